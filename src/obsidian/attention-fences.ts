/** The `attention` fences of a note's text, in quotes, callouts and lists too. Pure; lines count from 0. */

export interface AttentionFence extends Fence {
  /** What stands before each line inside, such as `> `; as wide as what stands before the fence. */
  readonly prefix: string;
  /** The text between the fences, without the prefix. */
  readonly content: string;
}

/** A fence of any language. */
export interface Fence {
  /** Line of the opening fence. */
  readonly startLine: number;
  /** Line of the closing fence; the last line of the note where it was never closed. */
  readonly endLine: number;
  readonly isClosed: boolean;
}

export interface BlockText {
  readonly sourcePath: string;
  /** What stands between the fences now. */
  readonly content: string;
  /** The line of the opening fence where the app knows it; null in embeds, callouts and previews. */
  readonly line: number | null;
}

export const LANGUAGE = 'attention';

export function attentionFences(text: string): readonly AttentionFence[] {
  const lines = text.split('\n');
  return fencesIn(lines).filter(({ language }) => language === LANGUAGE).map(({ startLine, endLine, isClosed, prefix }) => ({
    startLine, endLine, isClosed, prefix,
    content: lines.slice(startLine + 1, isClosed ? endLine : lines.length).map((line) => withoutPrefix(line, prefix)).join('\n'),
  }));
}

/** An `attention` block around its content. The fence is longer than any run of ticks inside. */
export function writeFence(content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${LANGUAGE}\n${content}\n${fence}`;
}

/** The fence of any language that a line is in. */
export function fenceAround(text: string, line: number): Fence | null {
  return fencesIn(text.split('\n')).find(({ startLine, endLine }) => startLine <= line && line <= endLine) ?? null;
}

/** The fence with this text; where there are several, the one on the known line. */
export function findBlock(text: string, block: BlockText): AttentionFence | 'not-found' | 'ambiguous' {
  const same = attentionFences(text).filter((fence) => fence.content.trimEnd() === block.content.trimEnd());
  const [only] = same;
  if (!only) return 'not-found';
  if (same.length === 1) return only;
  return same.find((fence) => fence.startLine === block.line) ?? 'ambiguous';
}

/** The lines inside a fence, ready to stand in the note. */
export function fenceLines(fence: AttentionFence, content: string): string {
  return content.split('\n').map((line) => `${fence.prefix}${line}`.trimEnd()).join('\n');
}

/** Quote marks, indentation and a list mark may stand before a fence. */
const OPENING = /^([\s>]*(?:[-*+] |\d+[.)] )?)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;

function fencesIn(lines: readonly string[]): readonly (Fence & { readonly language: string; readonly prefix: string })[] {
  const fences: ReturnType<typeof fencesIn>[number][] = [];
  for (let start = 0; start < lines.length; start += 1) {
    const opening = OPENING.exec(lines[start] ?? '');
    if (!opening) continue;
    const [, before = '', mark = '', language = ''] = opening;
    const closing = lines.findIndex((line, index) => index > start && closes(line, mark));
    const endLine = closing === -1 ? lines.length - 1 : closing;
    fences.push({
      startLine: start, endLine, isClosed: closing !== -1, language: language.toLowerCase(),
      prefix: before.replace(/[-*+]|\d+[.)]/, (listMark) => ' '.repeat(listMark.length)),
    });
    start = endLine;
  }
  return fences;
}

function closes(line: string, mark: string): boolean {
  const text = line.replace(/^[\s>]*/, '').trimEnd();
  return text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length);
}

function withoutPrefix(line: string, prefix: string): string {
  if (line.startsWith(prefix)) return line.slice(prefix.length);
  const bare = prefix.trimEnd();
  return line.startsWith(bare) ? line.slice(bare.length) : line.replace(/^[\s>]*/, '');
}
