/** What the rest of the plugin may ask of an engine, wherever it runs (worker, main thread, Node). */

import type { ModelCard } from './card';
import type { Decoding, Interventions, Trace } from './trace';

export interface TraceRequest {
  readonly modelId: string;
  readonly text: string;
  readonly decoding: Decoding;
  readonly interventions: Interventions;
}

export type EngineProblemKind =
  | 'unknown-model'
  /** The runtime's or the model's bytes are not what they should be. */
  | 'corrupt'
  /** The runtime could not start, stopped answering, or ran out of memory. */
  | 'runtime'
  /** The request makes no sense for this model. */
  | 'request'
  | 'disposed';

/** Thrown by every call of an engine, except for cancellation, which throws the signal's `AbortError`. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(readonly kind: EngineProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** How far a cold start is; shown after 150 ms. */
export type EngineProgress = (stage: 'runtime' | 'model' | 'running') => void;

export interface Engine {
  /** Models that can be asked for, by id. Costs nothing: nothing is decoded. */
  readonly models: readonly ModelCard[];
  /** Computes a trace, or takes it from the cache. */
  trace(request: TraceRequest, options?: { readonly signal?: AbortSignal; readonly onProgress?: EngineProgress }): Promise<Trace>;
  /** The trace when it is in memory already; for drawing in the same frame. */
  cached(request: TraceRequest): Trace | null;
  /** Ends the worker and forgets everything; later calls are refused. */
  dispose(): void;
}
