/** Cuts a note into what is kept as it stands and the prose between. Joined in order, the parts are the note. */

import { atOnce, type Work } from '../turns';

export interface NotePart {
  readonly kind: 'kept' | 'prose';
  readonly text: string;
}

export function readBlocks(note: string): NotePart[] {
  return atOnce(readingBlocks(note));
}

export function* readingBlocks(note: string): Work<NotePart[]> {
  const parts = new Parts();
  const lines = note.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let index = keepFrontmatter(lines, parts);
  const list = new ListPlace();
  /** No paragraph goes on here, so a line may begin anything. */
  let isFree = true;
  while (index < lines.length) {
    yield;
    const line = lines[index] ?? '';
    const blank = isBlank(line);
    const body = bodyOf(line);
    list.enter(quoteDepth(line));
    const isCode = isFree && !blank && list.indentBeyond(body) >= 4;
    const kept = isCode ? 1 : keptLines(lines, index);
    if (!isCode && !blank) list.read(body, isFree || kept > 0 || HEADING.test(body));
    if (kept > 0) {
      for (const keptLine of lines.slice(index, index + kept)) parts.keep(keptLine);
      index += kept;
      isFree = true;
      continue;
    }
    const rows = tableRows(lines, index);
    if (rows > 0) {
      lines.slice(index, index + rows).forEach((row, number) => { if (number === 1) parts.keep(row); else readRow(row, parts); });
      index += rows;
    } else {
      index = readProse(lines, index, parts);
    }
    isFree = rows > 0 || HEADING.test(body);
  }
  return parts.list;
}

const LIST_MARK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const HEADING = /^[ \t]*#{1,6}[ \t]/;
const QUOTE = /^(?:[ \t]*>)*/;
/** Everything that may stand before the prose of a line; the longest that applies is kept. */
const PREFIX = new RegExp([
  '^(?:[ \\t]*>)*[ \\t]*',
  '(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?:\\[[^\\]\\n]\\][ \\t]+)?)*',
  '(?:#{1,6}[ \\t]+|\\[![^\\]\\n]+\\][+-]?[ \\t]*|\\[\\^[^\\]\\s]+\\]:[ \\t]*)?',
  '(?:[\\p{L}_][\\p{L}\\p{N}_ -]{0,40}::[ \\t]+)?',
].join(''), 'u');
const HTML_BLOCK = /^<(?:!--|\?|!\[CDATA\[|\/?(?:address|article|aside|audio|blockquote|body|br|canvas|center|dd|details|dialog|div|dl|dt|embed|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|img|legend|li|link|main|menu|nav|object|ol|option|p|param|picture|section|source|summary|svg|table|tbody|td|tfoot|th|thead|title|tr|track|ul|video)(?=[\s/>]|$))/i;
const HTML_RAW = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;
const HTML_ALONE = /^<\/?[a-z][a-z0-9-]*(?:\s(?:"[^"]*"|'[^']*'|[^"'<>])*)?\/?>[ \t]*$/i;

class Parts {
  readonly list: NotePart[] = [];

  keep(text: string): void { this.add('kept', text); }
  prose(text: string): void { this.add('prose', text); }

  private add(kind: NotePart['kind'], text: string): void {
    if (text === '') return;
    const last = this.list[this.list.length - 1];
    if (kind === 'kept' && last?.kind === 'kept') this.list[this.list.length - 1] = { kind, text: last.text + text };
    else this.list.push({ kind, text });
  }
}

/** In which list items a line may stand; what is indented by four columns more than their text is code. */
class ListPlace {
  /** Columns at which the text of the open items begins, outermost first. */
  private columns: number[] = [];
  private quotes = 0;

  /** Another quote holds other lists. */
  enter(quotes: number): void {
    if (quotes !== this.quotes) this.columns = [];
    this.quotes = quotes;
  }

  indentBeyond(body: string): number {
    const indent = indentOf(body);
    return indent - Math.max(0, ...this.columns.filter((column) => column <= indent));
  }

  read(body: string, beginsBlock: boolean): void {
    const indent = indentOf(body);
    const mark = /^[ \t]*((?:[-*+]|\d{1,9}[.)])[ \t]*)/.exec(body)?.[1];
    if (LIST_MARK.test(body) && mark !== undefined) {
      this.columns = [...this.columns.filter((column) => column <= indent), indent + Math.min(mark.replace(/\t/g, '    ').length, 5)];
    } else if (beginsBlock) {
      this.columns = this.columns.filter((column) => column <= indent);
    }
  }
}

/** A line without its quote marks. */
function bodyOf(line: string): string {
  return line.replace(QUOTE, '').replace(/\r?\n$/, '');
}

function indentOf(body: string): number {
  return (/^[ \t]*/.exec(body)?.[0] ?? '').replace(/\t/g, '    ').length;
}

function isBlank(line: string): boolean {
  return bodyOf(line).trim() === '';
}

/** A line's content without quote marks, list marks and indentation: where a fence or an HTML block may begin. */
function contentOf(line: string): string {
  let body = bodyOf(line);
  while (LIST_MARK.test(body)) body = body.replace(LIST_MARK, '');
  return body.trimStart();
}

function keepFrontmatter(lines: readonly string[], parts: Parts): number {
  if ((lines[0] ?? '').trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  if (end < 0) return 0;
  for (const line of lines.slice(0, end + 1)) parts.keep(line);
  return end + 1;
}

/** How many lines from here on are kept whole; 0: this line has prose. */
function keptLines(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  const body = bodyOf(line);
  const content = contentOf(line);
  if (isBlank(line)) return 1;
  const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(content)?.[1];
  if (fence !== undefined) {
    const close = new RegExp(`^${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
    return through(lines, index + 1, (other) => close.test(contentOf(other)), quoteDepth(line)) - index;
  }
  if (content.startsWith('$$') && content.indexOf('$$', 2) < 0) return through(lines, index + 1, (other) => other.includes('$$'), quoteDepth(line)) - index;
  if (content.startsWith('%%') && content.indexOf('%%', 2) < 0) return through(lines, index + 1, (other) => other.includes('%%'), 0) - index;
  if (content.startsWith('<!--')) return content.includes('-->') ? 1 : through(lines, index + 1, (other) => other.includes('-->'), 0) - index;
  const raw = HTML_RAW.exec(content)?.[1];
  if (raw !== undefined) {
    const end = new RegExp(`</${raw}>`, 'i');
    return end.test(content) ? 1 : through(lines, index + 1, (other) => end.test(other), 0) - index;
  }
  if (HTML_BLOCK.test(content) || HTML_ALONE.test(content)) {
    const end = lines.findIndex((other, at) => at > index && isBlank(other));
    return (end < 0 ? lines.length : end) - index;
  }
  if (/^\[[^\]^][^\]]*\]:[ \t]*\S/.test(content)) return 1;
  if (/^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$/.test(body.trim())) return 1;
  return 0;
}

/** The line after the first one from `from` that ends the block, or where its quote ends, or the end of the note. */
function through(lines: readonly string[], from: number, ends: (line: string) => boolean, depth: number): number {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (quoteDepth(line) < depth) return index;
    if (ends(line)) return index + 1;
  }
  return lines.length;
}

function quoteDepth(line: string): number {
  return (QUOTE.exec(line)?.[0] ?? '').replace(/[^>]/g, '').length;
}

function tableRows(lines: readonly string[], index: number): number {
  const head = lines[index] ?? '';
  const delimiter = bodyOf(lines[index + 1] ?? '').trim();
  if (!head.includes('|') || !/^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(delimiter) || !delimiter.includes('|')) return 0;
  let rows = 2;
  while (index + rows < lines.length && isRow(lines, index + rows, quoteDepth(head))) rows += 1;
  return rows;
}

/** Whatever begins a block of its own ends the table above it. */
function isRow(lines: readonly string[], index: number, depth: number): boolean {
  const line = lines[index] ?? '';
  return line.includes('|') && quoteDepth(line) === depth && keptLines(lines, index) === 0 && !/^[ \t]*(?:#{1,6}[ \t]|(?:[-*+]|\d{1,9}[.)])[ \t])/.test(bodyOf(line));
}

/** A bar in a link or in code should be escaped there; where it isn't, the link or the code is kept in one piece all the same. */
const CELL_OR_BAR = /(?:\[\[[^[\]\n]*\]\]|(`+)(?!`)[^\n]*?[^`\n]\1(?!`)|\\[^\n]|[^|\\\n])+|[|\n\\]/g;

/** Cells are prose of their own; bars and the space around cells are kept. */
function readRow(row: string, parts: Parts): void {
  const quote = QUOTE.exec(row)?.[0] ?? '';
  parts.keep(quote);
  for (const piece of row.slice(quote.length).match(CELL_OR_BAR) ?? []) {
    if (piece === '|' || piece === '\n' || piece === '\\') parts.keep(piece);
    else keepEdges(piece, parts);
  }
}

function readProse(lines: readonly string[], index: number, parts: Parts): number {
  const first = lines[index] ?? '';
  const prefix = PREFIX.exec(first)?.[0] ?? '';
  parts.keep(prefix);
  let text = first.slice(prefix.length);
  let next = index + 1;
  const oneLine = /#{1,6}[ \t]+$|\[![^\]\n]+\][+-]?[ \t]*$/.test(prefix);
  if (oneLine && prefix.includes('#')) {
    const closing = /[ \t]+#+[ \t]*\r?\n?$/.exec(text)?.[0] ?? '';
    keepEdges(text.slice(0, text.length - closing.length), parts);
    parts.keep(closing);
    return next;
  }
  while (!oneLine && next < lines.length && continues(lines, next, quoteDepth(first))) {
    text += lines[next] ?? '';
    next += 1;
  }
  keepEdges(text, parts);
  return next;
}

/** Whether a line goes on with the paragraph before it. */
function continues(lines: readonly string[], index: number, depth: number): boolean {
  const line = lines[index] ?? '';
  if (quoteDepth(line) !== depth) return false;
  if (keptLines(lines, index) > 0 || tableRows(lines, index) > 0) return false;
  const prefix = PREFIX.exec(line)?.[0] ?? '';
  return prefix.replace(/[\s>]/g, '') === '';
}

function keepEdges(text: string, parts: Parts): void {
  const start = /^\s*/.exec(text)?.[0] ?? '';
  const rest = text.slice(start.length);
  const core = rest.trimEnd();
  parts.keep(start);
  parts.prose(core);
  parts.keep(rest.slice(core.length));
}
