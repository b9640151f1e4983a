/** The script of the engine's worker. */

import { EngineHost } from './engine-host';
import type { ToHost } from './protocol';

/** What a dedicated worker's global scope offers of the things used here; the DOM's types describe a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToHost>) => void) | null;
  postMessage(message: unknown, transfer: readonly Transferable[]): void;
  importScripts(address: string): void;
}

const scope = self as unknown as WorkerScope;
const host = new EngineHost((message, transfer) => scope.postMessage(message, transfer), (script, variable) => {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    scope.importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
  }
  return (self as unknown as Readonly<Record<string, unknown>>)[variable];
});
scope.onmessage = ({ data }) => host.receive(data);
scope.postMessage({ kind: 'ready' }, []);
