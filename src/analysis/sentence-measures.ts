/**
 * Numbers about a whole translated sentence, without a reference translation.
 * The measures of attention are those of Rikters and Fishel, "Confidence through Attention" (2017), defined here by axis:
 * rows are emitted tokens, columns are source tokens.
 */

import type { TokenizedText } from '../model/tokens';
import type { Step, Trace } from '../model/trace';
import { entropy, normalisedEntropy } from './entropy';

export interface StepMeasures {
  /** Nats. */
  readonly entropy: number;
  /** 0 … 1 */
  readonly normalisedEntropy: number;
  /** p(emitted token), 0 … 1. */
  readonly probability: number;
  /** Weight on `</s>` and punctuation, 0 … 1. */
  readonly sinkShare: number;
}

export interface SentenceMeasures {
  readonly steps: readonly StepMeasures[];
  /** Σ_t α_ti per source token; near 1 means translated once. */
  readonly coverage: Float64Array; // [S]
  /** (1/S) Σ_i ln 1 / (1 + |1 − coverage_i|⁶); 0 is best. */
  readonly coverageDeviation: number;
  /** −(1/T) Σ_t of the rows' normalised entropies; 0 is most pointed. */
  readonly dispersionOfSteps: number;
  /** −(1/S) Σ_i of the columns' normalised entropies; 0 is most pointed. */
  readonly dispersionOfSource: number;
  /** exp(−0.05 (sum of the three above)²); 1 is best. */
  readonly confidence: number;
}

export function sentenceMeasures(trace: Trace): SentenceMeasures {
  const sinks = sinkPositions(trace.source);
  const coverage = coverageOf(trace);
  const coverageDeviation = mean([...coverage].map((sum) => -Math.log(1 + Math.abs(1 - sum) ** 6)));
  const dispersionOfSteps = -mean(trace.steps.map((step) => normalisedEntropy(step.weights)));
  const dispersionOfSource = -mean(columns(trace).map((column) => normalisedEntropy(column)));
  const total = coverageDeviation + dispersionOfSteps + dispersionOfSource;
  return {
    steps: trace.steps.map((step) => stepMeasures(step, sinks)),
    coverage, coverageDeviation, dispersionOfSteps, dispersionOfSource,
    confidence: Math.exp(-0.05 * total * total),
  };
}

/** Σ_t α_ti for each source token. */
export function coverageOf(trace: Trace): Float64Array {
  const coverage = new Float64Array(trace.source.tokens.length);
  for (const step of trace.steps) step.weights.forEach((weight, position) => { coverage[position] = (coverage[position] ?? 0) + weight; });
  return coverage;
}

/** Source positions that carry no word: `</s>` and marks without a letter or digit. */
export function sinkPositions(source: TokenizedText): ReadonlySet<number> {
  const sinks = new Set<number>();
  source.tokens.forEach((token, position) => { if (token.kind === 'end') sinks.add(position); });
  for (const word of source.words) {
    if (/[\p{L}\p{N}]/u.test(word.text)) continue;
    for (let position = word.firstToken; position < word.endToken; position++) sinks.add(position);
  }
  return sinks;
}

function stepMeasures(step: Step, sinks: ReadonlySet<number>): StepMeasures {
  let sinkShare = 0;
  for (const position of sinks) sinkShare += step.weights[position] ?? 0;
  return {
    entropy: entropy(step.weights), normalisedEntropy: normalisedEntropy(step.weights),
    probability: Math.exp(step.logProbability), sinkShare,
  };
}

/** Each source token's weights over the steps, made to sum to 1; a token nobody looked at counts as pointed. */
function columns(trace: Trace): number[][] {
  return trace.source.tokens.map((_, position) => {
    const column = trace.steps.map((step) => step.weights[position] ?? 0);
    const sum = column.reduce((total, weight) => total + weight, 0);
    return sum > 0 ? column.map((weight) => weight / sum) : [];
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}
