import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTokenizer, type Tokenizer } from '../../../src/model/tokenizer';
import type { TokenId } from '../../../src/model/tokens';
import { END, START, UNKNOWN, type Vocabulary } from '../../../src/model/vocabulary';

/** Written by models/training/tokenizer_check.py. */
interface TokenizerCheck {
  readonly tokenizerSha256: string;
  readonly dev: { readonly file: string; readonly sourceColumn: number; readonly source: string; readonly target: string };
  readonly source: Readonly<Record<string, number[]>>;
  readonly target: Readonly<Record<string, number[]>>;
}

/** The data of the training side is not part of the project; it lies beside it where models are made. */
const DATA = process.env.ATTENTION_LAB_DATA ?? '../shared/data';
const MODELS = ['fr-en', 'es-en', 'en-fr', 'en-es'];

const { source, target } = readTokenizer('fr-en');

function pathOf(model: string): string {
  return `models/${model}/tokenizer.json`;
}

function readCheck(model: string): TokenizerCheck {
  return JSON.parse(readFileSync(new URL(`fixtures/tokenizer-check.${model}.json`, import.meta.url), 'utf8')) as TokenizerCheck;
}

function readTokenizer(model: string): Tokenizer {
  const { value, problems } = parseTokenizer(readFileSync(pathOf(model), 'utf8'));
  if (problems) throw new Error(JSON.stringify(problems[0]));
  return value;
}

function ids(vocabulary: Vocabulary, text: string): number[] {
  return vocabulary.encode(text).tokenized.tokens.map(({ id }) => id).slice(0, -1);
}

function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

describe.each(MODELS)('the ids of a text, by the tokenizer of %s,', (model) => {
  const check = readCheck(model);
  const { source, target } = readTokenizer(model);

  it('are compared with those of the tokenizer that is shipped', () => {
    expect(check.tokenizerSha256, 'run models/training/tokenizer_check.py for the new tokenizer').toBe(sha256(readFileSync(pathOf(model))));
  });

  it.each(Object.entries(check.source))('equal those of the training side in the source language: %j', (text, expected) => {
    expect(ids(source, text)).toEqual(expected);
  });

  it.each(Object.entries(check.target))('equal those of the training side in the target language: %j', (text, expected) => {
    expect(ids(target, text)).toEqual(expected);
  });

  it.skipIf(!existsSync(join(DATA, check.dev.file)))(`equal those of the training side on every sentence of ${check.dev.file} (skipped where ${DATA} is not there)`, () => {
    const lines = readFileSync(join(DATA, check.dev.file), 'utf8').split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
    const hash = (vocabulary: Vocabulary, column: number): string => sha256(lines.map((columns) => `${ids(vocabulary, columns[column] ?? '').join(' ')}\n`).join(''));
    expect(hash(source, check.dev.sourceColumn)).toBe(check.dev.source);
    expect(hash(target, 1 - check.dev.sourceColumn)).toBe(check.dev.target);
  });
});

describe('the way from text to tokens and back', () => {
  it.each([
    'Je ne parle pas espagnol.',
    "Qu'est-ce que c'est que ça ?",
    'Le chat regarde le chat qui regarde le chat.',
    'Un 😀, du 日本語, du עברית et <b>du gras</b>',
    'e\u0301te\u0301\u200b',
  ])('loses nothing: %s', (text) => {
    const { tokenized } = source.encode(text);
    expect(source.decode(tokenized.tokens.map(({ id }) => id))).toEqual(tokenized);
  });

  it('gives every token its place in the text', () => {
    const { tokenized } = source.encode("J'ai  vu 😀.");
    expect(tokenized.text).toBe("J'ai vu 😀.");
    const shown = tokenized.tokens.filter(({ kind }) => kind === 'piece').map(({ piece, start, end }) => [piece.replace('▁', ''), tokenized.text.slice(start, end)]);
    for (const [piece, slice] of shown) expect(slice).toBe(piece);
    const bytes = tokenized.tokens.filter(({ kind }) => kind === 'byte');
    expect(bytes.map(({ start, end }) => tokenized.text.slice(start, end))).toEqual(['😀', '😀', '😀', '😀']);
  });

  it('gives every word its tokens, in order and without gaps; the end belongs to none', () => {
    const { tokens, words } = source.encode('Le chat mange le chat, deux fois.').tokenized;
    expect(words.map(({ text }) => text)).toEqual(['Le', 'chat', 'mange', 'le', 'chat', ',', 'deux', 'fois', '.']);
    expect(words.map(({ firstToken }) => firstToken)).toEqual([0, ...words.slice(0, -1).map(({ endToken }) => endToken)]);
    expect(words.at(-1)?.endToken).toBe(tokens.length - 1);
    expect(tokens.at(-1)).toMatchObject({ kind: 'end', start: 33, end: 33 });
  });

  it('keeps both of two equal words apart by their positions', () => {
    const { words } = source.encode('chat chat').tokenized;
    expect(words.map(({ start, end }) => [start, end])).toEqual([[0, 4], [5, 9]]);
  });
});

describe('decoding emitted tokens', () => {
  const byte = (value: number): TokenId => (value + 4) as TokenId;

  it('shows an unknown token openly', () => {
    expect(target.decode([UNKNOWN, END]).text).toBe('<unk>');
    expect(target.decode([UNKNOWN, END]).words).toHaveLength(1);
  });

  it('shows neither start nor end', () => {
    expect(target.decode([START, END])).toMatchObject({ text: '', words: [] });
  });

  it('puts bytes together to a character', () => {
    const { text, tokens } = target.decode([byte(0xc3), byte(0xa9), END]);
    expect(text).toBe('é');
    expect(tokens.map(({ start, end }) => [start, end])).toEqual([[0, 1], [0, 1], [1, 1]]);
  });

  it('shows bytes that form no character as the replacement character', () => {
    expect(target.decode([byte(0xc3), byte(0x28), byte(0xff), END]).text).toBe('\ufffd(\ufffd');
    expect(target.decode([byte(0xe2), byte(0x82), END]).text).toBe('\ufffd');
  });

  it('never cuts a word inside a token', () => {
    const { tokenized } = target.encode("Tom's");
    const [name, ...rest] = tokenized.tokens;
    expect(target.decode([...(name ? [name.id] : []), ...rest.map(({ id }) => id)]).words.map(({ text }) => text)).toEqual(['Tom', "'s"]);
  });
});

describe('a text past the maximum', () => {
  it('is cut between words, and what is left out is told', () => {
    const whole = source.encode('Je ne parle pas espagnol, mais je parle un peu français.').tokenized;
    const { tokenized, leftOut } = source.encode('Je ne parle pas espagnol, mais je parle un peu français.', 8);
    expect(tokenized.tokens.length).toBeLessThanOrEqual(8);
    expect(tokenized.tokens.at(-1)?.kind).toBe('end');
    expect(`${tokenized.text}${leftOut?.text.startsWith(',') ? '' : ' '}${leftOut?.text}`).toBe(whole.text);
    expect(tokenized.words.length + (leftOut?.words ?? 0)).toBe(whole.words.length);
    expect(tokenized.words).toEqual(whole.words.slice(0, tokenized.words.length));
  });

  it('fits exactly when it is as long as the maximum', () => {
    const { tokenized } = source.encode('Je ne parle pas.');
    expect(source.encode('Je ne parle pas.', tokenized.tokens.length).leftOut).toBeNull();
    expect(source.encode('Je ne parle pas.', tokenized.tokens.length - 1).leftOut).not.toBeNull();
  });

  it('keeps what fits of a single endless word', () => {
    const { tokenized, leftOut } = source.encode('z'.repeat(10_000), 50);
    expect(tokenized.tokens.length).toBeLessThanOrEqual(50);
    expect(tokenized.text.length + (leftOut?.text.length ?? 0)).toBe(10_000);
    expect(source.encode('日'.repeat(5000), 50).tokenized.text).toMatch(/^日+$/);
  });

  it('is cut even when it is a line of 10,000 characters', () => {
    const { leftOut, tokenized } = source.encode("L'été, je vais à la mer. ".repeat(400), 120);
    expect(tokenized.tokens.length).toBeGreaterThan(110);
    expect(tokenized.tokens.length).toBeLessThanOrEqual(120);
    expect(leftOut?.words).toBeGreaterThan(3000);
  });
});

describe('a tokenizer file', () => {
  const stored = JSON.parse(readFileSync(pathOf('fr-en'), 'utf8')) as { source: { pieces: unknown[] } };
  const changed = (change: (copy: typeof stored) => void): string => {
    const copy = structuredClone(stored);
    change(copy);
    return JSON.stringify(copy);
  };

  it.each([
    ['is not JSON', '{', 'syntax', 'tokenizer.json'],
    ['is of a later format', changed((copy) => Object.assign(copy, { format: 2 })), 'format', 'tokenizer.json: format'],
    ['is of another type', changed((copy) => Object.assign(copy, { type: 'bpe' })), 'value', 'tokenizer.json: type'],
    ['lacks a side', changed((copy) => Object.assign(copy, { target: undefined })), 'missing', 'tokenizer.json: target.apostrophe'],
    ['has other special pieces', changed((copy) => copy.source.pieces.splice(2, 1, ['<end>', 0])), 'value', 'tokenizer.json: source.pieces[2][0]'],
    ['has a log-probability above 0', changed((copy) => copy.source.pieces.splice(300, 1, ['xyz', 1])), 'value', 'tokenizer.json: source.pieces[300][1]'],
    ['has a piece twice', changed((copy) => copy.source.pieces.push(['a', -1], ['a', -1])), 'value', undefined],
    ['has something else for a piece', changed((copy) => copy.source.pieces.push('a')), 'value', undefined],
  ])('is refused where it %s', (_, text, kind, path) => {
    const { problems } = parseTokenizer(text);
    expect(problems?.[0]).toMatchObject({ kind, ...(path === undefined ? {} : { path }) });
  });
});
