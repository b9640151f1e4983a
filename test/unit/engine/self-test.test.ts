/** What a driver may get wrong, and what counts as rounding. */

import { beforeAll, describe, expect, it } from 'vitest';
import { requireEqualResults } from '../../../src/engine/self-test';
import type { StepOutput, TranslationModel } from '../../../src/engine/translation-model';
import { shippedModel } from './shipped-model';

let model: TranslationModel;
beforeAll(async () => { model = await shippedModel(); });

/** The model on a card whose driver changes what it gives. */
function onCard(change: (output: StepOutput, rows: number) => StepOutput): TranslationModel {
  return {
    card: model.card,
    encode: (ids: readonly number[]) => model.encode(ids),
    step: async (...[source, input]: Parameters<TranslationModel['step']>) => change(await model.step(source, input), input.previousIds.length),
  } as unknown as TranslationModel;
}

const addTo = (place: number, difference: number) => (output: StepOutput): StepOutput =>
  ({ ...output, logProbabilities: output.logProbabilities.map((value, index) => (index === place ? value + difference : value)) });

describe('the self-test', () => {
  it('passes the same numbers, and those within rounding', async () => {
    await requireEqualResults(model, model);
    await requireEqualResults(onCard(addTo(7, 0.0008)), model);
  });

  it.each<[string, (output: StepOutput, rows: number) => StepOutput]>([
    ['one log-probability is off by more', addTo(7, 0.002)],
    ['one is no number', addTo(7, NaN)],
    ['one is infinite', addTo(7, Infinity)],
    ['nothing comes', (output) => ({ ...output, logProbabilities: new Float32Array(0) })],
    ['only several rows at once go wrong', (output, rows) => (rows > 1 ? addTo(9, 1)(output) : output)],
    ['the state goes wrong, and with it what follows', (output) => ({ ...output, nextStates: output.nextStates.map((value) => value + 0.1) })],
  ])('fails where %s', async (_, change) => {
    await expect(requireEqualResults(onCard(change), model)).rejects.toMatchObject({ kind: 'wrong-results' });
  });
});
