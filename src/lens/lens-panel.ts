/** What the lens shows one at a time: every view of a trace, and the panels that need the engine or the note as well. */

import type { CompareInput, CompareServices } from '../charts/compare-view';
import type { QuizInput, QuizServices } from '../charts/quiz-view';
import type { View as ChartView } from '../charts/view';
import type { View } from '../model/reader-state';

export interface LensInput extends CompareInput, QuizInput {}

export interface LensPanel extends Omit<ChartView, 'draw'> {
  draw(input: LensInput): void;
  /** The view of a block that shows what this section shows now, where it has more than one form. */
  readonly savedView?: View;
}

export interface LensPanelServices extends CompareServices, QuizServices {
  readonly undo: () => void;
  readonly canUndo: () => boolean;
}
