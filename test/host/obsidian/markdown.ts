/** Obsidian's Markdown: markdown-it with wikilinks, embeds, math, highlights, tags and comments. No DOM. */

import MarkdownIt, { type StateBlock, type StateInline, type Token } from 'markdown-it';
import { parseWikilink } from './links';

export type { Token } from 'markdown-it';

/** A top-level block of a note, as the reading view draws it and the metadata cache lists it. */
export interface NoteSection {
  readonly type: 'yaml' | 'heading' | 'paragraph' | 'list' | 'code' | 'blockquote' | 'callout' | 'table' | 'math' | 'thematicBreak' | 'html' | 'comment';
  /** Lines, the last one included. */
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly tokens: readonly Token[];
}

export interface ParsedNote {
  readonly text: string;
  readonly lines: readonly string[];
  readonly sections: readonly NoteSection[];
}

const FRONTMATTER = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/** The lines of the properties at the top, with their fences; null when there are none. */
export function frontmatterOf(text: string): { readonly yaml: string; readonly lineCount: number } | null {
  const found = FRONTMATTER.exec(text);
  if (!found) return null;
  const lines = found[0].replace(/\n$/, '').split('\n');
  return { yaml: lines.slice(1, -1).join('\n'), lineCount: lines.length };
}

export function parseNote(text: string): ParsedNote {
  const lines = text.split('\n');
  const frontmatter = frontmatterOf(text);
  // Blank lines in place of the properties keep every line number.
  const body = frontmatter ? [...lines.slice(0, frontmatter.lineCount).fill(''), ...lines.slice(frontmatter.lineCount)].join('\n') : text;
  const sections = topLevelBlocks(markdown.parse(body, {})).map((tokens) => sectionOf(tokens, lines));
  const yaml: NoteSection[] = frontmatter ? [{ type: 'yaml', lineStart: 0, lineEnd: frontmatter.lineCount - 1, tokens: [] }] : [];
  return { text, lines, sections: [...yaml, ...sections] };
}

export function htmlOf(tokens: readonly Token[]): string {
  return markdown.renderer.render([...tokens], markdown.options, {});
}

const SECTION_OF_TOKEN: Readonly<Record<string, NoteSection['type']>> = {
  heading_open: 'heading', paragraph_open: 'paragraph', bullet_list_open: 'list', ordered_list_open: 'list', fence: 'code', code_block: 'code',
  blockquote_open: 'blockquote', table_open: 'table', math_block: 'math', hr: 'thematicBreak', html_block: 'html', comment_block: 'comment',
};

function sectionOf(tokens: readonly Token[], lines: readonly string[]): NoteSection {
  const first = tokens[0];
  const [begin, end] = first?.map ?? [0, 0];
  let last = end - 1;
  while (last > begin && (lines[last] ?? '').trim() === '') last--;
  const type = SECTION_OF_TOKEN[first?.type ?? ''] ?? 'paragraph';
  const isCallout = type === 'blockquote' && /^\s*>\s*\[!/.test(lines[begin] ?? '');
  return { type: isCallout ? 'callout' : type, lineStart: begin, lineEnd: Math.max(begin, last), tokens };
}

function topLevelBlocks(tokens: readonly Token[]): Token[][] {
  const blocks: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1)?.push(token);
    depth += token.nesting;
  }
  return blocks;
}

const markdown = new MarkdownIt({ html: true, linkify: false, breaks: true });
// Quotes of the author stay as they are; the app writes plain apostrophes too.
markdown.disable(['replacements', 'smartquotes'], true);

// Before links, and so before images, which would take the `!` of an embed.
markdown.inline.ruler.before('link', 'wikilink', (state: StateInline, silent: boolean) => {
  const found = /^(!?)\[\[([^[\]\n]+)\]\]/.exec(state.src.slice(state.pos, state.pos + 1000));
  const inside = found?.[2];
  if (!found || inside === undefined) return false;
  if (!silent) {
    const token = state.push(found[1] === '!' ? 'wiki_embed' : 'wikilink', '', 0);
    token.content = inside;
  }
  state.pos += found[0].length;
  return true;
});
inlineSpan('math_inline', /^\$(?!\s)((?:\\.|[^\\$\n])+?)(?<!\s)\$(?!\d)/, 'escape');
inlineSpan('math_display', /^\$\$((?:\\.|[^\\$])+?)\$\$/, 'math_inline');
inlineSpan('highlight', /^==(?=\S)([^\n]+?)==/, 'emphasis');
inlineSpan('tag', /^#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/u, 'emphasis');
inlineSpan('comment', /^%%([\s\S]*?)%%/, 'escape');

function inlineSpan(type: string, pattern: RegExp, before: string): void {
  markdown.inline.ruler.before(before, type, (state: StateInline, silent: boolean) => {
    if (type === 'tag' && state.pos > 0 && !/\s/.test(state.src[state.pos - 1] ?? '')) return false;
    const found = pattern.exec(state.src.slice(state.pos));
    if (found?.[1] === undefined) return false;
    if (!silent) state.push(type, '', 0).content = found[1];
    state.pos += found[0].length;
    return true;
  });
}
fencedBlock('math_block', '$$');
fencedBlock('comment_block', '%%');

function fencedBlock(type: string, mark: string): void {
  markdown.block.ruler.before('fence', type, (state: StateBlock, startLine: number, endLine: number, silent: boolean) => {
    const lineText = (line: number) => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    if (!lineText(startLine).startsWith(mark)) return false;
    const onOneLine = lineText(startLine).trim();
    let last = startLine;
    if (onOneLine.length <= mark.length || !onOneLine.endsWith(mark)) {
      do last++; while (last < endLine && !lineText(last).trimEnd().endsWith(mark));
      if (last >= endLine) return false;
    } else if (onOneLine.length < 2 * mark.length) {
      return false;
    }
    if (silent) return true;
    const whole = Array.from({ length: last - startLine + 1 }, (_, index) => lineText(startLine + index)).join('\n').trim();
    const token = state.push(type, '', 0);
    token.block = true;
    token.content = whole.slice(mark.length, -mark.length).trim();
    token.map = [startLine, last + 1];
    state.line = last + 1;
    return true;
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

const escapeHtml = (text: string) => markdown.utils.escapeHtml(text);
const rule = (type: string, html: (content: string) => string) => {
  markdown.renderer.rules[type] = (tokens, index) => html(tokens[index]?.content ?? '');
};

rule('wikilink', (inside) => {
  const { link, displayText } = parseWikilink(inside);
  const href = escapeHtml(link);
  return `<a data-href="${href}" href="${href}" class="internal-link" target="_blank" rel="noopener nofollow">${escapeHtml(displayText)}</a>`;
});
rule('wiki_embed', (inside) => {
  const { link, displayText } = parseWikilink(inside);
  return `<span alt="${escapeHtml(displayText)}" src="${escapeHtml(link)}" class="internal-embed"></span>`;
});
rule('math_inline', (tex) => `<span class="math math-inline">${escapeHtml(tex)}</span>`);
rule('math_display', (tex) => `<span class="math math-block">${escapeHtml(tex)}</span>`);
rule('math_block', (tex) => `<div class="math math-block">${escapeHtml(tex)}</div>`);
rule('highlight', (text) => `<mark>${markdown.renderInline(text)}</mark>`);
rule('tag', (name) => `<a href="#${escapeHtml(name)}" class="tag" target="_blank" rel="noopener nofollow">#${escapeHtml(name)}</a>`);
rule('comment', () => '');
rule('comment_block', () => '');

/** Links to notes written the Markdown way are internal links too; others open outside. */
markdown.renderer.rules['link_open'] = (tokens, index, options, _env, renderer) => {
  const token = tokens[index];
  const href = String(token?.attrGet('href') ?? '');
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    token?.attrJoin('class', 'external-link');
    token?.attrSet('target', '_blank');
    token?.attrSet('rel', 'noopener nofollow');
  } else {
    const link = decodeURI(href).replace(/\.md(?=#|$)/, '');
    token?.attrSet('data-href', link);
    token?.attrSet('href', link);
    token?.attrJoin('class', 'internal-link');
  }
  return renderer.renderToken(tokens, index, options);
};
