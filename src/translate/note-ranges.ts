/** Which part of a note to translate, and where what comes of it goes. Pure: offsets into the note's text. */

import { readBlocks } from './markdown/blocks';
import type { TextRange } from '../obsidian/passage';

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
