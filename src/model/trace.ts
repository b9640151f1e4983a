/**
 * The trace: for one sentence, everything that the model computed.
 * Charts, exports, cards, links and the command line only read it.
 * Symbols: S source tokens, T emitted tokens, H encoder state, D decoder state, A attention size.
 */

import type { Token, TokenizedText } from './tokens';

/** Row-major numbers: `values[row * columns + column]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** What the reader asked of one step's weights; positions are source tokens, 0-based. */
export type WeightRule =
  | { readonly kind: 'uniform' }
  | { readonly kind: 'shuffled'; readonly seed: number }
  | { readonly kind: 'one-hot'; readonly position: number }
  | { readonly kind: 'left' }
  /** Given numbers over all source tokens, not negative; the engine makes them sum to 1. */
  | { readonly kind: 'given'; readonly values: readonly number[] };

/** Everything a reader changed about a run. The empty value is an ordinary run. */
export interface Interventions {
  /** false: the decoder gets the fixed context vector at every step. */
  readonly attention: boolean;
  /** Source tokens that may not be looked at. */
  readonly hiddenPositions: readonly number[];
  /** A rule for the weights of every step, and rules for single steps, which win. */
  readonly weightsOfAllSteps: WeightRule | null;
  readonly weightsOfStep: ReadonlyMap<number, WeightRule>;
  /**
   * What is forced at single steps (0-based): a piece of the target vocabulary, or text that is cut into pieces and
   * also takes the steps after. The model goes on from there.
   */
  readonly forcedPieces: ReadonlyMap<number, string>;
}

export const NO_INTERVENTIONS: Interventions = {
  attention: true,
  hiddenPositions: [],
  weightsOfAllSteps: null,
  weightsOfStep: new Map(),
  forcedPieces: new Map(),
};

export type Decoding =
  | { readonly kind: 'greedy' }
  /** Score = Σ log p / length^lengthPenalty; size 1 is greedy. */
  | { readonly kind: 'beam'; readonly size: number; readonly lengthPenalty: number }
  /** The target is given; the trace tells what the model would have needed to say it. */
  | { readonly kind: 'forced'; readonly target: string };

/** Where the reader names none: scores are means of log p per token, so that no translation is favoured for its length alone. */
export const LENGTH_PENALTY = 1;

/** Beam search as it is meant where only a size is named. */
export function beamOf(size: number): Extract<Decoding, { readonly kind: 'beam' }> {
  return { kind: 'beam', size, lengthPenalty: LENGTH_PENALTY };
}

export interface Candidate {
  readonly token: Token;
  readonly probability: number;
}

/** One decoding step. Its row is labelled with the token *emitted* at this step. */
export interface Step {
  readonly previous: Token;
  readonly emitted: Token;
  /** log p(emitted), natural logarithm. */
  readonly logProbability: number;
  /** The most likely next tokens, most likely first. */
  readonly candidates: readonly Candidate[];
  readonly query: Float32Array; // [A]
  /** e_t before the softmax; -1e9 where hidden. */
  readonly scores: Float32Array; // [S]
  /** α_t as used for the context; sums to 1. */
  readonly weights: Float32Array; // [S]
  readonly context: Float32Array; // [H]
  /** z_t: how much of the old state is kept. */
  readonly updateGate: Float32Array; // [D]
  readonly resetGate: Float32Array; // [D]
  /** The row of the embedding table that the decoder read, for the previous token; empty where the model doesn't give it. */
  readonly embedding: Float32Array; // [E]
  /** s_t */
  readonly state: Float32Array; // [D]
  /** What the next step goes on from: s_t itself, or with the readout added to it in a model with input feeding. */
  readonly nextState: Float32Array; // [D]
}

/** Another finished hypothesis of the beam. */
export interface Alternative {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly logProbability: number;
  /** logProbability / length^lengthPenalty */
  readonly score: number;
}

/** Text that did not fit into the model's maximum; whole words, never silently cut. */
export interface LeftOut {
  readonly words: number;
  readonly text: string;
}

export interface Trace {
  readonly modelId: string;
  readonly source: TokenizedText;
  readonly leftOut: LeftOut | null;
  readonly encoderStates: Matrix; // [S,H]
  readonly keys: Matrix; // [S,A]
  readonly initialState: Float32Array; // [D]
  /** One per emitted token, `</s>` included when the sentence ended. */
  readonly steps: readonly Step[];
  readonly target: TokenizedText;
  /** false: the model's maximum length was reached before `</s>`. */
  readonly finished: boolean;
  /** Σ log p of the emitted tokens. */
  readonly logProbability: number;
  readonly alternatives: readonly Alternative[];
  readonly decoding: Decoding;
  readonly interventions: Interventions;
  /** Wall-clock milliseconds of the run in the engine. */
  readonly milliseconds: number;
}
