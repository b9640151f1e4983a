/** "Which word does the model look at?": questions about a trace, and whether an answer is right. */

import type { Trace } from '../model/trace';
import { fewestPositions } from './edges';
import { sinkPositions } from './sentence-measures';

export interface QuizQuestion {
  readonly step: number;
  /** The source token with the most weight. */
  readonly top: number;
  /** The fewest source tokens that hold 75 % of the row, heaviest first; each is half right at least. */
  readonly accepted: readonly number[];
}

export type QuizVerdict = 'right' | 'close' | 'wrong';

/** Steps whose most attended token carries a word, most pointed first: those that can be guessed. */
export function quizQuestions(trace: Trace): QuizQuestion[] {
  const sinks = sinkPositions(trace.source);
  const questions = trace.steps.flatMap((step, index): QuizQuestion[] => {
    const accepted = fewestPositions(step.weights, 0.75), top = accepted[0];
    return step.emitted.kind !== 'piece' || top === undefined || sinks.has(top) ? [] : [{ step: index, top, accepted }];
  });
  const weightOf = ({ step, top }: QuizQuestion): number => trace.steps[step]?.weights[top] ?? 0;
  return questions.sort((a, b) => weightOf(b) - weightOf(a));
}

export function quizVerdict({ top, accepted }: QuizQuestion, position: number): QuizVerdict {
  if (position === top) return 'right';
  return accepted.includes(position) ? 'close' : 'wrong';
}
