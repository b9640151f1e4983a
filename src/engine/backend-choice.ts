/** Which backend the client's next host starts with, what it needs for that, and what came of the last try with WebGPU. */

import type { ModelCard } from '../model/card';
import { WebGpuProblem, type Backend, type WebGpuProblemKind } from './backend';
import type { RuntimePayload } from './model-bytes';
import type { StartRuntime } from './protocol';

/** WebGPU as the plugin offers it. */
export interface WebGpuOffer {
  /** Whether the user wants it; asked before every run. */
  isWanted(): boolean;
  /** The runtime's file; null where it is not there. */
  loadFile(): Promise<Uint8Array | null>;
  /** It can't be used; WebAssembly takes over until the plugin asks to try again. */
  onProblem(kind: WebGpuProblemKind): void;
}

/** For reports: what the latest host computes with, and why not with WebGPU where that was wanted. */
export interface BackendState {
  readonly backend: Backend;
  /** Of WebGPU, as the browser tells it; empty where it tells nothing, or before WebGPU has run. */
  readonly adapter: string;
  readonly problem: WebGpuProblem | null;
}

export class BackendChoice {
  private problem: WebGpuProblem | null = null;
  private adapter = '';
  private readonly proved = new Set<string>();

  constructor(private readonly loadRuntime: () => Promise<RuntimePayload>, private readonly webgpu: WebGpuOffer | null) {}

  get state(): BackendState {
    return { backend: this.wanted, adapter: this.adapter, problem: this.problem };
  }

  get wanted(): Backend {
    return this.problem === null && this.webgpu?.isWanted() === true ? 'webgpu' : 'wasm';
  }

  /** What a host has to be given first. Throws a WebGpuProblem where that is not there. */
  async start(backend: Backend): Promise<StartRuntime> {
    if (backend === 'wasm') return { backend, runtime: await this.loadRuntime() };
    const file = await this.webgpu?.loadFile();
    if (!file) throw new WebGpuProblem('no-file', 'The runtime for WebGPU is not in the folder of the plugin.');
    return { backend, file };
  }

  /** WebGPU runs, and a model has passed the self-test there. */
  succeeded(card: ModelCard, adapter: string): void {
    this.adapter = adapter;
    this.proved.add(filesOf(card));
  }

  /** From now on WebAssembly, until `tryAgain`. Told once. */
  failed(problem: WebGpuProblem): void {
    this.problem = problem;
    this.webgpu?.onProblem(problem.kind);
  }

  tryAgain(): void {
    this.problem = null;
  }

  isProved(card: ModelCard): boolean {
    return this.proved.has(filesOf(card));
  }
}

function filesOf(card: ModelCard): string {
  return card.files.map(({ sha256 }) => sha256).join();
}
