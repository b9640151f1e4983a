/** How spread out a row of attention weights is. */

/** H = −Σ p ln p in nats; 0 looks at one place, ln n looks everywhere alike. `weights` sums to 1. */
export function entropy(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    if (weight > 0) sum -= weight * Math.log(weight);
  }
  return Math.max(0, sum);
}

/** H / ln n, from 0 (one place) to 1 (uniform); 0 where there is only one place to look. */
export function normalisedEntropy(weights: ArrayLike<number>): number {
  return weights.length > 1 ? entropy(weights) / Math.log(weights.length) : 0;
}

/** e^H: how many places the row looks at, if it looked at each of them alike. */
export function effectivePositions(weights: ArrayLike<number>): number {
  return Math.exp(entropy(weights));
}
