/** Which links between source and emitted tokens are worth drawing. */

import type { Trace } from '../model/trace';

export interface Edge {
  /** Emitted token, 0-based. */
  readonly step: number;
  /** Source token, 0-based. */
  readonly position: number;
  readonly weight: number;
}

/** The fewest positions whose weights reach `share` of the row's sum, heaviest first. */
export function fewestPositions(weights: ArrayLike<number>, share: number): number[] {
  const order = Array.from({ length: weights.length }, (_, position) => position)
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const total = order.reduce((sum, position) => sum + (weights[position] ?? 0), 0);
  const kept: number[] = [];
  let reached = 0;
  for (const position of order) {
    if (reached >= share * total - 1e-9) break;
    kept.push(position);
    reached += weights[position] ?? 0;
  }
  return kept;
}

/** The fewest edges that hold `share` (0 … 1) of each row's weight. */
export function fewestEdges(trace: Trace, share: number): Edge[] {
  return trace.steps.flatMap((step, index) =>
    fewestPositions(step.weights, share).map((position) => ({ step: index, position, weight: step.weights[position] ?? 0 })));
}
