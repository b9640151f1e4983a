/**
 * The text of an `attention` fence.
 *
 * Options stand above a line `---`, one `key: value` per line; below it, one sentence per line.
 * Without such a line, every line is a sentence. What can't be read becomes a problem; the rest still counts.
 */

import { nearestName } from '../model/nearest-name';
import { INITIAL_STATE, type ReaderState } from '../model/reader-state';
import { OPTIONS } from './options';
import type { Expected } from './value-types';

/** Lines count from 1 within the block, columns from 1 in UTF-16 units; `endColumn` is past the last. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

export type Problem = Place & (
  | { readonly kind: 'unknown-option'; readonly key: string; readonly nearest: string | null; readonly known: readonly string[] }
  | { readonly kind: 'no-colon'; readonly text: string }
  | { readonly kind: 'bad-value'; readonly key: string; readonly value: string; readonly expected: Expected }
  | { readonly kind: 'duplicate'; readonly key: string; readonly firstLine: number }
  /** Looks like an option, but nothing separates it from the sentences. */
  | { readonly kind: 'no-separator'; readonly key: string }
  | { readonly kind: 'no-fixed-context' }
  /** Asks for weights or scores where there are none: the model has no attention, or the block turns it off (isOff). */
  | { readonly kind: 'no-attention'; readonly key: string; readonly value: string; readonly isOff: boolean }
  /** Words of a given translation that hold characters which the model's vocabulary lacks: it spells them byte by byte. */
  | { readonly kind: 'spelled-out'; readonly words: readonly string[] }
  /** A model that isn't installed. `runs` is the one that runs meanwhile; null: nothing does. */
  | { readonly kind: 'no-model'; readonly modelId: string; readonly nearest: string | null; readonly runs: string | null }
);

export interface ParsedBlock {
  readonly state: ReaderState;
  readonly problems: readonly Problem[];
  /** Where the value of each accepted option stands, for problems that only the model can find. */
  readonly places: ReadonlyMap<string, Place>;
}

const SEPARATOR = '---';

/** What a fence shows that doesn't say it; the settings may choose. */
export type BlockDefaults = Pick<ReaderState, 'view' | 'grain'>;

export function parseBlock(source: string, defaults: BlockDefaults = INITIAL_STATE): ParsedBlock {
  const lines = source.split(/\r\n|\n|\r/);
  const { optionLines, sentenceLines } = parts(lines);
  const problems: Problem[] = [];
  const places = new Map<string, Place>();
  let state: ReaderState = { ...INITIAL_STATE, view: defaults.view, grain: defaults.grain };

  for (const index of optionLines) {
    const text = lines[index] ?? '';
    if (text.trim() === '') continue;
    const read = readOption(text, index + 1, places, state);
    if ('kind' in read) {
      problems.push(read);
    } else {
      places.set(read.key, read.place);
      state = { ...state, ...read.change };
    }
  }
  if (optionLines.length === 0) problems.push(...optionsAmongSentences(lines, sentenceLines));

  const sentences = sentenceLines.map((index) => (lines[index] ?? '').trim()).filter((text) => text !== '');
  const place = places.get('sentence');
  if (place && sentences.length > 0 && state.sentence >= sentences.length) {
    const expected: Expected = { kind: 'whole-number', from: 1, to: sentences.length };
    problems.push({ ...place, kind: 'bad-value', key: 'sentence', value: `${state.sentence + 1}`, expected });
    state = { ...state, sentence: 0 };
  }
  return { state: { ...state, sentences }, problems, places };
}

/** The text of a fence that parses to this state under the same defaults. Options at their default are left out. */
export function printBlock(state: ReaderState, defaults: BlockDefaults = INITIAL_STATE): string {
  const options = OPTIONS.flatMap((option) => {
    const value = option.print(state, defaults);
    return value === null ? [] : [`${option.key}: ${value}`];
  });
  const sentences = state.sentences.map((sentence) => sentence.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  if (options.length > 0) return [...options, SEPARATOR, ...sentences].join('\n');
  // Two separators with nothing between them: no options, whatever the sentences look like.
  const isMistakable = sentences.some((sentence) => isSeparator(sentence) || isOption(sentence));
  return [...(isMistakable ? [SEPARATOR, SEPARATOR] : []), ...sentences].join('\n');
}

/** The fence's text with another sentence in place of one; everything else stays as it was written. */
export function withSentence(source: string, sentence: number, text: string): string {
  const lines = source.split('\n');
  const line = parts(lines).sentenceLines.filter((index) => (lines[index] ?? '').trim() !== '')[sentence];
  const written = text.replace(/\s+/g, ' ').trim();
  return line === undefined ? [source, written].filter((part) => part !== '').join('\n') : lines.map((other, index) => (index === line ? written : other)).join('\n');
}

/**
 * Which lines hold options and which sentences. A block may also open with a separator, as frontmatter does;
 * its options then stand between the first two.
 */
function parts(lines: readonly string[]): { readonly optionLines: readonly number[]; readonly sentenceLines: readonly number[] } {
  const all = lines.map((_, index) => index);
  const first = lines.findIndex(isSeparator);
  if (first === -1) return { optionLines: [], sentenceLines: all };
  const isBlank = (line: string): boolean => line.trim() === '';
  if (lines.slice(0, first).every(isBlank)) {
    const second = lines.findIndex((line, index) => index > first && isSeparator(line));
    if (second !== -1 && lines.slice(first + 1, second).every((line) => isBlank(line) || keyOf(line) !== null)) {
      return { optionLines: all.slice(first + 1, second), sentenceLines: all.slice(second + 1) };
    }
  }
  return { optionLines: all.slice(0, first), sentenceLines: all.slice(first + 1) };
}

type ReadOption = { readonly key: string; readonly place: Place; readonly change: Partial<ReaderState> };

function readOption(text: string, line: number, places: ReadonlyMap<string, Place>, state: ReaderState): ReadOption | Problem {
  const start = text.length - text.trimStart().length;
  const colon = text.indexOf(':');
  if (colon === -1) return { ...placeOf(line, start, text.trimEnd().length), kind: 'no-colon', text: text.trim() };

  const key = text.slice(start, colon).trim();
  const keyPlace = placeOf(line, start, start + key.length);
  const option = OPTIONS.find((candidate) => candidate.key === key.toLowerCase());
  if (!option) {
    const known = OPTIONS.map((candidate) => candidate.key);
    return { ...keyPlace, kind: 'unknown-option', key, nearest: nearestName(key, known), known };
  }
  const first = places.get(option.key);
  if (first) return { ...keyPlace, kind: 'duplicate', key: option.key, firstLine: first.line };

  const rest = text.slice(colon + 1);
  const value = rest.trim();
  const valueStart = colon + 1 + (value === '' ? 0 : rest.length - rest.trimStart().length);
  const place = placeOf(line, valueStart, valueStart + value.length);
  const change = option.read(value, state);
  if (change === null) return { ...place, kind: 'bad-value', key: option.key, value, expected: option.expected };
  return { key: option.key, place, change };
}

/** Lines at the top that look like options although no separator follows. */
function optionsAmongSentences(lines: readonly string[], sentenceLines: readonly number[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const index of lines.some(isSeparator) ? [] : sentenceLines) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    if (!isOption(line)) break;
    const start = line.length - line.trimStart().length;
    const key = keyOf(line) ?? '';
    problems.push({ ...placeOf(index + 1, start, start + key.length), kind: 'no-separator', key });
  }
  return problems;
}

/** True for `words: subwords`, false for the sentence "Attention : le chien mord." */
function isOption(line: string): boolean {
  const key = keyOf(line);
  const value = line.slice(line.indexOf(':') + 1).trim();
  return OPTIONS.some((option) => option.key === key && option.read(value, INITIAL_STATE) !== null);
}

/** The word before a colon at the start of a line. */
function keyOf(line: string): string | null {
  return /^\s*([a-z-]+)\s*:(?:\s|$)/i.exec(line)?.[1]?.toLowerCase() ?? null;
}

function isSeparator(line: string): boolean {
  return /^\s*-{3,}\s*$/.test(line);
}

function placeOf(line: number, start: number, end: number): Place {
  return { line, column: start + 1, endColumn: end + 1 };
}
