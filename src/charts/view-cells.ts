/** Between what a reader chose (tokens) and what an alignment chart shows (rows and columns of words or pieces). */

import { unitOfToken, type AlignmentView } from '../analysis/alignment-view';
import type { Cell } from '../model/reader-state';
import type { ViewCell } from './alignment-controller';

/** A cell of tokens as rows and columns of the view. */
export function toViewCell(view: AlignmentView, cell: Cell | null): ViewCell | null {
  if (cell === null) return null;
  const at = { row: unitOfToken(view.rows, cell.step), column: unitOfToken(view.columns, cell.position) };
  return at.row === null && at.column === null ? null : at;
}

/** A cell of the view as tokens: the first of each word. */
export function toTokenCell(view: AlignmentView, at: ViewCell): Cell {
  return {
    step: at.row === null ? null : view.rows[at.row]?.firstToken ?? null,
    position: at.column === null ? null : view.columns[at.column]?.firstToken ?? null,
  };
}
