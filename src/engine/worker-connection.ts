/** A host in a worker of its own, made from a script that main.js carries as text. */

import type { Connection, ConnectionEvents, FromHost } from './protocol';

/** A page that forbids such workers says so at once, or by an error event, or not at all. */
const START_LIMIT = 10_000; // milliseconds

/** Resolves when the worker listens; rejects where it cannot be started. */
export function openWorker(script: string, events: ConnectionEvents): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    let worker: Worker;
    try {
      worker = new Worker(url);
    } catch (error) {
      URL.revokeObjectURL(url);
      reject(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    let started = false;
    const timer = window.setTimeout(() => fail(new Error('The worker did not start.')), START_LIMIT);
    const settle = (): void => {
      window.clearTimeout(timer);
      URL.revokeObjectURL(url);
    };
    const fail = (error: Error): void => {
      settle();
      worker.terminate();
      if (started) events.onBroken(error);
      else reject(error);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new Error(event.message || 'The worker failed.'));
    };
    worker.onmessageerror = () => fail(new Error('A message could not be read.'));
    worker.onmessage = ({ data }: MessageEvent<FromHost>) => {
      if (started) {
        events.onMessage(data);
      } else {
        started = true;
        settle();
        resolve({
          send: (message, transfer = []) => worker.postMessage(message, [...transfer]),
          close: () => worker.terminate(),
        });
      }
    };
  });
}
