import { describe, expect, it } from 'vitest';
import { alignmentView, covering } from '../../../src/analysis/alignment-view';
import { bentWeights } from '../../../src/analysis/bent-weights';
import { currentQuestion, quizQuestions, quizVerdict } from '../../../src/analysis/quiz';
import { wordsToHide } from '../../../src/lens/honest-checks';
import { QuizScores } from '../../../src/model/quiz-scores';
import { INITIAL_STATE, update, type ReaderState } from '../../../src/model/reader-state';
import { madeTrace } from '../analysis/made-trace';

describe('bending one weight of a row', () => {
  it.each([
    ['gives it what was asked and lets the others keep their proportions', [0.5, 0.3, 0.2], 0, 0.75, [0.75, 0.15, 0.1]],
    ['takes all', [0.5, 0.5], 1, 1, [0, 1]],
    ['gives away all', [0.5, 0.25, 0.25], 0, 0, [0, 0.5, 0.5]],
    ['shares evenly where the others had nothing', [1, 0, 0], 0, 0.5, [0.5, 0.25, 0.25]],
    ['stays within 0 and 1', [0.5, 0.5], 0, 7, [1, 0]],
    ['reads no number as nothing', [0.5, 0.5], 0, NaN, [0, 1]],
    ['leaves a row of one alone', [1], 0, 0.2, [1]],
  ])('%s', (_, weights, position, value, expected) => {
    bentWeights(weights, position, value).forEach((weight, index) => { expect(weight).toBeCloseTo(expected[index] ?? NaN, 9); });
  });
});

describe('the quiz', () => {
  const trace = madeTrace({
    source: ['le', 'chat', '.'], target: ['the', 'cat', '.'],
    weights: [[0.6, 0.3, 0.05, 0.05], [0.05, 0.9, 0.05, 0], [0.1, 0.1, 0.7, 0.1], [0, 0, 0, 1]],
  });

  it('asks only for words that look at words, the most pointed first', () => {
    expect(quizQuestions(alignmentView(trace, 'words')).map(({ row, top }) => [row, top])).toEqual([[1, 1], [0, 0]]);
  });

  it('knows right, close and wrong', () => {
    const question = { row: 0, top: 0, accepted: [0, 1] };
    expect([0, 1, 2].map((column) => quizVerdict(question, column))).toEqual(['right', 'close', 'wrong']);
  });

  it('asks while it is a quiz, goes on from question to question, and asks nothing of a run without attention', () => {
    const quiz = { ...INITIAL_STATE, sentences: ['le chat.'], quiz: true }, view = alignmentView(trace, 'words');
    const rowOf = (state: ReaderState) => currentQuestion(trace, view, state)?.row;
    expect(rowOf(quiz)).toBe(1);
    expect(rowOf(update(quiz, { kind: 'ask', index: 1 }))).toBe(0);
    expect(currentQuestion(trace, view, update(quiz, { kind: 'guess', column: 2 }))?.guess).toBe(2);
    expect(rowOf({ ...quiz, quiz: false })).toBeUndefined();
    expect(currentQuestion({ ...trace, interventions: { ...trace.interventions, attention: false } }, view, quiz)).toBeNull();
  });

  it('covers the row that it asks about, and leaves the others as they are', () => {
    const view = alignmentView(trace, 'words'), covered = covering(view, 1);
    expect([...covered.weights.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    expect([...covered.weights.subarray(0, 4)]).toEqual([...view.weights.subarray(0, 4)]);
    expect(covering(view, null)).toBe(view);
  });

  it('keeps a score per note, and forgives a store that holds something else', () => {
    const kept = new Map<string, unknown>([['attention-lab-quiz', { 'Spoilt.md': 'seven', 'Odd.md': { right: 3, asked: 1 } }]]);
    const scores = new QuizScores({ load: (key) => kept.get(key), save: (key, value) => { kept.set(key, value); } });
    expect(scores.of('Spoilt.md')).toEqual({ right: 0, asked: 0 });
    expect(scores.of('Odd.md')).toEqual({ right: 0, asked: 0 });
    scores.add('Atención.md', 1);
    expect(scores.add('Atención.md', 0.5)).toEqual({ right: 1.5, asked: 2 });
    expect(scores.of('Encoder.md').asked).toBe(0);
  });
});

describe('the words that the honest check hides', () => {
  it('are the one that the step looks at most, and another, the same each time', () => {
    const trace = madeTrace({ source: ['le', 'chat', 'dort'], target: ['the'], weights: [[0.1, 0.8, 0.1, 0], [0, 0, 0, 1]] });
    const words = wordsToHide(trace, 0);
    expect(words?.top).toEqual({ text: 'chat', positions: [1] });
    expect(words?.random.text).not.toBe('chat');
    expect(wordsToHide(trace, 0)).toEqual(words);
    expect(wordsToHide(madeTrace({ source: ['oui'] }), 0)).toBeNull();
  });
});
