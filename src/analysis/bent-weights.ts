/** A row of weights after the reader moved one of them. */

/** `weights` with `position` at `value` (0 … 1); the others keep their proportions and the row sums to 1. */
export function bentWeights(weights: ArrayLike<number>, position: number, value: number): number[] {
  const wanted = Math.max(0, Math.min(1, Number.isFinite(value) ? value : 0));
  const row = Array.from(weights), others = row.reduce((sum, weight, index) => (index === position ? sum : sum + weight), 0);
  const places = Math.max(1, row.length - 1);
  return row.map((weight, index) => {
    if (row.length === 1) return 1;
    if (index === position) return wanted;
    return others > 0 ? (weight / others) * (1 - wanted) : (1 - wanted) / places;
  });
}
