/** Which links between the two sides of an alignment are worth drawing. */

import { weightsOfRow, type AlignmentView } from './alignment-view';

/** How much of a row's weight is worth showing: what drawings of single links keep of it, and what counts as nearly right in the quiz. */
export const SHOWN_SHARE = 0.75;

/** From a row to a column of an alignment. */
export interface Edge {
  readonly row: number;
  readonly column: number;
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
export function fewestEdges(view: AlignmentView, share: number): Edge[] {
  return view.rows.flatMap((_, row) => {
    const ofRow = weightsOfRow(view, row);
    return fewestPositions(ofRow, share).map((column) => ({ row, column, weight: ofRow[column] ?? 0 }));
  });
}
