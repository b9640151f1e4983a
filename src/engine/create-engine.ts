/** The engine of the plugin: runtime and models from main.js, in a worker where the app allows one. Nothing is decoded before the first trace. */

import models from 'embedded:models';
import runtime from 'embedded:runtime';
import workerScript from 'inline:./worker';
import type { Engine } from '../model/engine';
import { EngineClient, type ModelSource } from './client';
import type { Connection, ConnectionEvents } from './protocol';
import { openIndexedDbStore } from './indexed-db-store';
import type { TraceStore } from './trace-cache';
import { openWorker } from './worker-connection';

export interface EngineOptions {
  /** Imported models, after those that main.js carries. A model with a known id takes its place. */
  readonly imported?: readonly ModelSource[];
  /** Where traces outlive the session; null: nowhere. */
  readonly store?: TraceStore | null;
  /** The worker and its memory are released after so many milliseconds without work. */
  readonly idleAfter?: number;
}

const MEGABYTE = 1_000_000;

export function createEngine({ imported = [], store = openIndexedDbStore(), idleAfter = 120_000 }: EngineOptions = {}): Engine {
  const sources = new Map<string, ModelSource>();
  for (const { card, base64 } of models) {
    sources.set(card.id, { card, load: () => Promise.resolve({ encoding: 'zstd-base64', text: base64 }) });
  }
  for (const source of imported) sources.set(source.card.id, source);
  return new EngineClient({
    models: [...sources.values()],
    loadRuntime: () => Promise.resolve({ payload: { encoding: 'zstd-base64', text: runtime.base64 }, sha256: runtime.sha256 }),
    connect,
    schedule: (action, milliseconds) => {
      const timer = window.setTimeout(action, milliseconds);
      return () => window.clearTimeout(timer);
    },
    store,
    memoryBytes: 32 * MEGABYTE,
    idleAfter,
    silenceLimit: 30_000,
  });
}

/** A worker; where none can be started, the same host on this thread. */
async function connect(events: ConnectionEvents): Promise<Connection> {
  try {
    return await openWorker(workerScript, events);
  } catch {
    // Pages whose security policy forbids workers from text get here; the engine then works in short slices.
    const { openLocal } = await import('./local-connection');
    return openLocal(events);
  }
}
