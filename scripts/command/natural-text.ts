/**
 * Space-separated words put together as people write them ("J' ai" -> "J'ai", "parti ." -> "parti."), for a model that learnt
 * natural text; and each given word's place in the result.
 */

import { normalise } from '../../src/model/words';

export interface NaturalText {
  readonly text: string;
  /** One per given word, in UTF-16 offsets; empty where a word holds nothing that can be seen. */
  readonly spans: ReadonlyArray<readonly [start: number, end: number]>;
}

/** Marks that stand against the word before them, in every language and in all but French. */
const CLOSES = /^([,.)\]}…]+|['’].*|[Nn]['’][Tt])$/;
const CLOSES_OUTSIDE_FRENCH = /^[;:!?%»]+$/;
/** Marks that the word after them stands against. */
const OPENS = /^[([{¿¡$£€#]$/;
const OPENS_OUTSIDE_FRENCH = /^«$/;
const ELIDED = /\p{L}['’]$/u;
const JOINS_BOTH = /^[-/]$/;
const HYPHEN_FIRST = /^-[\p{L}\p{N}]/u;

/** `language` is the code of the text's language: French keeps a space before `; : ! ?` and inside « ». */
export function joinWords(words: readonly string[], language: string): NaturalText {
  const normalised = words.map(normalise);
  const natural = join(normalised, gapsBetween(normalised, language));
  // Marks that would melt into a neighbour when glued to it are rare; spaces then keep every word whole.
  return normalise(natural.text) === natural.text ? natural : join(normalised, normalised.map(() => ' '));
}

/** What stands before each word. */
function gapsBetween(words: readonly string[], language: string): string[] {
  const isFrench = language === 'fr';
  let insideQuotes = false;
  let glueNext = true;
  return words.map((word) => {
    const isQuote = word === '"';
    const closes = CLOSES.test(word) || (!isFrench && CLOSES_OUTSIDE_FRENCH.test(word)) || HYPHEN_FIRST.test(word) || JOINS_BOTH.test(word) || (isQuote && insideQuotes);
    const gap = glueNext || closes || word === '' ? '' : ' ';
    const opens = OPENS.test(word) || (!isFrench && OPENS_OUTSIDE_FRENCH.test(word)) || (isFrench && ELIDED.test(word)) || JOINS_BOTH.test(word) || (isQuote && !insideQuotes);
    if (isQuote) insideQuotes = !insideQuotes;
    if (word !== '') glueNext = opens;
    return gap;
  });
}

function join(words: readonly string[], gaps: readonly string[]): NaturalText {
  let text = '';
  const spans = words.map((word, index): [number, number] => {
    if (word === '') return [text.length, text.length];
    text += text === '' ? '' : (gaps[index] ?? '');
    const start = text.length;
    text += word;
    return [start, text.length];
  });
  return { text, spans };
}
