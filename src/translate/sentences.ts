/** Where sentences end, and where a sentence too long for the model may be cut. Pure text; offsets are UTF-16. */

import type { TextRange } from '../obsidian/passage';

/** Full stops after these do not end a sentence, though a capital may follow. Without the last full stop, lower case. */
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  en: ['mr', 'mrs', 'ms', 'dr', 'prof', 'st', 'no', 'vs', 'fig', 'figs', 'eq', 'eqs', 'sec', 'ch', 'vol', 'pp', 'e.g', 'i.e', 'cf', 'al', 'approx', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'gen', 'col', 'capt', 'lt', 'jr', 'sr'],
  es: ['sr', 'sra', 'srta', 'sres', 'd', 'dña', 'dr', 'dra', 'prof', 'ud', 'uds', 'vd', 'vds', 'p. ej', 'p.ej', 'ej', 'núm', 'n.º', 'nº', 'pág', 'págs', 'fig', 'figs', 'ec', 'cap', 'art', 'vol', 'av', 'avda', 'aprox', 'cf', 'vs', 'ss', 'tel', 'ee. uu', 'ee', 'admón', 'dpto', 'gral', 'lic', 'ing'],
  fr: ['m', 'mm', 'mme', 'mmes', 'mlle', 'mlles', 'mgr', 'dr', 'pr', 'prof', 'me', 'st', 'ste', 'p. ex', 'p.ex', 'ex', 'c.-à-d', 'cf', 'fig', 'éq', 'chap', 'art', 'vol', 'av', 'bd', 'n°', 'pp', 'env', 'vs', 'tél', 'apr. j.-c', 'av. j.-c'],
};

const CLOSING = /^[»”’)\]]+\s*/;

/** Ranges cover the whole text in order; each but the last ends with the space after its sentence. */
export function sentenceRanges(text: string, language: string): TextRange[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const ranges: TextRange[] = [];
  let start = 0;
  for (const { index, segment } of segmenter.segment(text.replace(/\uFFFC/g, 'X'))) {
    // A closing quote that got separated from its sentence goes back to it.
    const closing = CLOSING.exec(segment)?.[0].length ?? 0;
    const last = ranges[ranges.length - 1];
    if (closing > 0 && index === start && last !== undefined) {
      start += closing;
      ranges[ranges.length - 1] = { start: last.start, end: start };
    }
    const end = index + segment.length;
    if (end === start || end < text.length && endsInAbbreviation(text.slice(start, end), language)) continue;
    ranges.push({ start, end });
    start = end;
  }
  if (start < text.length) ranges.push({ start, end: text.length });
  return ranges;
}

function endsInAbbreviation(text: string, language: string): boolean {
  const sentence = text.trimEnd();
  if (!sentence.endsWith('.')) return false;
  const stem = sentence.slice(0, -1).toLowerCase();
  // An initial, as in "J. S. Bach".
  if (/(?:^|[\s.(-])\p{Lu}$/u.test(sentence.slice(0, -1))) return true;
  return (ABBREVIATIONS[language] ?? []).some((abbreviation) => {
    if (!stem.endsWith(abbreviation)) return false;
    const before = stem.charAt(stem.length - abbreviation.length - 1);
    return before === '' || !/[\p{L}\p{N}]/u.test(before);
  });
}

/** Marks where a long sentence may be cut, strongest first; the cut comes after the match. */
const CLAUSE_MARKS: readonly RegExp[] = [
  /[;:](?=\s)/g,
  /\s[—–-](?=\s)/g,
  /[,)](?=\s)/g,
  /\s(?=(?:and|but|because|which|that|while|when|where|y|e|pero|porque|que|mientras|cuando|donde|et|mais|car|parce|qui|dont|tandis|quand|où)\s)/gi,
  /\S(?=\s)/g,
];

/**
 * Cuts a sentence into clauses of at most `maximumWords` words each, at the strongest mark nearest to the middle.
 * A single word longer than everything stays whole.
 */
export function clauseRanges(text: string, maximumWords: number): TextRange[] {
  return cutClauses(text, { start: 0, end: text.length }, maximumWords);
}

/** The two halves of a text that turned out too long for the model; null when there is no place to cut. */
export function halves(text: string): [TextRange, TextRange] | null {
  const cut = bestCut(text, { start: 0, end: text.length });
  return cut === null ? null : [{ start: 0, end: cut }, { start: cut, end: text.length }];
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\uFFFC]+/gu)?.length ?? 0;
}

function cutClauses(text: string, range: TextRange, maximumWords: number): TextRange[] {
  if (countWords(text.slice(range.start, range.end)) <= maximumWords) return [range];
  const cut = bestCut(text, range);
  if (cut === null) return [range];
  return [
    ...cutClauses(text, { start: range.start, end: cut }, maximumWords),
    ...cutClauses(text, { start: cut, end: range.end }, maximumWords),
  ];
}

function bestCut(text: string, { start, end }: TextRange): number | null {
  const middle = (start + end) / 2;
  const room = (end - start) * 0.3;
  for (const [strength, mark] of CLAUSE_MARKS.entries()) {
    const last = strength === CLAUSE_MARKS.length - 1;
    let best: number | null = null;
    for (const match of text.slice(start, end).matchAll(mark)) {
      const cut = start + match.index + match[0].length;
      if (text.slice(start, cut).trim() === '' || text.slice(cut, end).trim() === '') continue;
      if (!last && Math.abs(cut - middle) > room) continue;
      if (best === null || Math.abs(cut - middle) < Math.abs(best - middle)) best = cut;
    }
    if (best !== null) return best;
  }
  return null;
}
