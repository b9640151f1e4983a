/** "Which word does the model look at?": questions about an alignment, and whether an answer is right. */

import { askedQuestion, type ReaderState } from '../model/reader-state';
import type { Trace } from '../model/trace';
import { weightsOfRow, type AlignmentView } from './alignment-view';
import { fewestPositions, SHOWN_SHARE } from './edges';
import { sinkColumns } from './sentence-measures';

export interface QuizQuestion {
  /** The emitted word that is asked about; a row of the alignment. */
  readonly row: number;
  /** The column with the most weight. */
  readonly top: number;
  /** The fewest columns that hold 75 % of the row, heaviest first; each is half right at least. */
  readonly accepted: readonly number[];
}

export type QuizVerdict = 'right' | 'close' | 'wrong';

/** Rows whose most attended column is a word, most pointed first: those that can be guessed. `view` has no covered row. */
export function quizQuestions(view: AlignmentView): QuizQuestion[] {
  const sinks = sinkColumns(view);
  const questions = view.rows.flatMap(({ kind }, row): QuizQuestion[] => {
    const accepted = fewestPositions(weightsOfRow(view, row), SHOWN_SHARE), top = accepted[0];
    return (kind !== 'word' && kind !== 'piece') || top === undefined || sinks.has(top) ? [] : [{ row, top, accepted }];
  });
  const weightOf = ({ row, top }: QuizQuestion): number => weightsOfRow(view, row)[top] ?? 0;
  return questions.sort((a, b) => weightOf(b) - weightOf(a));
}

export interface AskedQuestion extends QuizQuestion {
  /** The column that the reader picked; null: none yet. */
  readonly guess: number | null;
  /** How many questions the sentence is good for. */
  readonly count: number;
}

/** What the reader is asked now; null where nothing is, or where nothing can be: without attention no word is looked at. */
export function currentQuestion(trace: Trace, view: AlignmentView, state: ReaderState): AskedQuestion | null {
  const asked = askedQuestion(state);
  if (asked === null || !trace.interventions.attention) return null;
  const questions = quizQuestions(view), question = questions[asked.index % Math.max(1, questions.length)];
  return question === undefined ? null : { ...question, guess: asked.guess, count: questions.length };
}

export function quizVerdict({ top, accepted }: QuizQuestion, column: number): QuizVerdict {
  if (column === top) return 'right';
  return accepted.includes(column) ? 'close' : 'wrong';
}
