/** Where this device computes. Kept on the device and not in data.json, which may be synced: another device has another graphics card. */

import { Notice, type App } from 'obsidian';
import type { WebGpuProblemKind } from '../engine/backend';
import type { BackendState, WebGpuOffer } from '../engine/backend-choice';
import type { ModelSource } from '../engine/model-bytes';
import { createEngine, type PluginEngine } from '../engine/create-engine';
import { millisecondsPerSentence } from '../engine/measure';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { Decoding } from '../model/trace';
import { readBackend, wantsWebGpu, writeBackend, type BackendPreference, type BackendTimes, type StoredBackend } from './backend';
import type { WebGpuStorage } from './webgpu-storage';

export interface DeviceBackendServices {
  readonly app: App;
  readonly texts: Texts;
  readonly storage: WebGpuStorage;
  /** The plugin's engine; null as long as nobody has needed it. */
  readonly engine: () => PluginEngine | null;
  readonly imported: () => readonly ModelSource[];
}

export type Measurement = { readonly times: BackendTimes; readonly problem: null } | { readonly times: null; readonly problem: WebGpuProblemKind };

const KEY = 'attention-lab-backend';

export class DeviceBackend implements WebGpuOffer {
  /** Ends a measurement that is under way. */
  private stopMeasuring = new AbortController();

  constructor(private readonly services: DeviceBackendServices) {}

  get chosen(): StoredBackend {
    return readBackend(this.services.app.loadLocalStorage(KEY));
  }

  choose(preference: BackendPreference): void {
    this.keep({ ...this.chosen, preference });
  }

  /** The file came or went. */
  fileMayHaveChanged(): void {
    this.services.engine()?.tryWebGpuAgain();
  }

  isWanted(): boolean {
    return wantsWebGpu(this.chosen);
  }

  loadFile(): Promise<Uint8Array | null> {
    return this.services.storage.read();
  }

  onProblem(kind: WebGpuProblemKind): void {
    const { backend } = this.services.texts;
    new Notice(backend.fellBack(backend.problems[kind]));
  }

  /** Times both backends with engines of their own. @throws what the engine throws, and an `AbortError` after `dispose` */
  async measure(model: ModelCard, decoding: Decoding): Promise<Measurement> {
    const { signal } = (this.stopMeasuring = new AbortController());
    const loadFile = (): Promise<Uint8Array | null> => this.loadFile();
    const webgpu = await this.time({ isWanted: () => true, loadFile, onProblem: () => undefined }, model, decoding, signal);
    if (webgpu.problem !== null) return { times: null, problem: webgpu.problem };
    const wasm = await this.time(null, model, decoding, signal);
    const times = { wasm: wasm.milliseconds, webgpu: webgpu.milliseconds };
    this.keep({ ...this.chosen, times });
    return { times, problem: null };
  }

  /** For the report, in English. */
  async describe(): Promise<string> {
    const { preference, times } = this.chosen;
    return [
      `Backend: ${describeState(this.services.engine()?.backend ?? null)}`,
      `  chosen: ${preference}; file for WebGPU: ${await this.services.storage.state()}`,
      ...(times ? [`  measured per sentence: WASM ${times.wasm.toFixed(1)} ms, WebGPU ${times.webgpu.toFixed(1)} ms`] : []),
    ].join('\n');
  }

  dispose(): void {
    this.stopMeasuring.abort();
  }

  private async time(webgpu: WebGpuOffer | null, model: ModelCard, decoding: Decoding, signal: AbortSignal): Promise<{ milliseconds: number; problem: WebGpuProblemKind | null }> {
    const engine = createEngine({ imported: this.services.imported(), store: null, webgpu, memoryBytes: 0 });
    const end = (): void => engine.dispose();
    signal.addEventListener('abort', end);
    try {
      signal.throwIfAborted();
      const milliseconds = await millisecondsPerSentence(engine, model, decoding, signal);
      return { milliseconds, problem: engine.backend.problem?.kind ?? null };
    } finally {
      signal.removeEventListener('abort', end);
      engine.dispose();
    }
  }

  private keep(chosen: StoredBackend): void {
    this.services.app.saveLocalStorage(KEY, writeBackend(chosen));
    this.services.engine()?.tryWebGpuAgain();
  }
}

function describeState(state: BackendState | null): string {
  if (state === null) return 'not started';
  const { backend, adapter, problem } = state;
  if (backend === 'webgpu') return `WebGPU${adapter ? `, ${adapter}` : ''}`;
  return `WASM, one thread${problem ? `; WebGPU: ${problem.kind}, ${problem.message}` : ''}`;
}
