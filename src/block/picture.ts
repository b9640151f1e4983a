/** Everything that one drawing of a block shows: computed once, read by each part of the view. */

import type { AlignmentView } from '../analysis/alignment-view';
import type { ViewCell } from '../charts/alignment-controller';
import { toViewCell } from '../charts/view-cells';
import type { ModelCard } from '../model/card';
import { shownCell, type ReaderState } from '../model/reader-state';
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

export function shownViewCell(picture: Picture): ViewCell | null {
  return picture.result && toViewCell(picture.result.view, shownCell(picture.state));
}
