/** What each source token brings into one context vector. */

import type { Step, Trace } from '../model/trace';

export interface ContextShare {
  /** α_ti: the factor in the weighted sum. */
  readonly weight: number;
  /** |α_ti h_i|: how long the added vector is. */
  readonly length: number;
  /** How far α_ti h_i goes in the direction of c_t, as a share of |c_t|; all shares sum to 1, one may be negative. */
  readonly share: number;
}

/** One entry per source token. Shares only mean something where c_t is the weighted sum, not the fixed vector. */
export function contextShares(trace: Trace, step: Step): ContextShare[] {
  const context = weightedSum(trace, step.weights);
  const square = context.reduce((sum, value) => sum + value * value, 0);
  return trace.source.tokens.map((_, position) => {
    const weight = step.weights[position] ?? 0;
    let dot = 0, own = 0;
    for (let k = 0; k < trace.encoderStates.columns; k++) {
      const value = trace.encoderStates.values[position * trace.encoderStates.columns + k] ?? 0;
      dot += value * (context[k] ?? 0);
      own += value * value;
    }
    return { weight, length: weight * Math.sqrt(own), share: square > 0 ? (weight * dot) / square : 0 };
  });
}

/** Σ_i α_i h_i, computed here from the weights and the encoder states, in doubles. */
export function weightedSum(trace: Trace, weights: ArrayLike<number>): Float64Array {
  const { rows, columns, values } = trace.encoderStates;
  const sum = new Float64Array(columns);
  for (let position = 0; position < rows; position++) {
    for (let k = 0; k < columns; k++) sum[k] = (sum[k] ?? 0) + (weights[position] ?? 0) * (values[position * columns + k] ?? 0);
  }
  return sum;
}
