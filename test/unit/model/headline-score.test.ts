import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCard } from '../../../src/model/card-parser';
import type { ModelCard } from '../../../src/model/card';
import { headlineBleu } from '../../../src/model/headline-score';

function cardOf(id: string): ModelCard {
  const { value } = parseCard(readFileSync(`models/${id}/model.json`, 'utf8'));
  if (value === null) throw new Error(`The card of ${id} can be read`);
  return value;
}

describe('the number that names a model’s quality', () => {
  it.each(readdirSync('models').filter((name) => name.includes('-')))('of %s is its greedy BLEU on the whole test', (id) => {
    const card = cardOf(id);
    const test = card.scores.translation.filter(({ set, decoding, attention }) => /^test\/[^.]+\.[a-z-]+$/.test(set) && decoding === 'greedy' && attention);
    expect(test).toHaveLength(1);
    expect(headlineBleu(card)).toBe(test[0]?.bleu);
  });

  it('of a model that was not measured is none', () => {
    const card = cardOf('fr-en');
    expect(headlineBleu({ ...card, scores: { ...card.scores, translation: [] } })).toBeNull();
    expect(headlineBleu({ ...card, scores: { ...card.scores, translation: card.scores.translation.filter(({ attention }) => !attention) } })).toBeNull();
  });
});
