/** What a block tells of its model, from the cards of the shipped ones. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/block/model-facts';
import { translator } from '../../../src/i18n';
import { numbersIn } from '../../../src/i18n/numbers';
import type { ModelCard } from '../../../src/model/card';

const card = (id: string): ModelCard => JSON.parse(readFileSync(`models/${id}/model.json`, 'utf8')) as ModelCard;
const told = (model: ModelCard, language = 'en') => new Map(factsOf(model, translator(language)).map(([name, lines]) => [name, lines.join('\n')]));

describe('the facts of a model', () => {
  it('name each set once, with every way of translating it', () => {
    const model = card('fr-en'), quality = told(model).get('Quality') ?? '';
    const sets = new Set(model.scores.translation.map(({ set }) => set));
    for (const set of sets) expect(quality.split('\n').filter((line) => line.startsWith(`${set} (`))).toHaveLength(1);
    for (const { bleu } of model.scores.translation) expect(quality).toContain(`BLEU ${numbersIn('en').fixed(bleu, 1)}`);
    expect(quality).toContain('without attention');
  });

  it('say whether an aligner told the weights where to look', () => {
    const model = card('fr-en');
    const guided = (guidedAlignment: boolean) => told({ ...model, training: { ...model.training, guidedAlignment } }).get('Weights');
    expect(guided(true)).toContain('Guided');
    expect(guided(false)).toContain('nobody told them');
  });

  it('have the numbers of the honest checks, in the reader’s language', () => {
    const model = card('fr-en');
    expect(told(model, 'es').get('¿Importan?')).toContain((model.scores.faithfulness?.logProbLossTopWordHidden ?? 0).toFixed(1).replace('.', ','));
    expect(told({ ...model, scores: { ...model.scores, faithfulness: null } }, 'es').has('¿Importan?')).toBe(false);
  });

  it('have what the numbers of the training leave out', () => {
    const model = card('fr-en');
    expect(told({ ...model, training: { ...model.training, notes: 'Begun with another.' } }).get('Trained on')).toContain('Begun with another.');
  });

  it('say how far attention by place reaches', () => {
    const model = card('fr-en-location');
    expect(told(model).get('Attention reaches')).toContain(`${model.attention.maximumPosition ?? 0}`);
    expect(told(card('fr-en')).has('Attention reaches')).toBe(false);
  });
});
