/** What the lens shows one at a time: every view of a trace, and the panels that need the engine or the note as well. */

import type { CompareInput, CompareServices } from '../charts/compare-view';
import type { QuizInput, QuizServices } from '../charts/quiz-view';
import type { View } from '../charts/view';

export interface LensInput extends CompareInput, QuizInput {}

export interface LensPanel extends Omit<View, 'draw'> {
  draw(input: LensInput): void;
}

export interface LensPanelServices extends CompareServices, QuizServices {
  readonly undo: () => void;
  readonly canUndo: () => boolean;
}
