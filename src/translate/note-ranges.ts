/** Which part of a note to translate, and where what comes of it goes. Pure: offsets into the note's text. */

import { readBlocks } from './markdown/blocks';
import type { TextRange } from './sentences';

/** The paragraph, list item, heading or table cell at the cursor; null in code, in front matter and on empty lines. */
export function proseAt(note: string, cursor: number): TextRange | null {
  let offset = 0;
  let onSameLine: TextRange | null = null;
  const lineStart = note.lastIndexOf('\n', cursor - 1) + 1;
  for (const { kind, text } of readBlocks(note)) {
    const range = { start: offset, end: offset + text.length };
    offset = range.end;
    if (kind === 'kept') continue;
    if (range.start <= cursor && cursor <= range.end) return range;
    // The cursor stands in the list mark, the heading mark or the space at the end of the line.
    if (range.start >= lineStart && !note.slice(Math.min(cursor, range.start), Math.max(cursor, range.end)).includes('\n')) onSameLine = range;
    if (range.start > cursor && onSameLine === null) return null;
  }
  return onSameLine;
}

/** Where a passage is now, given where it was and what stood around it; null when that cannot be told for sure. */
export function findAgain(note: string, passage: RememberedPassage): TextRange | null {
  const { start, text } = passage;
  const found: TextRange[] = [];
  for (let at = note.indexOf(text); at >= 0 && found.length < MOST_COPIES; at = note.indexOf(text, at + 1)) found.push({ start: at, end: at + text.length });
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) return only;
  const sameAround = found.filter((range) => around(note, range.start, range.end) === passage.around);
  const stayed = sameAround.find((range) => range.start === start && note.length === passage.noteLength);
  return stayed ?? (sameAround.length === 1 ? sameAround[0] ?? null : null);
}

export interface RememberedPassage {
  readonly start: number;
  readonly text: string;
  /** What stood before and behind it. */
  readonly around: string;
  readonly noteLength: number;
}

export function rememberPassage(note: string, { start, end }: TextRange): RememberedPassage {
  return { start, text: note.slice(start, end), around: around(note, start, end), noteLength: note.length };
}

export interface Insertion {
  readonly at: number;
  /** Goes before each line, so that what is inserted stays part of a list item. */
  readonly indent: string;
  readonly before: string;
  readonly after: string;
}

/** Below the paragraph, table, quote or fence that holds `end`; inside the list item when it is in one. */
export function insertionBelow(note: string, end: number): Insertion {
  const lines = linesOf(note);
  let index = Math.max(0, lines.findIndex((line) => line.end >= end));
  const item = /^([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)/.exec(lines[index]?.text ?? '');
  if (item !== null) {
    const at = lines[index]?.end ?? note.length;
    return { at, indent: `${item[1] ?? ''}${' '.repeat((item[2] ?? '').length)}`, before: '\n', after: '' };
  }
  while ((lines[index + 1]?.text ?? '').trim() !== '') index += 1;
  const at = lines[index]?.end ?? note.length;
  const rest = note.slice(at);
  return { at, indent: '', before: '\n\n', after: rest === '' || /^\n[ \t]*(?:\n|$)/.test(rest) ? '' : '\n' };
}

/** The text of an insertion, ready to be put at `insertion.at`. */
export function inserted(insertion: Insertion, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n').map((line) => (line === '' ? '' : insertion.indent + line));
  return insertion.before + lines.join('\n') + insertion.after;
}

const MOST_COPIES = 1000;
const CONTEXT = 80;

function around(note: string, start: number, end: number): string {
  return `${note.slice(Math.max(0, start - CONTEXT), start)}\u0000${note.slice(end, end + CONTEXT)}`;
}

interface Line {
  readonly text: string;
  readonly end: number;
}

function linesOf(note: string): Line[] {
  let end = -1;
  return note.split('\n').map((text) => {
    end += 1 + text.length;
    return { text, end };
  });
}
