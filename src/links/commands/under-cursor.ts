/** The mention that the cursor is in. */

import type { EditorPosition } from 'obsidian';
import { mentionsInText } from '../mentions';
import type { WrittenMention } from '../mentions';

/** null: the cursor is in no link, bold term or heading that could be one. */
export function mentionAt(text: string, offset: number): WrittenMention | null {
  return mentionsInText(text).find(({ from, to }) => from <= offset && offset <= to) ?? null;
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

export function positionOf(text: string, offset: number): EditorPosition {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, ch: offset - (before.lastIndexOf('\n') + 1) };
}
