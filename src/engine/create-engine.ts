/** The engine of the plugin: runtime and models from main.js, in a worker where the app allows one. Nothing is decoded before the first trace. */

import models from 'embedded:models';
import runtime from 'embedded:runtime';
import workerScript from 'inline:./worker';
import type { Engine } from '../model/engine';
import type { BackendState, WebGpuOffer } from './backend-choice';
import { EngineClient } from './client';
import type { ModelSource } from './model-bytes';
import type { Connection, ConnectionEvents } from './protocol';
import { openIndexedDbStore } from './indexed-db-store';
import type { TraceStore } from './trace-cache';
import { openWorker } from './worker-connection';

export interface EngineOptions {
  /** Imported models, after those that main.js carries. A model with a known id takes its place. */
  readonly imported?: readonly ModelSource[];
  /** Where traces outlive the session; null: nowhere. */
  readonly store?: TraceStore | null;
  /** null: only WebAssembly. */
  readonly webgpu?: WebGpuOffer | null;
  /** The worker and its memory are released after so many milliseconds without work; asked anew whenever work ends. */
  readonly idleAfter?: () => number;
  /** Room for traces in memory, in bytes. 0: only the latest is kept. */
  readonly memoryBytes?: number;
}

/** An engine whose imported models and backend may change while it runs. */
export interface PluginEngine extends Engine {
  /** These are the imported models from now on. */
  importModels(imported: readonly ModelSource[]): void;
  /** What the next run is computed with. */
  readonly backend: BackendState;
  /** Forgets that WebGPU could not be used: the user chose anew, or brought the file. */
  tryWebGpuAgain(): void;
}

export function createEngine({ imported = [], store = openIndexedDbStore(), webgpu = null, idleAfter = () => 120_000, memoryBytes = 32_000_000 }: EngineOptions = {}): PluginEngine {
  const carried = models.cards.map((card): ModelSource => ({ card, load: () => Promise.resolve({ encoding: 'archived' }) }));
  const client = new EngineClient({
    models: [...carried, ...imported],
    loadRuntime: () => Promise.resolve({ payload: { encoding: 'zstd-base85', text: runtime.base85 }, sha256: runtime.sha256 }),
    archive: { files: models.files, payload: { encoding: 'zstd-base85', text: models.base85 } },
    webgpu,
    connect,
    schedule: (action, milliseconds) => {
      const timer = window.setTimeout(action, milliseconds);
      return () => window.clearTimeout(timer);
    },
    store,
    memoryBytes,
    idleAfter,
    silenceLimit: 30_000,
  });
  return Object.assign(client, { importModels: (sources: readonly ModelSource[]) => client.offer([...carried, ...sources]) });
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
