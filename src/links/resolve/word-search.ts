/**
 * Whether a text holds one of many words, asked of every title of a vault: it looks at the first three letters of each word,
 * and folds a word only where some wanted one begins so.
 */

import { foldWords, splitCapitals } from './fold';

/** @param wanted folded words. The search takes joined words apart: "ContextVector" holds "vector". */
export function wordSearch(wanted: ReadonlySet<string>): (text: string) => boolean {
  const beginnings = new Set(Array.from(wanted, (word) => beginningAt(word, 0)));
  const isWanted = (text: string): boolean => foldWords(text).some((word) => wanted.has(word)) || foldWords(splitCapitals(text)).some((word) => wanted.has(word));

  return (text) => {
    let isInWord = false;
    let wasSmall = false;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const letter = letterOf(code);
      if (letter === OTHER_SCRIPT) return isWanted(text);
      if (letter === MARK) continue;
      const isSmall = SMALL[code] === 1;
      const isStart = letter !== GAP && (!isInWord || (!isSmall && (wasSmall || SMALL[text.charCodeAt(index + 1)] === 1)));
      if (isStart && beginnings.has(beginningAt(text, index)) && isWanted(restOfWord(text, index))) return true;
      isInWord = letter !== GAP;
      wasSmall = isSmall;
    }
    return false;
  };
}

const GAP = 0;
const MARK = 1;
const OTHER_SCRIPT = 2;

/** Small letters without accents for what Latin scripts write; anything else is a gap, a combining mark, or another script. */
function letterOf(code: number): number {
  if (code < LETTERS.length) return LETTERS[code] ?? GAP;
  if (code >= 0x300 && code <= 0x36f) return MARK;
  return (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e) ? GAP : OTHER_SCRIPT;
}

const LETTERS = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const base = String.fromCharCode(code).normalize('NFD').charAt(0).toLowerCase();
  return /[\p{L}\p{N}<>]/u.test(base) ? base.charCodeAt(0) : GAP;
});

/** 1 for small letters. */
const SMALL = Uint8Array.from({ length: 0x250 }, (_, code) => (/\p{Ll}/u.test(String.fromCharCode(code)) ? 1 : 0));

/** The first three letters as one number. Those that a plural changes count as one. */
function beginningAt(text: string, start: number): number {
  let beginning = 0;
  let count = 0;
  for (let index = start; index < text.length && count < 3; index++) {
    const letter = letterOf(text.charCodeAt(index));
    if (letter === MARK) continue;
    if (letter === GAP || letter === OTHER_SCRIPT) break;
    beginning = beginning * 1024 + (CHANGED_BY_PLURALS.get(letter) ?? letter);
    count += 1;
  }
  return beginning;
}

/** As `foldWords` changes them: "matriz" and "matrices", "strategy" and "strategies". */
const CHANGED_BY_PLURALS: ReadonlyMap<number, number> = new Map([['z', 'c'], ['x', 'c'], ['y', 'i']].map(([from = '', to = '']) => [from.charCodeAt(0), to.charCodeAt(0)]));

function restOfWord(text: string, start: number): string {
  let end = start + 1;
  while (end < text.length && letterOf(text.charCodeAt(end)) !== GAP) end += 1;
  return text.slice(start, end);
}
