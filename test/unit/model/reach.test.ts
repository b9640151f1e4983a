/** Attention by place ends at its last place; attention by content has no end. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCard } from '../../../src/model/card-parser';
import { outOfReach } from '../../../src/model/reach';
import { parseTokenizer } from '../../../src/model/tokenizer';

const LONG = 'Le vieux jardinier qui habite au bout de la rue plante des roses rouges et blanches dans son jardin.';

function wordsOutOfReach(model: string, text: string): readonly string[] {
  const card = parseCard(readFileSync(`models/${model}/model.json`, 'utf8')).value;
  const tokenizer = parseTokenizer(readFileSync(`models/${model}/tokenizer.json`, 'utf8')).value;
  if (!card || !tokenizer) throw new Error(`${model} cannot be read`);
  return outOfReach(card, tokenizer.source.encode(text).tokenized)?.words ?? [];
}

describe('the words that attention cannot look at', () => {
  it('are those past the last place of attention by place', () => {
    expect(wordsOutOfReach('fr-en-location', LONG).join(' ')).toMatch(/son jardin \.$/);
    expect(wordsOutOfReach('fr-en-location', LONG)).not.toContain('jardinier');
  });

  it('are none in a short sentence', () => { expect(wordsOutOfReach('fr-en-location', 'Je ne parle pas espagnol.')).toEqual([]); });

  it.each(['fr-en', 'fr-en-additive'])('are none in %s, which asks every state', (model) => { expect(wordsOutOfReach(model, LONG)).toEqual([]); });
});
