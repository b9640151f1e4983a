import { describe, expect, it } from 'vitest';
import { parseBlock, printBlock } from '../../../src/block/grammar';
import { suggestionsFor } from '../../../src/block/option-suggestions';
import { beam, comparison, forcedPieces, printBeam, printWeights, weights } from '../../../src/block/run-value-types';

describe('weights in a fence', () => {
  it.each([
    ['uniform', [{ step: null, rule: { kind: 'uniform' } }]],
    ['shuffled 7', [{ step: null, rule: { kind: 'shuffled', seed: 7 } }]],
    ['3=left; 1=one-hot 2', [{ step: 0, rule: { kind: 'one-hot', position: 1 } }, { step: 2, rule: { kind: 'left' } }]],
    ['2=0.7 0.2 0.1', [{ step: 1, rule: { kind: 'given', values: [0.7, 0.2, 0.1] } }]],
  ])('%s', (text, expected) => {
    expect(weights.read(text)).toEqual(expected);
    expect(weights.read(printWeights(expected as never) ?? '')).toEqual(expected);
  });

  it.each(['', 'even', '0.5 0.4', '-0.5 1.5', 'NaN 1', '1e0', 'one-hot', 'one-hot 0', '0=left', '1000=left', 'left; left', '2=left; 2=uniform', 'uniform 3'])(
    'refuses “%s”', (text) => { expect(weights.read(text)).toBeNull(); });
});

describe('beams, forced words and comparisons in a fence', () => {
  it.each([['5', { size: 5, lengthPenalty: 1 }], ['10, 0.6', { size: 10, lengthPenalty: 0.6 }], ['1', { size: 1, lengthPenalty: 1 }]])('beam: %s', (text, expected) => {
    expect(beam.read(text)).toEqual(expected);
    expect(printBeam(expected)).toBe(text);
  });
  it.each(['0', '11', '1000', '5, -1', '5, 3', 'five'])('no beam: %s', (text) => { expect(beam.read(text)).toBeNull(); });
  it('forces words and pieces at steps', () => {
    expect(forcedPieces.read('3=dog; 1=▁the')).toEqual([{ step: 0, piece: '▁the' }, { step: 2, piece: 'dog' }]);
    expect(forcedPieces.read('2=;; 4=x')).toEqual([{ step: 1, piece: ';' }, { step: 3, piece: 'x' }]);
    expect(forcedPieces.read('dog')).toBeNull();
  });
  it('compares without attention or with a model', () => {
    expect(comparison.read('without')).toEqual({ kind: 'without-attention' });
    expect(comparison.read('es-en')).toEqual({ kind: 'model', modelId: 'es-en' });
    expect(comparison.read('two words')).toBeNull();
  });
});

describe('a fence with every change in it', () => {
  it('is read and written back the same', () => {
    const fence = 'view: diagram\nstep: 3\nweights: uniform; 3=one-hot 2\nforce: 2=dog\nbeam: 5, 0.6\ncompare: without\nquiz: on\n---\nLe chat dort.';
    const { state, problems } = parseBlock(fence);
    expect(problems).toEqual([]);
    expect(printBlock(state)).toBe(fence);
  });
  it('tells of a bad value at its line and keeps the rest', () => {
    const { state, problems } = parseBlock('beam: 1000\nview: step\n---\nLe chat dort.');
    expect(problems).toMatchObject([{ kind: 'bad-value', key: 'beam', line: 1 }]);
    expect(state.view).toBe('step');
  });
});

describe('suggestions while an option is written', () => {
  it('offers keys by their beginning, with their meaning', () => {
    const found = suggestionsFor('we', 'es', []);
    expect(found.map(({ text }) => text)).toEqual(['weights']);
    expect(found[0]?.meaning).toContain('Pesos');
  });
  it.each([['view: di', ['diagram']], ['model: f', ['fr-en']], ['quiz: ', ['on', 'off']], ['compare: w', ['without']], ['nonsense: x', []]])('%s', (line, expected) => {
    expect(suggestionsFor(line, 'en', ['fr-en', 'es-en']).map(({ text }) => text)).toEqual(expected);
  });
});
