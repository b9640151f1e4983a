/**
 * A block's result as plain Markdown under the block: readable without this plugin, renewed in place, removable.
 * The callout's mark `|attention-lab` is how it is found again; where callouts are unknown it is a quote.
 */

import { markdownTable } from '../charts/export/markdown-table';
import { weightsTable } from '../charts/export/weights-table';
import type { Grain } from '../model/reader-state';
import type { Trace } from '../model/trace';
import { findBlock, type AttentionFence } from '../obsidian/attention-fences';
import type { Edit, TextRange } from '../obsidian/passage';

export function frozenCallout(trace: Trace, grain: Grain, title: string): string {
  const table = markdownTable(weightsTable(trace, grain)).trimEnd().split('\n');
  return [`[!quote${MARK}] ${title}`, oneLine(trace.source.text), '', `**${oneLine(trace.target.text)}**`, '', ...table].map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** Puts `callout` under the block, in the place of one that is there; null removes that. No edit: the block can't be told. */
export function freezeEdit(note: string, source: string, callout: string | null): Edit | null {
  const fence = findBlock(note, { sourcePath: '', content: source, line: null });
  if (typeof fence === 'string' || !fence.isClosed) return null;
  const fenceEnd = rangeOfLines(note, fence.startLine, fence.endLine).end;
  const there = frozenRange(note, fence);
  const text = callout === null ? '' : `\n\n${callout.split('\n').map((line) => (fence.prefix + line).trimEnd()).join('\n')}`;
  // A quote goes on over the line below it, unless an empty one stands between.
  const after = callout !== null && there === null && nextLine(note, fenceEnd).slice(fence.prefix.trimEnd().length).trim() !== '' ? `\n${fence.prefix}`.trimEnd() || '\n' : '';
  return { from: fenceEnd, to: there?.end ?? fenceEnd, text: withPrefixedGap(text, fence) + after };
}

/** Puts a line of its own under the block. */
export function insertBelowEdit(note: string, source: string, line: string): Edit | null {
  const fence = findBlock(note, { sourcePath: '', content: source, line: null });
  if (typeof fence === 'string' || !fence.isClosed) return null;
  const { end } = rangeOfLines(note, fence.startLine, fence.endLine);
  return { from: end, to: end, text: withPrefixedGap(`\n\n${fence.prefix}${line}`, fence) };
}

/** Where the frozen result of a block stands, from the end of its fence. */
export function hasFrozen(note: string, source: string): boolean {
  const fence = findBlock(note, { sourcePath: '', content: source, line: null });
  return typeof fence !== 'string' && frozenRange(note, fence) !== null;
}

const MARK = '|attention-lab';

function frozenRange(note: string, fence: AttentionFence): TextRange | null {
  const lines = note.split('\n');
  const inside = (line: string | undefined): string | null => (line !== undefined && line.startsWith(fence.prefix.trimEnd()) ? line.slice(fence.prefix.trimEnd().length).trimStart() : null);
  let first = fence.endLine + 1;
  while (inside(lines[first]) === '') first += 1;
  if (inside(lines[first])?.startsWith(`> [!quote${MARK}]`) !== true) return null;
  let last = first;
  while (inside(lines[last + 1])?.startsWith('>') === true) last += 1;
  return rangeOfLines(note, first, last);
}

function rangeOfLines(note: string, first: number, last: number): TextRange {
  const lines = note.split('\n');
  const start = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  return { start, end: start + lines.slice(first, last + 1).join('\n').length };
}

function nextLine(note: string, end: number): string {
  return note.slice(end + 1).split('\n', 1)[0] ?? '';
}

/** The empty line between fence and callout belongs to the same quote or list. */
function withPrefixedGap(text: string, fence: AttentionFence): string {
  return text.replace(/^\n\n/, `\n${fence.prefix.trimEnd()}\n`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
