import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../src/block/grammar';
import { modelProblems, runsAsWritten, traceProblems } from '../../../src/block/run-problems';
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
    ['weights: 9=uniform', { key: 'weights', value: '9', expected: { kind: 'whole-number', from: 1, to: 7 } }],
    ['force: 2=dog; 12=cat', { key: 'force', value: '12', expected: { kind: 'whole-number', from: 1, to: 7 } }],
    ['weights: one-hot 9', { key: 'weights', value: 'one-hot 9', expected: { kind: 'whole-number', from: 1, to: 7 } }],
    ['weights: 0.5 0.5', { key: 'weights', value: '0.5 0.5', expected: { kind: 'weights', examples: [Array.from({ length: 7 }, () => '0.1429').join(' ')] } }],
    ['mask: 2\nweights: one-hot 2', { key: 'weights', line: 2, value: 'one-hot 2', expected: { kind: 'visible' } }],
    ['mask: 1\nweights: 1 0 0 0 0 0 0', { key: 'weights', expected: { kind: 'visible' } }],
  ])('%s is told with what the sentence has', (options, problem) => {
    expect(problemsOf(options)).toEqual([expect.objectContaining({ kind: 'bad-value', ...problem })]);
  });

  it('are silent at the last word, step and position', () => {
    expect(problemsOf('mask: 6\nstep: 7\nposition: 7')).toEqual([]);
  });
});

describe('a given translation', () => {
  const { state, places } = parseBlock('step: 2\ntarget: I see 你 .\n---\nJe ne parle pas espagnol.');

  it('with letters that the vocabulary lacks is told word by word, because the model has to spell them', () => {
    const trace = madeTrace({ target: ['I', 'see', '你', '.'] });
    const spelled = { ...trace, target: { ...trace.target, tokens: trace.target.tokens.map((token, index) => (index === 2 ? { ...token, kind: 'byte' as const } : token)) } };
    expect(traceProblems(state, spelled, places)).toEqual([expect.objectContaining({ kind: 'spelled-out', line: 2, words: ['你'] })]);
    expect(traceProblems(state, trace, places)).toEqual([]);
  });

  it('has as many steps as it has, whatever the model would have written', () => {
    const long = parseBlock('step: 9\ntarget: one two three four five six seven eight\n---\nJe ne parle pas espagnol.');
    expect(traceProblems(long.state, madeTrace({ target: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] }), long.places)).toEqual([]);
  });
});

describe('a run without attention', () => {
  const card = (kind: string, fixedContext: boolean) => ({ id: 'fr-en', attention: { kind, fixedContext } }) as ModelCard;
  const problemsOfRun = (options: string, runs: ModelCard) => {
    const { state, places } = parseBlock(`${options}\n---\nJe ne parle pas espagnol.`);
    return modelProblems(state, [runs], runs, places);
  };

  it.each([
    ['view: scores', 'none', { key: 'view', value: 'scores', line: 1, isOff: false }],
    ['view: ribbons', 'none', { key: 'view', value: 'ribbons' }],
    ['weights: uniform', 'none', { key: 'weights' }],
    ['mask: 2', 'none', { key: 'mask' }],
    ['quiz: on', 'none', { key: 'quiz' }],
    ['attention: off\nview: scores', 'general', { key: 'view', line: 2, isOff: true }],
  ])('%s asks in vain of attention “%s”', (options, kind, problem) => {
    expect(problemsOfRun(options, card(kind, kind === 'general'))).toEqual([expect.objectContaining({ kind: 'no-attention', ...problem })]);
  });

  it('can still be stepped through, and drawn as states, beam and diagram', () => {
    for (const view of ['step', 'states', 'beam', 'diagram']) expect(problemsOfRun(`view: ${view}`, card('none', false))).toEqual([]);
    expect(problemsOfRun('view: scores\nweights: uniform\nmask: 2', card('general', true))).toEqual([]);
  });
});

describe('what the fence asks for', () => {
  it('is run as long as the reader changes nothing about it, wherever they look', () => {
    const read = () => parseBlock('mask: 2\nweights: uniform\n---\nJe ne parle pas espagnol.').state;
    expect(runsAsWritten(read(), { ...read(), pinned: { step: 1, position: 0 }, view: 'step' })).toBe(true);
    expect(runsAsWritten(read(), { ...read(), hiddenWords: [] })).toBe(false);
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
