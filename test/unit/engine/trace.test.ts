import { beforeAll, describe, expect, it } from 'vitest';
import type { TranslationModel } from '../../../src/engine/translation-model';
import type { Trace } from '../../../src/model/trace';
import { largestDifference, run, shippedModel, sum, weightedSum } from './shipped-model';

const SENTENCES = ['Je ne parle pas espagnol.', 'Le chat regarde le chat.', "Qu'est-ce que tu as mangé hier soir ?", 'Non !'];

let model: TranslationModel;
let traces: Trace[];

beforeAll(async () => {
  model = await shippedModel();
  traces = [];
  for (const sentence of SENTENCES) traces.push(await run(model, sentence));
});

describe.each(SENTENCES.map((sentence, index) => [sentence, index] as const))('the trace of “%s”', (sentence, index) => {
  const trace = (): Trace => traces[index] ?? expect.unreachable();

  it('has one weight per source token at every step, and they sum to 1', () => {
    for (const { weights } of trace().steps) {
      expect(weights).toHaveLength(trace().source.tokens.length);
      expect(sum(weights)).toBeCloseTo(1, 5);
    }
  });

  it('has weights that are the softmax of the scores', () => {
    for (const { scores, weights } of trace().steps) {
      const largest = Math.max(...scores);
      const exponentials = Array.from(scores, (score) => Math.exp(score - largest));
      const total = sum(exponentials);
      expect(largestDifference(weights, exponentials.map((value) => value / total))).toBeLessThan(1e-5);
    }
  });

  it('has scores that are the products of the query and the keys', () => {
    const { keys, steps } = trace();
    for (const { query, scores } of steps) {
      const products = Array.from({ length: keys.rows }, (_, row) => model.card.attention.scale * sum(query.map((value, column) => value * (keys.values[row * keys.columns + column] ?? 0))));
      expect(largestDifference(scores, products)).toBeLessThan(1e-3);
    }
  });

  it('has contexts that are the weighted sums of the encoder states', () => {
    for (const { weights, context } of trace().steps) expect(largestDifference(context, weightedSum(weights, trace()))).toBeLessThan(1e-5);
  });

  it('labels every row with the token emitted there, and goes on from that token', () => {
    const { steps, target } = trace();
    expect(steps.map(({ emitted }) => emitted)).toEqual(target.tokens);
    expect(steps.map(({ previous }) => previous.id)).toEqual([1, ...target.tokens.slice(0, -1).map(({ id }) => id)]);
    for (const { emitted, candidates } of steps) expect(candidates[0]?.token.id).toBe(emitted.id);
  });

  it('gives the probability of the emitted token', () => {
    for (const { logProbability, candidates } of trace().steps) expect(Math.exp(logProbability)).toBeCloseTo(candidates[0]?.probability ?? NaN, 6);
    expect(trace().logProbability).toBeCloseTo(sum(trace().steps.map(({ logProbability }) => logProbability)), 6);
  });

  it('ends with the end of the sentence, which is no word', () => {
    const { finished, steps, target } = trace();
    expect(finished).toBe(true);
    expect(steps.at(-1)?.emitted.kind).toBe('end');
    expect(target.words.at(-1)?.endToken).toBe(target.tokens.length - 1);
  });

  it('is the same when its own translation is forced', async () => {
    const forced = await run(model, sentence, { decoding: { kind: 'forced', target: trace().target.text } });
    expect(forced.logProbability).toBeCloseTo(trace().logProbability, 4);
    expect(forced.steps.map(({ emitted }) => emitted.id)).toEqual(trace().steps.map(({ emitted }) => emitted.id));
  });

  it('has gates between 0 and 1 and states that they explain', () => {
    let before = trace().initialState;
    for (const { state, nextState, updateGate, resetGate } of trace().steps) {
      for (const gate of [...updateGate, ...resetGate]) expect(gate >= 0 && gate <= 1).toBe(true);
      // s_t = (1 - z) n + z s_{t-1} with n = tanh(…): the new part that follows from it must be a possible tanh.
      const candidates = state.map((value, unit) => (value - (updateGate[unit] ?? 0) * (before[unit] ?? 0)) / (1 - (updateGate[unit] ?? 0)));
      const sure = candidates.filter((_, unit) => (updateGate[unit] ?? 1) < 0.99);
      expect(Math.max(...sure.map(Math.abs))).toBeLessThan(1.001);
      before = nextState;
    }
  });
});

describe('equal words', () => {
  it('keep their own positions and their own states', () => {
    const { source, encoderStates } = traces[1] ?? expect.unreachable();
    const cats = source.words.filter(({ text }) => text === 'chat');
    expect(cats).toHaveLength(2);
    const [first, second] = cats.map(({ firstToken }) => encoderStates.values.subarray(firstToken * encoderStates.columns, (firstToken + 1) * encoderStates.columns));
    expect(largestDifference(first ?? [], second ?? [])).toBeGreaterThan(0.01);
  });
});

describe('without attention', () => {
  it('every step gets the same context: the last forward and the first backward state', async () => {
    const { steps, encoderStates } = await run(model, 'Le chat regarde le chat.', { attention: false });
    const { rows, columns, values } = encoderStates;
    const half = columns / 2;
    const fixed = [...values.subarray((rows - 1) * columns, (rows - 1) * columns + half), ...values.subarray(half, columns)];
    for (const { context } of steps) expect(largestDifference(context, fixed)).toBeLessThan(1e-5);
  });
});

describe('text that the model does not know', () => {
  it.each([
    ['emoji', 'Je suis content 😀👩‍👩‍👧!'],
    ['right-to-left writing', 'שלום עולם مرحبا'],
    ['invisible marks', 'Je\u200b suis\ufeff l\u00adà.'],
    ['HTML', '<script>alert("été")</script> <b>gras</b>'],
    ['Markdown', '**Je** [[suis]] `là` $x$'],
    ['one letter', 'a'],
    ['control characters', 'a\u0000b\u0007c'],
  ])('is translated without a failure: %s', async (_, text) => {
    const { steps, source } = await run(model, text);
    expect(steps.length).toBeGreaterThan(0);
    for (const { weights } of steps) expect(sum(weights)).toBeCloseTo(1, 5);
    expect(source.words.length).toBeGreaterThan(0);
  });

  it('is refused where nothing can be seen', async () => {
    await expect(run(model, ' \u200b\n')).rejects.toMatchObject({ kind: 'request' });
  });

  it('is translated up to the maximum when it has 10,000 characters, and the rest is told', async () => {
    const { source, leftOut } = await run(model, 'Il fait beau, et je vais à la mer. '.repeat(286));
    expect(source.tokens.length).toBeLessThanOrEqual(model.card.limits.sourceTokens);
    expect(leftOut?.words).toBeGreaterThan(2000);
    expect(`Il fait beau, et je vais à la mer. `.repeat(286)).toContain(leftOut?.text);
  });
});
