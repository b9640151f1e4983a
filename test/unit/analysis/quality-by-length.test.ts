import { describe, expect, it } from 'vitest';
import { bucketOf, qualityByLength } from '../../../src/analysis/quality-by-length';
import type { LengthBucket, ModelCard, TranslationScore } from '../../../src/model/card';

const bucket = (from: number, to: number | null, bleu: number, sentences = 100): LengthBucket =>
  ({ from, to, sentences, bleu, bleuInterval: [bleu - 2, bleu + 2], chrf: 60, chrfInterval: [58, 62] });
const score = (attention: boolean, byLength: LengthBucket[], set = 'dev', sentences = 200): TranslationScore =>
  ({ set, decoding: 'greedy', attention, arithmetic: 'int8', bleu: 40, chrf: 60, sentences, signature: '', byLength });
const card = (...translation: TranslationScore[]) => ({ scores: { translation, alignment: [], faithfulness: null } }) as unknown as ModelCard;

describe('quality by length', () => {
  it('sets the same buckets with and without attention side by side', () => {
    const quality = qualityByLength(card(
      score(true, [], 'without buckets'),
      score(true, [bucket(1, 5, 45), bucket(6, null, 30)]),
      score(false, [bucket(1, 5, 40), bucket(6, null, 5)]),
    ));
    expect(quality?.buckets).toEqual([
      { from: 1, to: 5, withAttention: { bleu: 45, low: 43, high: 47, sentences: 100 }, withoutAttention: { bleu: 40, low: 38, high: 42, sentences: 100 } },
      { from: 6, to: null, withAttention: { bleu: 30, low: 28, high: 32, sentences: 100 }, withoutAttention: { bleu: 5, low: 3, high: 7, sentences: 100 } },
    ]);
  });

  it('prefers the set that was measured both ways', () => {
    const quality = qualityByLength(card(score(true, [bucket(1, 5, 1)], 'one way'), score(true, [bucket(1, 5, 45)]), score(false, [bucket(1, 5, 40)])));
    expect(quality?.set).toBe('dev');
  });

  it('prefers the larger set, which has more long sentences', () => {
    const quality = qualityByLength(card(
      score(true, [bucket(1, 5, 45)]), score(false, [bucket(1, 5, 40)]),
      score(true, [bucket(1, 5, 44)], 'test', 9000), score(false, [bucket(1, 5, 39)], 'test', 9000),
    ));
    expect(quality?.set).toBe('test');
  });

  it('leaves out what was not measured', () => {
    expect(qualityByLength(card())).toBeNull();
    expect(qualityByLength(card(score(true, [bucket(1, 5, 0, 0)])))?.buckets[0]?.withAttention).toBeNull();
  });

  it.each([[1, 0], [5, 0], [6, 1], [400, 1], [0, null]])('puts a sentence of %i words into bucket %s', (words, index) => {
    const quality = qualityByLength(card(score(true, [bucket(1, 5, 45), bucket(6, null, 30)])));
    expect(quality && bucketOf(quality, words)).toBe(index);
  });
});
