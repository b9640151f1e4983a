/**
 * The editor's Markdown: a flat run of tokens whose classes are the app's (`hmd-internal-link`, `strong`, `formatting-…`).
 * The app ships a fork of @codemirror/language with `tokenClassNodeProp`; with the stock package the property is added here.
 */

import { StreamLanguage } from '@codemirror/language';
import { NodeProp, type Tree, TreeBuffer } from '@lezer/common';
import { Tag } from '@lezer/highlight';

/** The classes of a token, space-separated, on its node type. */
export const tokenClassNodeProp = new NodeProp<string>();

/** Some characters of a line and their classes; no classes: plain text. */
interface LineToken {
  readonly length: number;
  readonly classes: readonly string[];
}

/** What a line needs to know of the lines above it. */
interface LineState {
  inside: 'start' | 'text' | 'frontmatter' | 'math';
  /** The mark that will end the fence we are in, or null. */
  fence: string | null;
  /** What is left of the present line. */
  pending: LineToken[];
}

export const markdownLanguage = createMarkdownLanguage();

function createMarkdownLanguage(): StreamLanguage<LineState> {
  const anyTag = Tag.define();
  const language = StreamLanguage.define<LineState>({
    name: 'hypermd',
    startState: () => ({ inside: 'start', fence: null, pending: [] }),
    copyState: (state) => ({ ...state, pending: [...state.pending] }),
    blankLine: (state) => { if (state.inside === 'start') state.inside = 'text'; },
    token: (stream, state) => {
      if (stream.sol()) state.pending = tokensOfLine(stream.string, state);
      const next = state.pending.shift() ?? { length: stream.string.length - stream.pos, classes: [] };
      stream.pos += Math.max(1, next.length);
      return next.classes.length > 0 ? next.classes.join(' ') : null;
    },
    // Every class counts as known, whatever its name.
    tokenTable: new Proxy<Record<string, Tag>>({}, { get: () => anyTag }),
  });
  const { parser } = language;
  const createParse = parser.createParse.bind(parser);
  parser.createParse = (input, fragments, ranges) => {
    const parse = createParse(input, fragments, ranges);
    const advance = parse.advance.bind(parse);
    parse.advance = () => {
      const tree = advance();
      if (tree) nameTokenClasses(tree);
      return tree;
    };
    return parse;
  };
  return language;
}

/** Node types are named after their classes (`formatting_formatting-strong_strong`); this gives them the property too. */
function nameTokenClasses(tree: Tree): void {
  for (const child of tree.children) {
    const types = child instanceof TreeBuffer ? child.set.types : [child.type];
    for (const type of types) {
      if (!type || type.isTop || type.prop(tokenClassNodeProp) !== undefined) continue;
      const properties = Reflect.get(type, 'props') as Record<number, unknown>;
      if (!Object.isFrozen(properties)) properties[Reflect.get(tokenClassNodeProp, 'id') as number] = type.name.replaceAll('_', ' ');
    }
    if (!(child instanceof TreeBuffer)) nameTokenClasses(child);
  }
}

function tokensOfLine(line: string, state: LineState): LineToken[] {
  const whole = (...classes: string[]): LineToken[] => [{ length: line.length, classes }];
  if (state.inside === 'start') state.inside = line.trim() === '---' ? 'frontmatter' : 'text';
  else if (state.inside === 'frontmatter') {
    if (line.trim() === '---') state.inside = 'text';
    return whole('hmd-frontmatter');
  }
  if (state.inside === 'frontmatter') return whole('def', 'hmd-frontmatter');
  if (state.inside === 'math') {
    if (line.trimEnd().endsWith('$$')) state.inside = 'text';
    return whole('math', 'math-block');
  }

  const quote = /^(?:\s*>\s?)+/.exec(line)?.[0] ?? '';
  const rest = line.slice(quote.length);
  const quoteToken: LineToken[] = quote === '' ? [] : [{ length: quote.length, classes: ['formatting', 'formatting-quote', 'formatting-quote-1', 'quote', 'quote-1'] }];
  const base = quote === '' ? [] : ['quote', 'quote-1'];

  const fence = /^\s*(`{3,}|~{3,})/.exec(rest)?.[1];
  if (state.fence !== null) {
    const ends = fence?.startsWith(state.fence) === true;
    if (ends) state.fence = null;
    return [...quoteToken, { length: rest.length, classes: ends ? ['formatting', 'formatting-code-block', 'hmd-codeblock'] : ['hmd-codeblock'] }];
  }
  if (fence !== undefined) {
    state.fence = fence;
    return [...quoteToken, { length: rest.length, classes: ['formatting', 'formatting-code-block', 'hmd-codeblock'] }];
  }
  if (rest.startsWith('$$') && !/\S.*\$\$\s*$/.test(rest.slice(2))) {
    state.inside = 'math';
    return [...quoteToken, { length: rest.length, classes: ['math', 'math-block'] }];
  }

  const heading = /^(#{1,6})\s+/.exec(rest);
  if (heading?.[1]) {
    const level = ['header', `header-${heading[1].length}`];
    return [...quoteToken, { length: heading[0].length, classes: ['formatting', 'formatting-header', `formatting-header-${heading[1].length}`, ...level] }, ...inlineTokens(rest.slice(heading[0].length), [...level, ...base])];
  }
  const item = /^(\s*)([-*+]|\d+[.)])\s+(?:\[.\]\s)?/.exec(rest);
  if (item?.[2]) {
    const kind = /\d/.test(item[2]) ? 'ol' : 'ul';
    return [...quoteToken, { length: item[0].length, classes: ['formatting', 'formatting-list', `formatting-list-${kind}`, 'list-1'] }, ...inlineTokens(rest.slice(item[0].length), ['list-1', ...base])];
  }
  return [...quoteToken, ...inlineTokens(rest, base)];
}

interface InlineRule {
  readonly pattern: RegExp;
  readonly tokens: (found: RegExpExecArray, base: readonly string[]) => LineToken[];
}

/** A mark on both sides of text that may hold further marks. */
function paired(mark: string, name: string, pattern: RegExp): InlineRule {
  const formatting = (base: readonly string[]): LineToken => ({ length: mark.length, classes: ['formatting', `formatting-${name}`, name, ...base] });
  return { pattern, tokens: (found, base) => [formatting(base), ...inlineTokens(found[1] ?? '', [name, ...base]), formatting(base)] };
}

const INLINE_RULES: readonly InlineRule[] = [
  { pattern: /^\\./, tokens: (_found, base) => [{ length: 1, classes: ['formatting', 'formatting-escape', 'escape', ...base] }, { length: 1, classes: base }] },
  {
    pattern: /^(`+)([^`]|[^`].*?[^`])\1(?!`)/,
    tokens: ([, mark = '', code = ''], base) => {
      const formatting: LineToken = { length: mark.length, classes: ['formatting', 'formatting-code', 'inline-code', ...base] };
      return [formatting, { length: code.length, classes: ['inline-code', ...base] }, formatting];
    },
  },
  {
    pattern: /^(!?)\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]/,
    tokens: (found, base) => {
      const [, embed = '', target = '', alias] = found;
      const mark = embed === '' ? [] : ['formatting-embed'];
      const kind = embed === '' ? ['hmd-internal-link'] : ['hmd-embed', 'hmd-internal-link'];
      return [
        { length: embed.length + 2, classes: [...mark, 'formatting-link', 'formatting-link-start', ...base] },
        { length: target.length, classes: [...kind, ...(alias === undefined ? [] : ['link-has-alias']), ...base] },
        ...(alias === undefined ? [] : [{ length: 1, classes: [...kind, 'link-alias-pipe', ...base] }, { length: alias.length, classes: [...kind, 'link-alias', ...base] }]),
        { length: 2, classes: ['formatting-link', 'formatting-link-end', ...base] },
      ];
    },
  },
  {
    pattern: /^\[([^\]]*)\]\(([^)]*)\)/,
    tokens: ([, text = '', url = ''], base) => [
      { length: 1, classes: ['formatting', 'formatting-link', 'link', ...base] },
      ...inlineTokens(text, ['link', ...base]),
      { length: 1, classes: ['formatting', 'formatting-link', 'link', ...base] },
      { length: 1, classes: ['formatting', 'formatting-link-string', 'string', 'url', ...base] },
      { length: url.length, classes: ['string', 'url', ...base] },
      { length: 1, classes: ['formatting', 'formatting-link-string', 'string', 'url', ...base] },
    ],
  },
  { pattern: /^\$\$?[^$]+\$\$?/, tokens: ([text], base) => [{ length: text.length, classes: ['math', ...base] }] },
  { pattern: /^%%.*?%%/, tokens: ([text], base) => [{ length: text.length, classes: ['comment', ...base] }] },
  paired('**', 'strong', /^\*\*(?=\S)(.*?\S)\*\*/),
  paired('__', 'strong', /^__(?=\S)(.*?\S)__/),
  paired('==', 'highlight', /^==(?=\S)(.*?\S)==/),
  paired('~~', 'strikethrough', /^~~(?=\S)(.*?\S)~~/),
  paired('*', 'em', /^\*(?=[^\s*])(.*?[^\s*])\*(?!\*)/),
  paired('_', 'em', /^_(?=[^\s_])(.*?[^\s_])_(?![\p{L}\p{N}_])/u),
  { pattern: /^#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*/u, tokens: ([text], base) => [{ length: 1, classes: ['formatting', 'formatting-hashtag', 'hashtag', 'hashtag-begin', ...base] }, { length: text.length - 1, classes: ['hashtag', 'hashtag-end', ...base] }] },
];

function inlineTokens(text: string, base: readonly string[]): LineToken[] {
  const tokens: LineToken[] = [];
  let plain = 0;
  const flush = () => {
    if (plain > 0) tokens.push({ length: plain, classes: base });
    plain = 0;
  };
  for (let position = 0; position < text.length;) {
    const rest = text.slice(position);
    const isMarkPossible = /^[\\`![$%*_=~#]/.test(rest) && (rest[0] !== '#' || position === 0 || /\s/.test(text[position - 1] ?? ''));
    const applied = isMarkPossible ? firstMatch(rest) : null;
    if (applied) {
      flush();
      tokens.push(...applied.rule.tokens(applied.found, base));
      position += applied.found[0].length;
    } else {
      plain++;
      position++;
    }
  }
  flush();
  return tokens.filter(({ length }) => length > 0);
}

function firstMatch(text: string): { rule: InlineRule; found: RegExpExecArray } | null {
  for (const rule of INLINE_RULES) {
    const found = rule.pattern.exec(text);
    if (found) return { rule, found };
  }
  return null;
}
