/** Takes the inline markup out of one run of prose. Blocks (fences, tables, list marks) are `blocks.ts`. */

import { THING_MARK, type Span, type SpanKind, type SpannedText } from './spans';

/** Never fails: what is not understood as markup stays a word, or is kept as it stands. */
export function readInline(prose: string): SpannedText {
  const reader = new Reader(prose);
  reader.read(0, prose.length);
  return reader.finish();
}

/** Whether two texts have the same marks in the same order. Escaped ones and names are words of a kind. */
export function hasSameMarkup(one: string, other: string): boolean {
  const marks = (text: string): string => JSON.stringify(readInline(text).spans.filter((span) => MARKUP.test(span.text)).map(({ kind, text: mark }) => [kind, mark]));
  return marks(one) === marks(other);
}

const MARKUP = /^(?![\p{L}\p{N}\\]).*[*_~=`[\]$<>%^#]|^&/su;

interface Rule {
  /** Sticky; the match is what the rule takes. */
  readonly pattern: RegExp;
  readonly kind: SpanKind;
}

const LINE_BREAK = /[ \t]*\\?\r?\n[ \t]*(?:>[ \t]?)*[ \t]*/y;
/** How a line begins that goes on with the sentence of the line before it. */
const CONTINUED = /[*_[("'«“‘]*\p{Ll}/uy;

/** Everything that is kept whole, in order of precedence. Links and emphasis have visible words and are read apart. */
const KEPT: readonly Rule[] = [
  { pattern: /%%[^]*?%%/y, kind: 'glue' },
  { pattern: /<!--[^]*?-->/y, kind: 'cut' },
  { pattern: /\$\$[^]+?\$\$/y, kind: 'thing' },
  { pattern: /\$(?=[^\s$])(?:\\.|[^\\$\n])*?(?:\\.|[^\s\\$])\$(?!\d)/y, kind: 'thing' },
  { pattern: /!\[\[[^\]\n]*\]\]/y, kind: 'cut' },
  { pattern: /!\[[^\]\n]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/y, kind: 'cut' },
  { pattern: /\[\^[^\]\s]+\]/y, kind: 'glue' },
  { pattern: /\^\[[^\]\n]*\]/y, kind: 'glue' },
  { pattern: /<(?:[a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/iy, kind: 'thing' },
  { pattern: /<\/?[a-z][a-z0-9-]*(?:\s(?:"[^"]*"|'[^']*'|[^"'<>])*)?\/?>/iy, kind: 'cut' },
  { pattern: /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)(?:\([^\s()<>"]*\)|[^\s<>"()[\]])*(?:\([^\s()<>"]*\)|[^\s<>"'.,;:!?()[\]*_~=|])/iy, kind: 'thing' },
  { pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy, kind: 'thing' },
  { pattern: /&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/iy, kind: 'glue' },
  { pattern: /\\[!-/:-@[-`{-~]/y, kind: 'glue' },
  { pattern: /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200D|\uFE0E|\uFE0F|\u20E3)*/uy, kind: 'glue' },
  { pattern: /[[(][\p{L}_][\p{L}\p{N}_ -]{0,40}::[ \t]*/uy, kind: 'cut' },
  { pattern: /\uFFFC/y, kind: 'glue' },
];
const TAG = /#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*/uy;
const BLOCK_ID = /[ \t]+\^[A-Za-z0-9-]+[ \t]*(?=\n|$)/y;
const CODE_FENCE = /`+/y;
const WIKILINK = /\[\[([^[\]\n|]+?)(\\?\|)?((?:[^[\]\n])*)\]\]/y;
/** `Seq2Seq`, `PyTorch`, `h2`, `h_i`: letters with digits, a capital or a low line inside. Kept whole, models cannot spell them. */
const NAME = /[\p{L}\p{N}]+(?:_+(?:[\p{L}\p{N}]+|\{[^{}\s]*\}))+|(?=[\p{L}\p{N}]*(?:\p{L}\p{N}|\p{N}\p{L}|\p{Ll}\p{Lu}))[\p{L}\p{N}]+/uy;
/** `19th`, `3ème`, `20h`: numbers that are words. */
const ORDINAL = /^\p{N}+\p{Ll}{1,4}$/u;
/** Halves of links that never end, or that hold another. */
const LOOSE_BRACKETS = /\[\[|\]\]/y;
const WORD = /[\p{L}\p{N}]+|[\uD800-\uDBFF][\uDC00-\uDFFF]/uy;
const MARK_OF_TEXT = /[\p{P}\p{S}]/u;
const DELIMITER = /\*+|_+|~~|==/y;

/** Names, versions and abbreviations mean the same in every language: `Seq2Seq`, `GPT-2`, `ReLU`, `LSTM`. */
export function isName(visible: string): boolean {
  return /\d/.test(visible) || /^\S*\p{Ll}\p{Lu}\S*$/u.test(visible) || /^[\p{Lu}\p{N}\s.-]{2,}$/u.test(visible);
}

/** A run of `*`, `_`, `~~` or `==` that may still become half of a pair; `span` is its index. */
interface Delimiter {
  readonly span: number;
  readonly text: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

class Reader {
  private words = '';
  private readonly spans: Span[] = [];
  private pairs = 0;

  constructor(private readonly prose: string) {}

  finish(): SpannedText {
    return { words: this.words, spans: this.spans };
  }

  read(start: number, end: number): void {
    const delimiters: Delimiter[] = [];
    let position = start;
    while (position < end) {
      position = this.readKept(position, end) ?? this.readLink(position, end)
        ?? this.readDelimiter(position, end, delimiters) ?? this.readBrackets(position, end) ?? this.readWord(position, end);
    }
    this.pairDelimiters(delimiters);
  }

  private readKept(position: number, end: number): number | null {
    const before = this.prose[position - 1] ?? '';
    const code = this.match(CODE_FENCE, position, end);
    if (code !== null) {
      const close = this.closingFence(position + code.length, end, code);
      if (close === null) return this.keep('glue', code, position);
      return this.keep('thing', this.prose.slice(position, close), position);
    }
    const lineBreak = this.match(LINE_BREAK, position, end);
    if (lineBreak !== null) return this.keepBreak(lineBreak, position);
    const blockId = this.match(BLOCK_ID, position, end);
    if (blockId !== null) return this.keep('cut', blockId, position);
    if (before === '' || /[\s([{>,;*_~="'“‘«]/.test(before)) {
      const tag = this.match(TAG, position, end);
      if (tag !== null) return this.keep('thing', tag, position);
    }
    const insideWord = /[\p{L}\p{N}]/u.test(before);
    const name = insideWord ? null : this.match(NAME, position, end);
    if (name !== null && !ORDINAL.test(name)) return this.keep('thing', name, position);
    for (const { pattern, kind } of KEPT) {
      const kept = this.match(pattern, position, end);
      if (kept === null) continue;
      if (insideWord && /^[\p{L}\p{N}]/u.test(kept)) continue;
      return this.keep(kind, kept, position);
    }
    return null;
  }

  private readLink(position: number, end: number): number | null {
    if (this.prose[position] !== '[') return null;
    const wikilink = this.match(WIKILINK, position, end);
    if (wikilink !== null) return this.readWikilink(wikilink, position);
    const textEnd = closingBracket(this.prose, position, end);
    if (textEnd === null) return null;
    const destination = this.match(/\]\((?:<[^<>\n]*>|(?:\\.|[^()\\\n]|\((?:[^()\n]|\([^()\n]*\))*\))*)\)|\]\[[^\]\n]*\]/y, textEnd, end);
    if (destination === null) return null;
    const visible = this.prose.slice(position + 1, textEnd);
    const linkEnd = textEnd + destination.length;
    if (visible.trim() === '' || isName(visible) || /^\w+:\/\//.test(visible)) return this.keep('thing', this.prose.slice(position, linkEnd), position);
    this.wrap('[', position + 1, textEnd, destination);
    return linkEnd;
  }

  private readWikilink(link: string, position: number): number {
    const bar = link.search(/\\?\|/);
    const barEnd = bar < 0 ? -1 : link.indexOf('|', bar) + 1;
    const visible = bar < 0 ? '' : link.slice(barEnd, -2);
    if (visible.trim() === '' || isName(visible)) return this.keep('thing', link, position);
    this.wrap(link.slice(0, barEnd), position + barEnd, position + link.length - 2, ']]');
    return position + link.length;
  }

  private readDelimiter(position: number, end: number, delimiters: Delimiter[]): number | null {
    const text = this.match(DELIMITER, position, end);
    if (text === null) return null;
    const before = this.prose[position - 1] ?? ' ';
    const after = this.prose[position + text.length] ?? ' ';
    // CommonMark's rule of flanking; marks of Obsidian's own (`==`, `~~`) follow it as well.
    const leans = (from: string, to: string): boolean => !/\s/.test(to) && (!MARK_OF_TEXT.test(to) || /\s/.test(from) || MARK_OF_TEXT.test(from));
    const left = leans(before, after), right = leans(after, before);
    const tight = text.startsWith('_');
    const canOpen = left && !(tight && right && !MARK_OF_TEXT.test(before));
    const canClose = right && !(tight && left && !MARK_OF_TEXT.test(after));
    // Marks of a run count by two; a single one is the inner pair: last where it opens, first where it closes.
    const strong = text.match(/(.)\1/g) ?? [], single = text.length % 2 === 1 ? [text.charAt(0)] : [];
    for (const half of canOpen ? [...strong, ...single] : [...single, ...strong]) {
      delimiters.push({ span: this.spans.length, text: half, canOpen, canClose });
      this.keep('glue', half, position);
    }
    return position + text.length;
  }

  private readBrackets(position: number, end: number): number | null {
    const brackets = this.match(LOOSE_BRACKETS, position, end);
    return brackets === null ? null : this.keep('glue', brackets, position);
  }

  private readWord(position: number, end: number): number {
    const word = this.match(WORD, position, end) ?? this.prose.charAt(position);
    this.words += word;
    return position + word.length;
  }

  /** A line break inside a sentence (hard-wrapped text) is one space of it; any other one ends the sentence. */
  private keepBreak(lineBreak: string, position: number): number {
    const before = this.words.slice(-8).trimEnd().slice(-1);
    const hardBreak = /\\\r?\n|[ \t]{2}\r?\n/.test(lineBreak);
    const continued = this.match(CONTINUED, position + lineBreak.length, this.prose.length) !== null;
    const wrapped = continued && !hardBreak && before !== '' && !/[.!?:;…|]/.test(before);
    if (!wrapped) return this.keep('cut', lineBreak, position);
    this.spans.push({ kind: 'break', at: this.words.length, length: 1, text: lineBreak, pair: -1 });
    this.words += ' ';
    return position + lineBreak.length;
  }

  private keep(kind: SpanKind, text: string, position: number): number {
    this.spans.push({ kind, at: this.words.length, length: kind === 'thing' ? 1 : 0, text, pair: -1 });
    if (kind === 'thing') this.words += THING_MARK;
    return position + text.length;
  }

  private wrap(open: string, start: number, end: number, close: string): void {
    const pair = this.pairs++;
    this.spans.push({ kind: 'open', at: this.words.length, length: 0, text: open, pair });
    this.read(start, end);
    this.spans.push({ kind: 'close', at: this.words.length, length: 0, text: close, pair });
  }

  private pairDelimiters(delimiters: readonly Delimiter[]): void {
    const open: Delimiter[] = [];
    for (const delimiter of delimiters) {
      const match = delimiter.canClose ? open.map(({ text }) => text).lastIndexOf(delimiter.text) : -1;
      const opener = open[match];
      if (opener !== undefined) {
        open.length = match;
        this.makePair(opener.span, delimiter.span);
      } else if (delimiter.canOpen) {
        open.push(delimiter);
      }
    }
  }

  private makePair(openIndex: number, closeIndex: number): void {
    const open = this.spans[openIndex];
    const close = this.spans[closeIndex];
    if (open === undefined || close === undefined) return;
    const pair = this.pairs++;
    this.spans[openIndex] = { ...open, kind: 'open', pair };
    this.spans[closeIndex] = { ...close, kind: 'close', pair };
  }

  private match(pattern: RegExp, position: number, end: number): string | null {
    pattern.lastIndex = position;
    const found = pattern.exec(this.prose)?.[0] ?? '';
    return found !== '' && position + found.length <= end ? found : null;
  }

  private closingFence(from: number, end: number, fence: string): number | null {
    for (let position = from; position < end; position += 1) {
      if (this.prose[position] !== '`') continue;
      const run = this.match(CODE_FENCE, position, end) ?? '`';
      if (run === fence) return position + run.length;
      position += run.length - 1;
    }
    return null;
  }
}

/** The position of the `]` that ends the bracket opened at `open`, on the same paragraph, brackets balanced. */
function closingBracket(text: string, open: number, end: number): number | null {
  let depth = 0;
  for (let position = open; position < end; position += 1) {
    const character = text[position];
    if (character === '\\') position += 1;
    else if (character === '[') depth += 1;
    else if (character === ']' && --depth === 0) return position;
  }
  return null;
}
