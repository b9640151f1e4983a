/** Where a Markdown text mentions something by link, bold term or heading. Code, comments, formulas and frontmatter are not read. */

import { parseMarkdownLink, parseReference } from './resolve/reference';
import type { Reference } from './resolve/reference';

/** Offsets are UTF-16 in the text that was given. */
export type WrittenMention =
  | { readonly kind: 'link'; readonly from: number; readonly to: number; readonly reference: Reference }
  | { readonly kind: 'term' | 'heading'; readonly from: number; readonly to: number; readonly text: string };

/** One line of prose; the caller has made sure that it is neither code nor comment. */
export function mentionsInLine(line: string): WrittenMention[] {
  const prose = withoutInlineCode(line);
  const found: WrittenMention[] = [];

  for (const match of prose.matchAll(/(!?)\[\[([^[\]\n]*(?:\[[^\]\n]*\][^[\]\n]*)*)\]\]/gu)) {
    const reference = match[1] === '!' ? null : parseReference(match[2] ?? '');
    if (reference) found.push({ kind: 'link', from: match.index, to: match.index + match[0].length, reference });
  }
  for (const match of prose.matchAll(/(!?)\[([^[\]\n]+)\]\((<[^<>\n]+>|[^()\s]+)\)/gu)) {
    const reference = match[1] === '!' ? null : parseMarkdownLink(match[3] ?? '', match[2] ?? '');
    if (reference) found.push({ kind: 'link', from: match.index, to: match.index + match[0].length, reference });
  }
  const links = [...found];
  const isFree = (from: number, to: number): boolean => !links.some((link) => from < link.to && link.from < to);

  const heading = /^ {0,3}#{1,6}\s+(.+?)(?:\s+#+)?\s*$/.exec(prose);
  if (heading?.[1] !== undefined && isFree(0, prose.length)) {
    const from = prose.indexOf(heading[1]);
    return [...found, { kind: 'heading', from, to: from + heading[1].length, text: plain(heading[1]) }];
  }
  for (const match of prose.matchAll(/(\*\*|__)(\S|\S.*?\S)\1/gu)) {
    const text = match[2] ?? '';
    const to = match.index + match[0].length;
    if (isFree(match.index, to)) found.push({ kind: 'term', from: match.index, to, text: plain(text) });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A whole note. */
export function mentionsInText(text: string): WrittenMention[] {
  const found: WrittenMention[] = [];
  for (const { line, from } of proseLines(text)) {
    for (const mention of mentionsInLine(line)) found.push({ ...mention, from: from + mention.from, to: from + mention.to });
  }
  return found;
}

/** The lines of a note that are prose, each as long as it is in the note: what is not read in them stands as spaces. */
export function* proseLines(text: string): Generator<{ readonly line: string; readonly from: number }> {
  const state: ReadingState = { fence: null, commentEnd: null, inFormula: false, inFrontmatter: false };
  let from = 0;
  for (const line of text.split('\n')) {
    const prose = proseOf(line, from === 0, state);
    if (prose !== null) yield { line: prose, from };
    from += line.length + 1;
  }
}

/** What is open at the end of a line. */
interface ReadingState {
  fence: string | null;
  commentEnd: '%%' | '-->' | null;
  inFormula: boolean;
  inFrontmatter: boolean;
}

/** null: nothing of the line is prose. */
function proseOf(line: string, isFirst: boolean, state: ReadingState): string | null {
  if (state.inFrontmatter || (isFirst && /^---\s*$/.test(line))) {
    state.inFrontmatter = isFirst || !/^(?:---|\.\.\.)\s*$/.test(line);
    return null;
  }
  if (state.fence !== null) {
    const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
    if (closing !== undefined && closing.startsWith(state.fence)) state.fence = null;
    return null;
  }
  const opening = state.commentEnd === null ? /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(line)?.[1] : undefined;
  if (opening !== undefined) {
    state.fence = opening;
    return null;
  }
  const prose = withoutInlineCode(withoutComments(line, state));
  if ((prose.split('$$').length - 1) % 2 === 1) {
    state.inFormula = !state.inFormula;
    return null;
  }
  return state.inFormula ? null : prose;
}

/** Obsidian's and HTML's comments as spaces. */
function withoutComments(line: string, state: ReadingState): string {
  let prose = '';
  let rest = line;
  for (;;) {
    if (state.commentEnd === null) {
      const start = /%%|<!--/.exec(rest);
      if (!start) return prose + rest;
      state.commentEnd = start[0] === '%%' ? '%%' : '-->';
      prose += rest.slice(0, start.index) + blank(start[0]);
      rest = rest.slice(start.index + start[0].length);
    }
    const end = rest.indexOf(state.commentEnd);
    if (end < 0) return prose + blank(rest);
    const after = end + state.commentEnd.length;
    prose += blank(rest.slice(0, after));
    rest = rest.slice(after);
    state.commentEnd = null;
  }
}

/** Inline code and formulas as spaces. */
function withoutInlineCode(line: string): string {
  return line
    .replace(/(`+)(?!`)[^`]*?\1(?!`)/g, blank)
    .replace(/(^|[^\\$])(\$[^\s$](?:[^$]*[^$\s\\])?\$)(?!\d)/g, (_, before: string, formula: string) => before + blank(formula));
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** What a reader sees of a term: without the marks of emphasis. */
function plain(text: string): string {
  return text.replace(/[*_~=]{1,3}/g, '').trim();
}
