import { describe, expect, it } from 'vitest';
import { parseBlock, printBlock, withSentence } from '../../../src/block/grammar';
import { OPTIONS } from '../../../src/block/options';
import { INITIAL_STATE, type ReaderState } from '../../../src/model/reader-state';

const block = (...lines: string[]): string => lines.join('\n');

describe('the text of an attention fence', () => {
  it('is a sentence, and that is enough', () => {
    const { state, problems } = parseBlock('Je ne parle pas espagnol.');
    expect(state).toEqual({ ...INITIAL_STATE, sentences: ['Je ne parle pas espagnol.'] });
    expect(problems).toEqual([]);
  });

  it('holds one sentence per line, blank lines not counted', () => {
    const { state } = parseBlock(block('', '  Il fait froid.  ', '', 'Où est la gare ?', ''));
    expect(state.sentences).toEqual(['Il fait froid.', 'Où est la gare ?']);
  });

  it('takes options above a separator', () => {
    const { state, problems } = parseBlock(block(
      'Model: fr-en', 'words: subwords', 'attention: no', 'mask: 5, 2 2', 'step: 3', 'position: 1',
      'target: I do not speak Spanish: not a word.', 'height: 320', 'title: ¿Adónde mira «ne»?', 'sentence: 2',
      '---', 'Il fait froid.', 'Je ne parle pas espagnol.',
    ));
    expect(problems).toEqual([]);
    expect(state).toEqual({
      ...INITIAL_STATE,
      sentences: ['Il fait froid.', 'Je ne parle pas espagnol.'], sentence: 1,
      modelId: 'fr-en', grain: 'subwords', attention: false, hiddenWords: [1, 4],
      pinned: { step: 2, position: 0 }, target: 'I do not speak Spanish: not a word.', height: 320, title: '¿Adónde mira «ne»?',
    });
  });

  it('may open with a separator, as frontmatter does', () => {
    const { state, problems } = parseBlock(block('---', 'words: subwords', '---', 'Il fait froid.'));
    expect([state.grain, state.sentences, problems]).toEqual(['subwords', ['Il fait froid.'], []]);
  });

  it('keeps a second separator as a sentence', () => {
    expect(parseBlock(block('words: subwords', '---', 'Il fait froid.', '---')).state.sentences).toEqual(['Il fait froid.', '---']);
  });

  it('reads lines of every operating system', () => {
    expect(parseBlock('words: subwords\r\n---\r\nIl fait froid.\rOui.').state).toMatchObject({ grain: 'subwords', sentences: ['Il fait froid.', 'Oui.'] });
  });

  it.each([
    ['an unknown option, with the one that was probably meant', 'modle: fr-en',
      { kind: 'unknown-option', key: 'modle', nearest: 'model', line: 1, column: 1, endColumn: 6 }],
    ['an unknown option that resembles none', 'temperature: 1', { kind: 'unknown-option', key: 'temperature', nearest: null }],
    ['a bad value, with what would be right', '  words:   letters',
      { kind: 'bad-value', key: 'words', value: 'letters', expected: { kind: 'choice', values: ['words', 'subwords'] }, line: 1, column: 12, endColumn: 19 }],
    ['a number out of range', 'height: 20', { kind: 'bad-value', key: 'height', expected: { kind: 'whole-number', from: 120, to: 2000 } }],
    ['a word that counts from 0', 'mask: 0, 2', { kind: 'bad-value', key: 'mask', value: '0, 2' }],
    ['a mask of words instead of numbers', 'mask: espagnol', { kind: 'bad-value', key: 'mask' }],
    ['an option without a value', 'target:', { kind: 'bad-value', key: 'target', value: '', column: 8 }],
    ['a line without a colon', 'subwords', { kind: 'no-colon', text: 'subwords', line: 1, column: 1, endColumn: 9 }],
    ['a key that was there before', block('words: words', '', 'words: subwords'), { kind: 'duplicate', key: 'words', line: 3, firstLine: 1 }],
    ['a sentence that is not there', 'sentence: 4', { kind: 'bad-value', key: 'sentence', value: '4', expected: { kind: 'whole-number', from: 1, to: 1 } }],
  ])('tells of %s and shows the rest', (_, options, problem) => {
    const parsed = parseBlock(block(options, '---', 'Il fait froid.'));
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject(problem);
    expect(parsed.state.sentences).toEqual(['Il fait froid.']);
  });

  it('keeps the first of two values', () => {
    expect(parseBlock(block('words: subwords', 'words: words', '---', 'Oui.')).state.grain).toBe('subwords');
  });

  it('tells of options that nothing separates from the sentences', () => {
    const { problems, state } = parseBlock(block('words: subwords', 'Il fait froid.', 'title: non'));
    expect(problems).toEqual([{ kind: 'no-separator', key: 'words', line: 1, column: 1, endColumn: 6 }]);
    expect(state.sentences).toHaveLength(3);
  });

  it('leaves a sentence with a colon alone', () => {
    expect(parseBlock('Attention : le chien mord.').problems).toEqual([]);
    expect(parseBlock('Elle a dit : non.').problems).toEqual([]);
  });

  it('never fails, whatever it holds', () => {
    const odd = ['', '---', '---\n---', ':', ': x', '---\n:\n---', '\u0000', '<b>x</b>', '# Titre', '\u202eabc', '👩‍👩‍👧', 'x'.repeat(10_000)];
    for (const source of odd) expect(() => parseBlock(source)).not.toThrow();
  });

  it.each([
    ['nothing but a sentence', { sentences: ['Je ne parle pas espagnol.'] }],
    ['every option', {
      sentences: ['Il fait froid.', 'Oui.'], sentence: 1, modelId: 'es-en', title: 'a: b', grain: 'subwords' as const, height: 400,
      attention: false, hiddenWords: [0, 3], pinned: { step: 0, position: 4 }, target: 'It is cold.',
    }],
    ['a step without a position', { sentences: ['Oui.'], pinned: { step: 2, position: null } }],
    ['a sentence that looks like a separator', { sentences: ['---'] }],
    ['a sentence that looks like an option', { sentences: ['title: x', '---', 'Oui.'] }],
    ['an option and a separator among the sentences', { sentences: ['---', 'Oui.'], title: 'T' }],
  ])('is what the state prints: %s', (_, chosen: Partial<ReaderState>) => {
    const state = { ...INITIAL_STATE, ...chosen };
    const parsed = parseBlock(printBlock(state));
    expect(parsed.state).toEqual(state);
    expect(parsed.problems).toEqual([]);
  });
});

describe('a block under other defaults', () => {
  const defaults = { view: 'ribbons', grain: 'subwords' } as const;

  it('shows what the settings say, unless it says something itself', () => {
    expect(parseBlock('Oui.', defaults).state).toEqual({ ...INITIAL_STATE, ...defaults, sentences: ['Oui.'] });
    expect(parseBlock(block('view: heatmap', '---', 'Oui.'), defaults).state).toMatchObject({ view: 'heatmap', grain: 'subwords' });
  });

  it.each(['heatmap', 'ribbons', 'step'] as const)('is what the state prints: %s', (view) => {
    for (const grain of ['words', 'subwords'] as const) {
      const state = { ...INITIAL_STATE, sentences: ['Oui.'], view, grain };
      expect(parseBlock(printBlock(state, defaults), defaults).state).toEqual(state);
    }
  });
});

describe('writing a sentence back', () => {
  const source = block('modle: fr-en', '  words: subwords', '---', '', 'Il fait froid.', '  Oui.  ', '');

  it('changes that line alone, mistakes and blank lines left as they are', () => {
    expect(withSentence(source, 1, 'Non,\n  merci. ')).toBe(block('modle: fr-en', '  words: subwords', '---', '', 'Il fait froid.', 'Non, merci.', ''));
  });

  it('adds it where there is none yet', () => {
    expect(withSentence('', 0, 'Oui.')).toBe('Oui.');
    expect(withSentence(block('words: subwords', '---'), 0, 'Oui.')).toBe(block('words: subwords', '---', 'Oui.'));
  });
});

describe('the table of options', () => {
  it.each(OPTIONS.map((option) => [option.key, option] as const))('%s accepts its own example and its default', (_, option) => {
    expect(option.read(option.example, INITIAL_STATE)).not.toBeNull();
    if (option.default !== null) expect(option.read(option.default, INITIAL_STATE)).not.toBeNull();
  });

  it('has each key once', () => {
    const keys = OPTIONS.map((option) => option.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
