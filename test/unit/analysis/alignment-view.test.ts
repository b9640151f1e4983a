import { describe, expect, it } from 'vitest';
import { alignmentView, strongestLink, unitOfToken } from '../../../src/analysis/alignment-view';
import type { TokenizedText, Word } from '../../../src/model/tokens';
import type { Trace } from '../../../src/model/trace';
import { madeTrace } from './made-trace';

/** Makes words of several pieces: `ends` are the token indices at which each word ends. */
function grouped(side: TokenizedText, ends: readonly number[]): TokenizedText {
  const words = ends.map((endToken, index): Word => {
    const firstToken = index === 0 ? 0 : ends[index - 1] ?? 0;
    const pieces = side.words.slice(firstToken, endToken);
    return { text: pieces.map((word) => word.text).join(''), start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0, firstToken, endToken };
  });
  return { ...side, words };
}

/** "le chat espagn|ol" → "the Span|ish cat" */
function tracedInPieces(): Trace {
  const made = madeTrace({
    source: ['le', 'chat', 'espagn', 'ol'],
    target: ['the', 'Span', 'ish', 'cat'],
    weights: [
      [0.7, 0.1, 0.1, 0.05, 0.05],
      [0.0, 0.2, 0.5, 0.2, 0.1],
      [0.1, 0.0, 0.3, 0.4, 0.2],
      [0.1, 0.8, 0.05, 0.05, 0.0],
      [0.0, 0.0, 0.1, 0.1, 0.8],
    ],
  });
  return { ...made, source: grouped(made.source, [1, 2, 4]), target: grouped(made.target, [1, 3, 4]) };
}

const near = (values: readonly number[]): unknown[] => values.map((value): unknown => expect.closeTo(value, 6));

const rowsOf = (view: ReturnType<typeof alignmentView>): number[][] =>
  view.rows.map((_, row) => [...view.weights.slice(row * view.columns.length, (row + 1) * view.columns.length)]);

describe('the alignment by words', () => {
  const view = alignmentView(tracedInPieces(), 'words');

  it('labels each row with the word that is emitted there, and each column with a source word or the end', () => {
    expect(view.rows.map((row) => row.text)).toEqual(['the', 'Spanish', 'cat']);
    expect(view.columns.map((column) => [column.text, column.kind])).toEqual([['le', 'word'], ['chat', 'word'], ['espagnol', 'word'], ['</s>', 'end']]);
  });

  it('sums the columns of a source word and averages the rows of an emitted word', () => {
    const [the, spanish, cat] = rowsOf(view);
    expect(the).toEqual(near([0.7, 0.1, 0.15, 0.05]));
    expect(spanish).toEqual(near([0.05, 0.1, 0.7, 0.15]));
    expect(cat).toEqual(near([0.1, 0.8, 0.1, 0]));
  });

  it('keeps every row summing to 1, because the end of the sentence keeps its column', () => {
    for (const row of rowsOf(view)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
  });

  it('gives a word the product of the probabilities of its pieces', () => {
    const { steps } = tracedInPieces();
    const [, span, ish] = steps;
    expect(view.probabilities[1]).toBeCloseTo(Math.exp((span?.logProbability ?? 0) + (ish?.logProbability ?? 0)), 6);
  });

  it('finds the word of a token, and no row for the end of the sentence', () => {
    expect(unitOfToken(view.rows, 2)).toBe(1);
    expect(unitOfToken(view.columns, 3)).toBe(2);
    expect(unitOfToken(view.rows, 4)).toBeNull();
    expect(unitOfToken(view.rows, null)).toBeNull();
  });

  it('knows its strongest link', () => {
    expect(strongestLink(view)).toEqual({ row: 2, column: 1, weight: expect.closeTo(0.8, 6) as number });
  });
});

describe('the alignment by pieces', () => {
  it('has every emitted token as a row, the end of the sentence included, exactly as computed', () => {
    const trace = tracedInPieces();
    const view = alignmentView(trace, 'subwords');
    expect(view.rows.map((row) => row.text)).toEqual(['▁the', '▁Span', '▁ish', '▁cat', '</s>']);
    expect(rowsOf(view)).toEqual(trace.steps.map((step) => [...step.weights]));
  });
});

describe('repeated words', () => {
  it('stay apart, each with its own row and column', () => {
    const view = alignmentView(madeTrace({
      source: ['le', 'chat', 'le'], target: ['the', 'the'],
      weights: [[1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
    }), 'words');
    expect(rowsOf(view)).toEqual([[1, 0, 0, 0], [0, 0, 1, 0]]);
  });
});

describe('a sentence without words', () => {
  it('is an empty alignment', () => {
    const view = alignmentView(madeTrace({ source: [], target: [], weights: [[1]] }), 'words');
    expect([view.rows.length, view.columns.length, strongestLink(view)]).toEqual([0, 1, null]);
  });
});
