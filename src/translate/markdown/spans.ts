/**
 * Prose without its markup: readable words, and the exact text of everything that was taken out of them.
 * `weave` puts the two together again; with the words unchanged, the result is the original, byte for byte.
 */

/** Stands in `words` where a thing (code, formula, link target) was taken out; one character each. */
export const THING_MARK = '\uFFFC';

export type SpanKind =
  /** Half of a pair around visible words: `**`, `[`, `](url)`, `[[target|`, `]]`. */
  | 'open'
  | 'close'
  /** Reads as a noun of the sentence, as code or a formula does; replaces one `THING_MARK`. */
  | 'thing'
  /** Clings to the word before it: a footnote mark, an escaped character, an entity. */
  | 'glue'
  /** A line break inside a sentence; replaces one space. */
  | 'break'
  /** Ends whatever sentence stands before it: an embed, an HTML tag, a line break between sentences. */
  | 'cut';

export interface Span {
  readonly kind: SpanKind;
  /** UTF-16 offset in the words. */
  readonly at: number;
  /** How many UTF-16 units of the words it stands for: 1 for things and breaks, otherwise 0. */
  readonly length: 0 | 1;
  /** What the note says here, exactly. */
  readonly text: string;
  /** The same number in `open` and its `close`; -1 elsewhere, and in a half whose other half is in another sentence. */
  readonly pair: number;
}

/** Words and the spans in them, ordered as in the note; offsets never decrease. */
export interface SpannedText {
  readonly words: string;
  readonly spans: readonly Span[];
}

/** @param write how the words between two spans are written; unchanged unless said otherwise */
export function weave({ words, spans }: SpannedText, write: (words: string, first: boolean) => string = (same) => same): string {
  let text = '';
  let cursor = 0;
  for (const span of spans) {
    text += write(words.slice(cursor, span.at), text === '') + span.text;
    cursor = span.at + span.length;
  }
  return text + write(words.slice(cursor), text === '');
}

/** The part [from, to) of a text; spans on the edges belong to it. A pair that is cut in two leaves halves that know of no other. */
export function sliceSpanned({ words, spans }: SpannedText, from: number, to: number, firstSpan = 0, endSpan = spans.length): SpannedText {
  const inside = spans.slice(firstSpan, endSpan);
  const count = new Map<number, number>();
  for (const span of inside) if (span.pair >= 0) count.set(span.pair, (count.get(span.pair) ?? 0) + 1);
  return {
    words: words.slice(from, to),
    spans: inside.map((span) => {
      const moved = { ...span, at: span.at - from };
      return span.pair >= 0 && count.get(span.pair) !== 2 ? { ...moved, pair: -1 } : moved;
    }),
  };
}
