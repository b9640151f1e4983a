/** Traces across restarts, in the browser's own database. The least recently used ones make room. */

import type { Trace } from '../model/trace';
import type { TraceStore } from './trace-cache';

const DATABASE = 'attention-lab';
/** Raised whenever the shape of a trace changes: stored ones are then forgotten. */
const VERSION = 1;
const TRACES = 'traces';
const MAXIMUM_BYTES = 50_000_000;

interface Entry {
  readonly key: string;
  readonly trace: Trace;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/**
 * null where there is no such database. It is opened at the first call, not before.
 * @param maximumBytes asked anew whenever something is stored
 */
export function openIndexedDbStore(maximumBytes: () => number = () => MAXIMUM_BYTES): TraceStore | null {
  return typeof indexedDB === 'undefined' ? null : new IndexedDbStore(indexedDB, maximumBytes);
}

class IndexedDbStore implements TraceStore {
  private opened: Promise<IDBDatabase> | null = null;
  private closed = false;

  constructor(
    private readonly factory: IDBFactory,
    private readonly maximumBytes: () => number,
  ) {}

  async get(key: string): Promise<Trace | null> {
    const traces = await this.traces('readwrite');
    const entry = (await result(traces.get(key))) as Entry | undefined;
    if (!entry) return null;
    traces.put({ ...entry, usedAt: Date.now() } satisfies Entry);
    return entry.trace;
  }

  async put(key: string, trace: Trace, bytes: number): Promise<void> {
    const traces = await this.traces('readwrite');
    await result(traces.put({ key, trace, bytes, usedAt: Date.now() } satisfies Entry));
    await this.makeRoom();
  }

  async clear(): Promise<void> {
    const traces = await this.traces('readwrite');
    await result(traces.clear());
  }

  async size(): Promise<number> {
    return (await this.entries()).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  close(): void {
    this.closed = true;
    void this.opened?.then((database) => database.close()).catch(() => undefined);
  }

  private async makeRoom(): Promise<void> {
    const entries = await this.entries();
    let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    const maximum = this.maximumBytes();
    if (bytes <= maximum) return;
    const traces = await this.traces('readwrite');
    for (const entry of entries) {
      if (bytes <= maximum) break;
      traces.delete(entry.key);
      bytes -= entry.bytes;
    }
  }

  /** All entries without their traces, least recently used first. */
  private async entries(): Promise<Array<{ key: string; bytes: number }>> {
    const traces = await this.traces('readonly');
    const cursor = traces.index('usedAt, key, bytes').openKeyCursor();
    return new Promise((resolve, reject) => {
      const entries: Array<{ key: string; bytes: number }> = [];
      cursor.onerror = () => reject(cursor.error ?? new Error('The database cannot be read.'));
      cursor.onsuccess = () => {
        const at = cursor.result;
        if (!at) {
          resolve(entries);
          return;
        }
        const [, key, bytes] = at.key as [number, string, number];
        entries.push({ key, bytes });
        at.continue();
      };
    });
  }

  private async traces(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    if (this.closed) throw new Error('The store has been closed.');
    this.opened ??= this.open();
    return (await this.opened).transaction(TRACES, mode).objectStore(TRACES);
  }

  private open(): Promise<IDBDatabase> {
    const request = this.factory.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result;
      if (database.objectStoreNames.contains(TRACES)) database.deleteObjectStore(TRACES);
      const traces = database.createObjectStore(TRACES, { keyPath: 'key' });
      traces.createIndex('usedAt, key, bytes', ['usedAt', 'key', 'bytes']);
    };
    return result(request).then((database) => {
      // Another window with a later version of the plugin must not have to wait for this one.
      database.onversionchange = () => database.close();
      return database;
    });
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database failed.'));
  });
}
