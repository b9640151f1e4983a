/** A trace over a real sentence whose weights, contexts and probabilities agree with one another, made without a model. */

import type { Token, TokenId, TokenizedText, Word } from '../../../src/model/tokens';
import { NO_INTERVENTIONS, type Step, type Trace } from '../../../src/model/trace';

export interface MadeTraceOptions {
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  /** One row per emitted token, `</s>` included; columns as the source tokens, `</s>` included. Rows sum to 1. */
  readonly weights?: readonly (readonly number[])[];
  readonly encoderState?: number;
}

/** `source` and `target` are words; each is one token, and `</s>` follows. */
export function madeTrace(options: MadeTraceOptions = {}): Trace {
  const source = tokenized(options.source ?? ['Je', 'ne', 'parle', 'pas', 'espagnol', '.']);
  const target = tokenized(options.target ?? ['I', 'do', "n't", 'speak', 'Spanish', '.']);
  const columns = options.encoderState ?? 8;
  const random = sequence(7);
  const states = Float32Array.from({ length: source.tokens.length * columns }, () => random() * 2 - 1);
  const steps = target.tokens.map((emitted, index): Step => {
    const scores = source.tokens.map(() => random() * 6 - 3);
    const weights = options.weights?.[index] ?? softmax(scores);
    const context = Array.from({ length: columns }, (_, k) =>
      weights.reduce((sum, weight, position) => sum + weight * (states[position * columns + k] ?? 0), 0));
    const probability = 0.4 + 0.5 * random();
    return {
      previous: target.tokens[index - 1] ?? token('<s>', 'start', 0, 0), emitted,
      logProbability: Math.log(probability),
      candidates: [{ token: emitted, probability }, { token: piece('▁the', 1000 + index, 0), probability: (1 - probability) / 2 }],
      query: Float32Array.from({ length: 4 }, () => random()), scores: Float32Array.from(scores), weights: Float32Array.from(weights),
      context: Float32Array.from(context),
      updateGate: Float32Array.from({ length: 6 }, () => random()), resetGate: Float32Array.from({ length: 6 }, () => random()), embedding: new Float32Array(0),
      state: Float32Array.from({ length: 6 }, () => random() * 2 - 1),
      nextState: Float32Array.from({ length: 6 }, () => random() * 2 - 1),
    };
  });
  return {
    modelId: 'made', source, leftOut: null,
    encoderStates: { rows: source.tokens.length, columns, values: states },
    keys: { rows: source.tokens.length, columns: 4, values: Float32Array.from({ length: source.tokens.length * 4 }, () => random()) },
    initialState: new Float32Array(6), steps, target, finished: true,
    logProbability: steps.reduce((sum, step) => sum + step.logProbability, 0),
    alternatives: [], decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS, milliseconds: 1,
  };
}

function tokenized(words: readonly string[]): TokenizedText {
  const text = words.join(' ');
  let start = 0;
  const made = words.map((word, index): { token: Token; word: Word } => {
    const at = start;
    start += word.length + 1;
    return {
      token: piece(`▁${word}`, 260 + index, at),
      word: { text: word, start: at, end: at + word.length, firstToken: index, endToken: index + 1 },
    };
  });
  return { text, words: made.map(({ word }) => word), tokens: [...made.map((entry) => entry.token), token('</s>', 'end', 2, text.length)] };
}

function piece(text: string, id: number, start: number): Token {
  return { id: id as TokenId, piece: text, kind: 'piece', start, end: start + text.replace('▁', '').length };
}

function token(text: string, kind: Token['kind'], id: number, at: number): Token {
  return { id: id as TokenId, piece: text, kind, start: at, end: at };
}

export function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Numbers from 0 to 1 that are the same on every machine. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
