/** Links between given words, read off traces whose target was forced. */

import type { Token } from '../../src/model/tokens';
import type { Trace } from '../../src/model/trace';

/** A given word's place in its side's text, in UTF-16 offsets. */
export type Span = readonly [start: number, end: number];

/** 0-based positions of the given words. */
export interface Link {
  readonly source: number;
  readonly target: number;
}

/** A number for each pair of words, [target words, source words]: the larger, the more the two belong together. */
export type WordMatrix = ReadonlyArray<readonly number[]>;

/** For each target word the source word with the largest number, where there is one above 0. */
export function strongestLinks(matrix: WordMatrix): Link[] {
  return matrix.flatMap((row, target) => {
    const source = indexOfLargest(row);
    return (row[source] ?? 0) > 0 ? [{ source, target }] : [];
  });
}

/** The links that are the strongest of their target word and of their source word alike. */
export function mutualLinks(matrix: WordMatrix): Link[] {
  return strongestLinks(matrix).filter(({ source, target }) => indexOfLargest(matrix.map((row) => row[source] ?? 0)) === target);
}

/**
 * The log-probability that each target word loses when a source word is hidden. `hidden[j]` is the trace with source word j
 * hidden, null where the word has no tokens to hide.
 */
export function hidingCosts(trace: Trace, hidden: ReadonlyArray<Trace | null>, targetSpans: readonly Span[]): WordMatrix {
  return targetSpans.map((span) => {
    const steps = sharesOf(span, trace.target.tokens).filter(({ token }) => token < trace.steps.length);
    return hidden.map((without) =>
      without ? steps.reduce((cost, { token, share }) => cost + share * ((trace.steps[token]?.logProbability ?? 0) - (without.steps[token]?.logProbability ?? 0)), 0) : 0,
    );
  });
}

/** The source tokens of a given word. */
export function tokensOf(span: Span, tokens: readonly Token[]): number[] {
  return sharesOf(span, tokens).map(({ token }) => token);
}

/**
 * The weights between words: summed over the tokens of a source word, averaged over those of a target word. The column of
 * `</s>` stands for no word and is left out.
 */
export function wordWeights(trace: Trace, sourceSpans: readonly Span[], targetSpans: readonly Span[]): WordMatrix {
  const columns = sourceSpans.map((span) => sharesOf(span, trace.source.tokens));
  return targetSpans.map((span) => {
    const rows = sharesOf(span, trace.target.tokens).filter(({ token }) => token < trace.steps.length);
    return columns.map((column) => {
      let sum = 0;
      for (const row of rows) for (const { token, share } of column) sum += (trace.steps[row.token]?.weights[token] ?? 0) * share;
      return rows.length === 0 ? 0 : sum / rows.length;
    });
  });
}

/** The tokens that a word has a part in, and which part of each. Tokens that stand for no text go with what follows them. */
function sharesOf([start, end]: Span, tokens: readonly Token[]): Array<{ token: number; share: number }> {
  return tokens.flatMap((token, index) => {
    if (token.kind === 'end') return [];
    const length = token.end - token.start;
    const overlap = length === 0 ? Number(token.start >= start && token.start < end) : (Math.min(end, token.end) - Math.max(start, token.start)) / length;
    return overlap > 0 ? [{ token: index, share: overlap }] : [];
  });
}

function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
