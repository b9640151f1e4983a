import { beforeAll, describe, expect, it } from 'vitest';
import { mostLikely } from '../../../src/engine/beam-search';
import type { TranslationModel } from '../../../src/engine/translation-model';
import type { Decoding, Trace } from '../../../src/model/trace';
import { run, shippedModel, sum } from './shipped-model';

const SENTENCES = ['Je ne parle pas espagnol.', 'Le chat regarde le chat.', "Qu'est-ce que tu as mangé hier soir ?", 'Elle a dix ans.'];

let model: TranslationModel;

beforeAll(async () => {
  model = await shippedModel();
});

function beam(size: number, lengthPenalty = 1): Decoding {
  return { kind: 'beam', size, lengthPenalty };
}

function score({ logProbability, steps }: Trace, lengthPenalty: number): number {
  return logProbability / steps.length ** lengthPenalty;
}

describe.each(SENTENCES)('beam search on “%s”', (sentence) => {
  it('finds nothing worse than greedy decoding', async () => {
    const [greedy, searched] = [await run(model, sentence), await run(model, sentence, { decoding: beam(5) })];
    expect(score(searched, 1)).toBeGreaterThanOrEqual(score(greedy, 1) - 1e-6);
  });

  it('of size 1 is greedy decoding', async () => {
    const [greedy, searched] = [await run(model, sentence), await run(model, sentence, { decoding: beam(1) })];
    expect(searched.steps).toEqual(greedy.steps);
    expect(searched.alternatives).toEqual([]);
  });

  it('gives the other hypotheses, each once, best first, none better than the chosen one', async () => {
    const searched = await run(model, sentence, { decoding: beam(4, 0.6) });
    const scores = [score(searched, 0.6), ...searched.alternatives.map((alternative) => alternative.score)];
    expect(searched.alternatives.length).toBeGreaterThan(0);
    expect([...scores].sort((one, other) => other - one)).toEqual(scores);
    expect(new Set([searched.target, ...searched.alternatives].map(({ tokens }) => tokens.map(({ id }) => id).join(' '))).size).toBe(scores.length);
  });

  it('scores an alternative as forced decoding does', async () => {
    const [alternative] = (await run(model, sentence, { decoding: beam(3) })).alternatives;
    const pieces = new Map(alternative?.tokens.map(({ piece }, step) => [step, piece]) ?? []);
    const forced = await run(model, sentence, { forcedPieces: pieces });
    expect(forced.steps.map(({ emitted }) => emitted.id)).toEqual(alternative?.tokens.map(({ id }) => id));
    expect(sum(forced.steps.map(({ logProbability }) => logProbability))).toBeCloseTo(alternative?.logProbability ?? NaN, 3);
  });

  it('keeps to a forced piece in every hypothesis', async () => {
    const searched = await run(model, sentence, { decoding: beam(3), forcedPieces: new Map([[0, '▁The']]) });
    for (const { tokens } of [searched.target, ...searched.alternatives]) expect(tokens[0]?.piece).toBe('▁The');
  });
});

describe('beam search', () => {
  it.each([0, -1, 1.5, 11, 1000, NaN])('of size %d is refused', async (size) => {
    await expect(run(model, 'Non.', { decoding: beam(size) })).rejects.toMatchObject({ kind: 'request' });
  });

  it('with a length penalty that is no number is refused', async () => {
    await expect(run(model, 'Non.', { decoding: beam(2, NaN) })).rejects.toMatchObject({ kind: 'request' });
  });
});

describe('forced decoding', () => {
  it('says what the model would have needed to say any text', async () => {
    const { target, steps, finished } = await run(model, 'Non.', { decoding: { kind: 'forced', target: 'Zyx 😀 <b>!' } });
    expect(target.text).toBe('Zyx 😀 <b>!');
    expect(finished).toBe(true);
    for (const { logProbability } of steps) expect(logProbability).toBeLessThan(0);
  });

  it('follows a target past the maximum up to there, and leaves it unfinished', async () => {
    const { steps, finished } = await run(model, 'Non.', { decoding: { kind: 'forced', target: 'no '.repeat(500) } });
    expect(steps.length).toBeLessThan(model.card.limits.targetTokens);
    expect(finished).toBe(false);
  });

  it('of no text is the end alone', async () => {
    const { steps, target } = await run(model, 'Non.', { decoding: { kind: 'forced', target: '' } });
    expect(steps.map(({ emitted }) => emitted.kind)).toEqual(['end']);
    expect(target.text).toBe('');
  });
});

describe('the most likely ids', () => {
  it.each([
    [[0.1, 0.5, 0.3], 2, [1, 2]],
    [[0.5, 0.5, 0.5], 2, [0, 1]],
    [[-Infinity, -1], 5, [1, 0]],
    [[3, 2, 1], 1, [0]],
  ])('of %j, the first %i', (values, count, expected) => {
    expect(mostLikely(Float32Array.from(values), count)).toEqual(expected);
  });
});
