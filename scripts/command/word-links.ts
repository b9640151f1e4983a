/** Links between given words, read off the attention of a trace whose target was forced. */

import type { Token } from '../../src/model/tokens';
import type { Trace } from '../../src/model/trace';

/** A given word's place in its side's text, in UTF-16 offsets. */
export type Span = readonly [start: number, end: number];

/** 0-based positions of the given words. */
export interface Link {
  readonly source: number;
  readonly target: number;
}

/**
 * For each target word the source word with the most weight. A source word's weight is the sum over its tokens, a target
 * word's row the mean over its tokens; the column of `</s>` stands for no word and is left out.
 */
export function strongestLinks(trace: Trace, sourceSpans: readonly Span[], targetSpans: readonly Span[]): Link[] {
  const matrix = wordWeights(trace, sourceSpans, targetSpans);
  return matrix.flatMap((row, target) => {
    const source = row.reduce((best, weight, candidate) => (weight > (row[best] ?? 0) ? candidate : best), 0);
    return (row[source] ?? 0) > 0 ? [{ source, target }] : [];
  });
}

/** Weights [target words, source words]; a row of a word without tokens is all 0. */
export function wordWeights(trace: Trace, sourceSpans: readonly Span[], targetSpans: readonly Span[]): number[][] {
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
