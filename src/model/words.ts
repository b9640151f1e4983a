/** Normalisation and the cut into words, exactly as docs/model-format.md says; models/training does the same in Python. */

/** Whether an apostrophe between letters belongs to the word before it (French `J'` `ai`) or after it (English `don` `'t`). */
export type ApostropheSide = 'left' | 'right';

/** A word's place in a normalised text, in UTF-16 offsets. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
  /** A space, or the start of the text, stands before it. */
  readonly startsChunk: boolean;
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uFE0F/g;
const SPACES = /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const RUNS = /[\p{L}\p{M}]+|\p{N}+| |./gsu;
const LETTER = /^[\p{L}\p{M}]/u;
const DIGIT = /^\p{N}/u;

/** Plain quotes, no invisible characters, single spaces, no space at the ends. */
export function normalise(text: string): string {
  return text
    .replace(LONE_SURROGATES, '\uFFFD')
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201B\u02BC]/g, "'")
    .replace(/[\u201C\u201D\u201E]/g, '"')
    .replace(/\u2026/g, '...')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(/^ | $/g, '');
}

/** The words of a normalised text, in order; every character but the spaces is in exactly one. */
export function cutWords(normalised: string, apostrophe: ApostropheSide): WordSpan[] {
  const runs = [...normalised.matchAll(RUNS)];
  const words: WordSpan[] = [];
  let startsChunk = true;
  let pendingStart: number | null = null; // A hyphen or apostrophe that waits for the letters after it.
  for (const [index, run] of runs.entries()) {
    const text = run[0];
    const start = run.index;
    if (text === ' ') {
      startsChunk = true;
      continue;
    }
    const before = startsChunk ? '' : (runs[index - 1]?.[0] ?? '');
    const after = runs[index + 1]?.[0] ?? '';
    const lastWord = words[words.length - 1];
    if (joinsNext(text, before, after, apostrophe)) {
      pendingStart = start;
    } else if (joinsPrevious(text, before, after, apostrophe) && lastWord) {
      words[words.length - 1] = { ...lastWord, end: start + text.length };
    } else {
      words.push({ start: pendingStart ?? start, end: start + text.length, startsChunk });
      pendingStart = null;
    }
    startsChunk = false;
  }
  return words;
}

function joinsNext(run: string, before: string, after: string, apostrophe: ApostropheSide): boolean {
  if (!LETTER.test(after)) return false;
  if (run === '-') return LETTER.test(before) || DIGIT.test(before);
  return run === "'" && apostrophe === 'right' && LETTER.test(before);
}

function joinsPrevious(run: string, before: string, after: string, apostrophe: ApostropheSide): boolean {
  return run === "'" && apostrophe === 'left' && LETTER.test(before) && LETTER.test(after);
}
