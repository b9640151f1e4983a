/** Traces that were computed already: the recent ones in memory, more of them in a store that outlives the session. */

import type { ModelCard } from '../model/card';
import type { TraceRequest } from '../model/engine';
import type { Trace } from '../model/trace';
import { normalise } from '../model/words';

/** A store of traces across restarts. Its failures are not the reader's business: what is not there is computed again. */
export interface TraceStore {
  get(key: string): Promise<Trace | null>;
  put(key: string, trace: Trace, bytes: number): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Bytes kept, about. */
  size(): Promise<number>;
  close(): void;
}

/** Two requests with the same key have the same trace: model files, sentence, decoding and interventions are the same. */
export function keyOf(card: ModelCard, { text, decoding, interventions }: TraceRequest): string {
  const run = [
    decoding,
    interventions.attention,
    [...new Set(interventions.hiddenPositions)].sort((one, other) => one - other),
    interventions.weightsOfAllSteps,
    [...interventions.weightsOfStep].sort(([one], [other]) => one - other),
    [...interventions.forcedPieces].sort(([one], [other]) => one - other),
  ];
  return keyBeginning(card, text) + JSON.stringify(run);
}

/** The part of a key that all runs of a model on a sentence share. */
function keyBeginning(card: ModelCard, text: string): string {
  return JSON.stringify([card.files.map(({ sha256 }) => sha256.slice(0, 16)).join(''), normalise(text)]);
}

/** The most recent traces, up to a number of bytes. */
export class TraceMemory {
  private readonly traces = new Map<string, { trace: Trace; bytes: number }>(); // least recently used first
  private bytes = 0;

  constructor(private readonly maximumBytes: number) {}

  get(key: string): Trace | null {
    const kept = this.traces.get(key);
    if (!kept) return null;
    this.traces.delete(key);
    this.traces.set(key, kept);
    return kept.trace;
  }

  put(key: string, trace: Trace): void {
    this.bytes -= this.traces.get(key)?.bytes ?? 0;
    this.traces.delete(key);
    const bytes = bytesOf(trace);
    this.traces.set(key, { trace, bytes });
    this.bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.traces) {
      if (this.bytes <= this.maximumBytes || oldest === key) break;
      this.traces.delete(oldest);
      this.bytes -= freed;
    }
  }

  /** The latest trace of a sentence by a model, whatever was changed about the run. */
  latestOf(card: ModelCard, text: string): Trace | null {
    const beginning = keyBeginning(card, text);
    const latest = [...this.traces].reverse().find(([key]) => key.startsWith(beginning));
    return latest?.[1].trace ?? null;
  }

  clear(): void {
    this.traces.clear();
    this.bytes = 0;
  }
}

/** About how many bytes a trace takes. */
export function bytesOf(trace: Trace): number {
  const numbers = trace.encoderStates.values.length + trace.keys.values.length + trace.initialState.length;
  const ofSteps = trace.steps.reduce(
    (sum, step) => sum + step.query.length + 2 * step.weights.length + step.context.length + 3 * step.state.length + 40 * step.candidates.length,
    0,
  );
  return 4 * (numbers + ofSteps);
}
