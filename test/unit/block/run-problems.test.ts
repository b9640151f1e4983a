import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../src/block/grammar';
import { modelProblems, traceProblems } from '../../../src/block/run-problems';
import type { ModelCard } from '../../../src/model/card';
import { madeTrace } from '../analysis/made-trace';

/** "Je ne parle pas espagnol ." has 6 words and 7 source tokens; 7 tokens are emitted. */
const problemsOf = (options: string) => {
  const { state, places } = parseBlock(`${options}\n---\nJe ne parle pas espagnol.`);
  return traceProblems(state, madeTrace(), places);
};

describe('options that only the sentence can refuse', () => {
  it.each([
    ['mask: 2, 9', { key: 'mask', value: '9', line: 1, expected: { kind: 'whole-number', from: 1, to: 6 } }],
    ['step: 8', { key: 'step', value: '8', expected: { kind: 'whole-number', from: 1, to: 7 } }],
    ['step: 1\nposition: 8', { key: 'position', line: 2, expected: { kind: 'whole-number', from: 1, to: 7 } }],
  ])('%s is told with what the sentence has', (options, problem) => {
    expect(problemsOf(options)).toEqual([expect.objectContaining({ kind: 'bad-value', ...problem })]);
  });

  it('are silent at the last word, step and position', () => {
    expect(problemsOf('mask: 6\nstep: 7\nposition: 7')).toEqual([]);
  });
});

describe('a model that is not installed', () => {
  const cards = ['fr-en', 'es-en'].map((id) => ({ id, attention: { fixedContext: true } }) as ModelCard);
  const [runs = cards[0]] = cards;
  const problemsOfModels = (options: string) => {
    const { state, places } = parseBlock(`${options}\n---\nJe ne parle pas espagnol.`);
    return runs === undefined ? [] : modelProblems(state, cards, runs, places);
  };

  it.each([
    ['model: de-fr', { line: 1, modelId: 'de-fr', nearest: null, runs: 'fr-en' }],
    ['model: fr-em', { modelId: 'fr-em', nearest: 'fr-en', runs: 'fr-en' }],
    ['words: words\ncompare: es-em', { line: 2, modelId: 'es-em', nearest: 'es-en', runs: null }],
  ])('%s is told, with the one that was probably meant', (options, problem) => {
    expect(problemsOfModels(options)).toEqual([expect.objectContaining({ kind: 'no-model', ...problem })]);
  });

  it('is none of those that are', () => {
    expect(problemsOfModels('model: es-en\ncompare: fr-en')).toEqual([]);
  });
});
