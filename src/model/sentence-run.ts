/** Runs the sentence that the reader chose: first as the model would by itself, then with the reader's changes. Newest wins. */

import type { Engine, EngineProgress } from './engine';
import { isOrdinaryRun, type ReaderState } from './reader-state';
import type { Trace } from './trace';
import { ordinaryRequest, requestOf } from './trace-request';

export interface RunResult {
  /** What is shown. */
  readonly trace: Trace;
  /** The same sentence without the reader's changes; the same object where there are none. */
  readonly ordinary: Trace;
}

export class SentenceRun {
  readonly #engine: Engine;
  #current: AbortController | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The result when all of it is in memory already. */
  cached(state: ReaderState, modelId: string): RunResult | null {
    const ordinary = this.#engine.cached(ordinaryRequest(state, modelId));
    if (!ordinary || isOrdinaryRun(state)) return ordinary && { trace: ordinary, ordinary };
    const trace = this.#engine.cached(requestOf(state, modelId, ordinary.source));
    return trace && { trace, ordinary };
  }

  /** @returns null when a newer run took its place, or when it was cancelled */
  async run(state: ReaderState, modelId: string, onProgress: EngineProgress): Promise<RunResult | null> {
    this.cancel();
    const current = new AbortController();
    this.#current = current;
    const { signal } = current;
    try {
      const ordinary = await this.#engine.trace(ordinaryRequest(state, modelId), { signal, onProgress });
      const trace = isOrdinaryRun(state)
        ? ordinary
        : await this.#engine.trace(requestOf(state, modelId, ordinary.source), { signal, onProgress });
      return signal.aborted ? null : { trace, ordinary };
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    } finally {
      if (this.#current === current) this.#current = null;
    }
  }

  cancel(): void {
    this.#current?.abort();
    this.#current = null;
  }
}
