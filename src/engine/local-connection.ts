/** A host beside the client: in Node, and in pages that allow no worker. Messages are handed over in later turns, as between threads. */

import { EngineHost } from './engine-host';
import type { Connection, ConnectionEvents } from './protocol';

export function openLocal(events: ConnectionEvents): Connection {
  let closed = false;
  const host = new EngineHost((message) => {
    if (!closed) events.onMessage(message);
  }, null);
  return {
    send: (message) => {
      void Promise.resolve(message).then((sent) => host.receive(sent));
    },
    close: () => {
      closed = true;
      host.close().catch((error: unknown) => events.onBroken(error instanceof Error ? error : new Error(String(error))));
    },
  };
}
