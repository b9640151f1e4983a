/** Where a new `attention` block goes in a note, and what it says. Pure. */

import { fenceAround, writeFence } from '../obsidian/attention-fences';
import type { TextRange } from '../obsidian/passage';

export interface NewBlock {
  /** Offset in the note. */
  readonly at: number;
  /** Blank lines around it included; ends where the writer goes on. */
  readonly text: string;
}

/** Below the paragraph or the fence that the selection ends in. The block holds the lines that are selected, else the example. */
export function blockBelow(note: string, { start, end }: TextRange, example: string): NewBlock {
  const lines = note.split('\n');
  let line = note.slice(0, end).split('\n').length - 1;
  const fence = fenceAround(note, line);
  if (fence !== null) line = fence.endLine;
  else while (!isBlank(lines[line]) && !isBlank(lines[line + 1]) && fenceAround(note, line + 1) === null) line += 1;
  const isOnBlank = isBlank(lines[line]), at = [...lines.slice(0, line), isOnBlank ? '' : lines[line]].join('\n').length;
  const selected = note.slice(start, end).split('\n').map((text) => text.trim()).filter((text) => text !== '');
  const before = isOnBlank ? (isBlank(lines[line - 1]) ? '' : '\n') : '\n\n';
  return { at, text: `${before}${writeFence(selected.length === 0 ? example : selected.join('\n'))}\n` };
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
