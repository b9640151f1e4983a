/** What the lens shows one at a time: every view of a trace, and the panels that need the engine or the note as well. */

import type { View, ViewInput, ViewServices } from '../charts/view';
import type { Engine } from '../model/engine';
import type { Trace } from '../model/trace';
import type { QuizScores } from './quiz-scores';

export interface LensInput extends ViewInput {
  /** The sentence as the model translates it by itself. */
  readonly ordinary: Trace;
  readonly sourcePath: string;
}

export interface LensPanel extends Omit<View, 'draw'> {
  draw(input: LensInput): void;
}

export interface LensPanelServices extends ViewServices {
  readonly engine: Engine;
  readonly quizScores: QuizScores;
  readonly undo: () => void;
  readonly canUndo: () => boolean;
}
