/** Everything that one drawing of a block shows: computed once, read by each part of the view. */

import { alignmentView, unitOfToken, type AlignmentView } from '../analysis/alignment-view';
import type { ViewCell } from '../charts/alignment-controller';
import type { ModelCard } from '../model/card';
import { shownCell, type Cell, type ReaderState } from '../model/reader-state';
import type { Trace } from '../model/trace';
import type { Problem } from './grammar';

export interface Picture {
  readonly state: ReaderState;
  readonly card: ModelCard;
  readonly models: readonly ModelCard[];
  /** What the model computed; null before the first result. */
  readonly result: { readonly trace: Trace; readonly ordinary: Trace; readonly view: AlignmentView } | null;
  readonly problems: readonly Problem[];
  /** The shown sentence as the note has it; null when the note has none here. */
  readonly sentenceInNote: string | null;
}

/** The words or pieces of a trace; the same object as before where nothing about it changed, so that nothing is laid out anew. */
export function viewOf(trace: Trace, state: ReaderState, before: Picture['result']): AlignmentView {
  return before?.trace === trace && before.view.grain === state.grain ? before.view : alignmentView(trace, state.grain);
}

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

export function shownViewCell(picture: Picture): ViewCell | null {
  return picture.result && toViewCell(picture.result.view, shownCell(picture.state));
}
