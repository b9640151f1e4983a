import { beforeAll, describe, expect, it } from 'vitest';
import type { TranslationModel } from '../../../src/engine/translation-model';
import type { Interventions, Trace, WeightRule } from '../../../src/model/trace';
import { countedRuns, largestDifference, run, shippedModel, sum, weightedSum } from './shipped-model';

const SENTENCE = 'Le chat regarde le petit chat.';

let model: TranslationModel;
let ordinary: Trace;
const runs = { encoder: 0, decoder: 0 };

beforeAll(async () => {
  model = await shippedModel((runtime) => countedRuns(runtime, (graph) => { runs[graph] += 1; }));
  ordinary = await run(model, SENTENCE);
});

/** The first step under a rule, beside the same step of the ordinary run: their states and queries are the same. */
async function firstStep(rule: WeightRule, changes: Partial<Interventions> = {}): Promise<Trace['steps'][number]> {
  const trace = await run(model, SENTENCE, { ...changes, weightsOfStep: new Map([[0, rule]]) });
  return trace.steps[0] ?? expect.unreachable();
}

describe('hidden source tokens', () => {
  it('get a weight of exactly 0, and the others share their part', async () => {
    const hidden = await run(model, SENTENCE, { hiddenPositions: [1, 3] });
    for (const { weights } of hidden.steps) {
      expect(weights[1]).toBe(0);
      expect(weights[3]).toBe(0);
      expect(sum(weights)).toBeCloseTo(1, 5);
    }
    const own = ordinary.steps[0]?.weights ?? new Float32Array();
    const left = 1 - (own[1] ?? 0) - (own[3] ?? 0);
    const expected = own.map((weight, position) => (position === 1 || position === 3 ? 0 : weight / left));
    expect(largestDifference(hidden.steps[0]?.weights ?? [], expected)).toBeLessThan(1e-4);
  });
});

describe('a rule for the weights', () => {
  it('uniform gives every token the same', async () => {
    const { weights } = await firstStep({ kind: 'uniform' });
    expect(largestDifference(weights, weights.map(() => 1 / weights.length))).toBeLessThan(1e-7);
  });

  it('uniform leaves hidden tokens out', async () => {
    const { weights } = await firstStep({ kind: 'uniform' }, { hiddenPositions: [0] });
    expect(weights[0]).toBe(0);
    expect(weights[1]).toBeCloseTo(1 / (weights.length - 1), 6);
  });

  it('one-hot gives all to one token, so that the context is its state', async () => {
    const { weights, context } = await firstStep({ kind: 'one-hot', position: 2 });
    expect(Array.from(weights)).toEqual(Array.from(weights, (_, position) => (position === 2 ? 1 : 0)));
    const { columns, values } = ordinary.encoderStates;
    expect(largestDifference(context, values.subarray(2 * columns, 3 * columns))).toBeLessThan(1e-6);
  });

  it('given numbers are made to sum to 1, and change the context as computed by hand', async () => {
    const values = ordinary.source.tokens.map((_, position) => (position < 2 ? 3 - position : 0));
    const { weights, context } = await firstStep({ kind: 'given', values });
    expect(Array.from(weights.subarray(0, 2))).toEqual([Math.fround(0.6), Math.fround(0.4)]);
    expect(largestDifference(context, weightedSum(weights, ordinary))).toBeLessThan(1e-5);
  });

  it('shuffled is the model\'s weights in another order, the same for the same seed', async () => {
    const own = ordinary.steps[0]?.weights ?? new Float32Array();
    const [one, again, other] = [await firstStep({ kind: 'shuffled', seed: 1 }), await firstStep({ kind: 'shuffled', seed: 1 }), await firstStep({ kind: 'shuffled', seed: 2 })];
    expect(Array.from(one.weights).sort()).toEqual(Array.from(own).sort());
    expect(one.weights).not.toEqual(own);
    expect(again.weights).toEqual(one.weights);
    expect(other.weights).not.toEqual(one.weights);
  });

  it('left moves every word\'s weight to the word before it', async () => {
    const own = ordinary.steps[0]?.weights ?? new Float32Array();
    const { weights } = await firstStep({ kind: 'left' });
    const { words } = ordinary.source;
    const onWord = (values: Float32Array, index: number): number => sum(values.subarray(words[index]?.firstToken, words[index]?.endToken));
    expect(onWord(weights, 0)).toBeCloseTo(onWord(own, 0) + onWord(own, 1), 5);
    for (let index = 1; index < words.length - 1; index++) expect(onWord(weights, index)).toBeCloseTo(onWord(own, index + 1), 5);
    expect(weights.at(-1)).toBe(0);
  });

  it('of a single step wins over that of all steps', async () => {
    const { steps } = await run(model, SENTENCE, { weightsOfAllSteps: { kind: 'uniform' }, weightsOfStep: new Map([[1, { kind: 'one-hot', position: 0 }]]) });
    expect(steps[0]?.weights[0]).toBeCloseTo(1 / ordinary.source.tokens.length, 6);
    expect(steps[1]?.weights[0]).toBe(1);
  });

  it('leaves the scores as the model made them', async () => {
    const { scores } = await firstStep({ kind: 'uniform' });
    expect(largestDifference(scores, ordinary.steps[0]?.scores ?? [])).toBeLessThan(1e-5);
  });

  it('has nothing to rule over without attention', async () => {
    const off = await run(model, SENTENCE, { attention: false });
    const ruled = await run(model, SENTENCE, { attention: false, weightsOfAllSteps: { kind: 'uniform' } });
    expect(ruled.target.text).toBe(off.target.text);
    expect(ruled.steps[0]?.weights).toEqual(off.steps[0]?.weights);
  });
});

describe('a forced piece', () => {
  it('is emitted at its step, and the model goes on from it', async () => {
    const other = ordinary.steps[0]?.candidates[1]?.token ?? expect.unreachable();
    const { steps } = await run(model, SENTENCE, { forcedPieces: new Map([[0, other.piece]]) });
    expect(steps[0]?.emitted.id).toBe(other.id);
    expect(steps[0]?.candidates[0]?.token.id).toBe(ordinary.steps[0]?.emitted.id);
    expect(Math.exp(steps[0]?.logProbability ?? 0)).toBeCloseTo(ordinary.steps[0]?.candidates[1]?.probability ?? NaN, 5);
    expect(steps[1]?.previous.id).toBe(other.id);
  });
});

describe('changes that make no sense for the sentence', () => {
  const given = (values: number[]): Partial<Interventions> => ({ weightsOfAllSteps: { kind: 'given', values } });
  const filled = (length: number, value: number): number[] => Array.from({ length }, () => value);

  it.each<[string, (length: number) => Partial<Interventions>]>([
    ['a hidden token past the end', (length) => ({ hiddenPositions: [length] })],
    ['a hidden token before the start', () => ({ hiddenPositions: [-1] })],
    ['half a token', () => ({ hiddenPositions: [0.5] })],
    ['everything hidden', (length) => ({ hiddenPositions: [...filled(length, 0).keys()] })],
    ['all weight on a token past the end', (length) => ({ weightsOfAllSteps: { kind: 'one-hot', position: length } })],
    ['all weight on a hidden token', () => ({ hiddenPositions: [1], weightsOfAllSteps: { kind: 'one-hot', position: 1 } })],
    ['too few weights', (length) => given(filled(length - 1, 1))],
    ['a negative weight', (length) => given([-1, ...filled(length - 1, 1)])],
    ['a weight that is no number', (length) => given([NaN, ...filled(length - 1, 1)])],
    ['only weights of 0', (length) => given(filled(length, 0))],
    ['weight only where it is hidden', (length) => ({ hiddenPositions: [0], ...given([1, ...filled(length - 1, 0)]) })],
    ['a forced piece without text', () => ({ forcedPieces: new Map([[0, ' ']]) })],
  ])('are refused: %s', async (_, changes) => {
    await expect(run(model, SENTENCE, changes(ordinary.source.tokens.length))).rejects.toMatchObject({ name: 'EngineError', kind: 'request' });
  });
});

describe('going on from an earlier trace of the sentence', () => {
  const changed: Partial<Interventions> = { weightsOfStep: new Map([[3, { kind: 'uniform' }]]) };

  it('gives what a fresh run gives, and computes nothing again before the first change', async () => {
    const fresh = await run(model, SENTENCE, changed);
    const resumed = await run(model, SENTENCE, { ...changed, previous: ordinary });
    expect({ ...resumed, milliseconds: 0 }).toEqual({ ...fresh, milliseconds: 0 });
    expect(resumed.steps.slice(0, 3).map(({ state }) => state)).toEqual(ordinary.steps.slice(0, 3).map(({ state }) => state));
    expect(resumed.steps[2]?.state).toBe(ordinary.steps[2]?.state);
    expect(resumed.steps[3]?.state).not.toBe(ordinary.steps[3]?.state);
  });

  it.each<[string, number, Partial<Interventions>]>([
    ['weights of step 4', 3, { weightsOfStep: new Map([[3, { kind: 'uniform' }]]) }],
    ['weights of the last word', 6, { weightsOfStep: new Map([[6, { kind: 'one-hot', position: 0 }]]) }],
    ['weights of every step', 0, { weightsOfAllSteps: { kind: 'uniform' } }],
    ['a word that is forced at step 3', 2, { forcedPieces: new Map([[2, 'dog']]) }],
  ])('runs the decoder once a step from the first change on, and the encoder not again: %s', async (_, firstChanged, changes) => {
    Object.assign(runs, { encoder: 0, decoder: 0 });
    const { steps } = await run(model, SENTENCE, { ...changes, previous: ordinary });
    expect(runs).toEqual({ encoder: 0, decoder: steps.length - firstChanged });
    expect(steps.length).toBeGreaterThan(firstChanged);
    Object.assign(runs, { encoder: 0, decoder: 0 });
    const fresh = await run(model, SENTENCE, changes);
    expect(runs).toEqual({ encoder: 1, decoder: fresh.steps.length });
  });

  it('runs nothing where nothing changed', async () => {
    Object.assign(runs, { encoder: 0, decoder: 0 });
    await run(model, SENTENCE, { previous: ordinary });
    expect(runs).toEqual({ encoder: 0, decoder: 0 });
  });

  it('undoes a change', async () => {
    const undone = await run(model, SENTENCE, { previous: await run(model, SENTENCE, changed) });
    expect(undone.steps).toEqual(ordinary.steps);
  });

  it('follows a forced piece from its step on', async () => {
    const piece = ordinary.steps[2]?.candidates[1]?.token.piece ?? '';
    const resumed = await run(model, SENTENCE, { forcedPieces: new Map([[2, piece]]), previous: ordinary });
    expect(resumed.steps).toEqual((await run(model, SENTENCE, { forcedPieces: new Map([[2, piece]]) })).steps);
    expect(resumed.steps[1]?.state).toBe(ordinary.steps[1]?.state);
    expect(resumed.steps[2]?.state).not.toBe(ordinary.steps[2]?.state);
  });

  it('starts anew where attention is off or other tokens are hidden', async () => {
    for (const change of [{ attention: false }, { hiddenPositions: [2] }]) {
      const resumed = await run(model, SENTENCE, { ...change, previous: ordinary });
      expect(resumed.steps[0]?.state).not.toBe(ordinary.steps[0]?.state);
      expect(resumed.encoderStates).toBe(ordinary.encoderStates);
    }
  });

  it('pays no heed to a trace of another sentence', async () => {
    const other = await run(model, 'Non !', { previous: ordinary });
    expect(other.encoderStates).not.toBe(ordinary.encoderStates);
  });
});
