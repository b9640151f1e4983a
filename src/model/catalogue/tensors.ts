/** Which numbers of a trace a component is, by name. */

import type { Step, Trace } from '../trace';

export type TensorName =
  | 'source-ids'
  | 'encoder-states'
  | 'keys'
  | 'initial-state'
  | 'previous-word'
  | 'query'
  | 'scores'
  | 'weights'
  | 'context'
  | 'update-gate'
  | 'reset-gate'
  | 'state'
  | 'candidates';

/** Numbers of one sentence, and of one step where they belong to a step. */
export type TensorView =
  /** Row-major [rows, columns]; a vector has one row. */
  | { readonly kind: 'numbers'; readonly rows: number; readonly columns: number; readonly values: Float32Array }
  /** One number per source token, which can be named. */
  | { readonly kind: 'per-source-token'; readonly values: Float32Array; readonly labels: readonly string[] }
  | { readonly kind: 'choices'; readonly values: readonly number[]; readonly labels: readonly string[] }
  | { readonly kind: 'ids'; readonly ids: readonly number[]; readonly labels: readonly string[] };

/** The tensor at step `stepIndex` (0-based); null where the trace has none: no such step, or a model without it. */
export function readTensor(name: TensorName, trace: Trace, stepIndex: number): TensorView | null {
  switch (name) {
    case 'source-ids':
      return { kind: 'ids', ids: trace.source.tokens.map((token) => token.id), labels: pieces(trace) };
    case 'encoder-states':
      return { kind: 'numbers', ...trace.encoderStates };
    case 'keys':
      return trace.keys.columns === 0 ? null : { kind: 'numbers', ...trace.keys };
    case 'initial-state':
      return vector(trace.initialState);
    default: {
      const step = trace.steps[stepIndex];
      return step ? stepTensor(name, trace, step) : null;
    }
  }
}

function stepTensor(name: Exclude<TensorName, 'source-ids' | 'encoder-states' | 'keys' | 'initial-state'>, trace: Trace, step: Step): TensorView | null {
  switch (name) {
    case 'previous-word': return { kind: 'ids', ids: [step.previous.id], labels: [step.previous.piece] };
    case 'query': return vector(step.query);
    case 'scores': return perSourceToken(step.scores, trace);
    case 'weights': return perSourceToken(step.weights, trace);
    case 'context': return vector(step.context);
    case 'update-gate': return vector(step.updateGate);
    case 'reset-gate': return vector(step.resetGate);
    case 'state': return vector(step.state);
    case 'candidates':
      return {
        kind: 'choices',
        values: step.candidates.map((candidate) => candidate.probability),
        labels: step.candidates.map((candidate) => candidate.token.piece),
      };
  }
}

function vector(values: Float32Array): TensorView | null {
  return values.length === 0 ? null : { kind: 'numbers', rows: 1, columns: values.length, values };
}

function perSourceToken(values: Float32Array, trace: Trace): TensorView | null {
  return values.length === 0 ? null : { kind: 'per-source-token', values, labels: pieces(trace) };
}

function pieces(trace: Trace): string[] {
  return trace.source.tokens.map((token) => token.piece);
}
