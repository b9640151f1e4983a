/** The card's scores by length of the source, with attention and without, ready to be compared. */

import type { LengthBucket, ModelCard } from '../model/card';

export interface QualityPoint {
  readonly bleu: number;
  readonly low: number;
  readonly high: number;
  readonly sentences: number;
}

export interface QualityBucket {
  /** Source words, both ends included; null: no upper end. */
  readonly from: number;
  readonly to: number | null;
  readonly withAttention: QualityPoint | null;
  readonly withoutAttention: QualityPoint | null;
}

export interface QualityByLength {
  readonly set: string;
  readonly decoding: string;
  readonly buckets: readonly QualityBucket[];
}

/**
 * The largest set of the card that was measured both ways, because small ones have hardly any long sentences;
 * else the largest with buckets; null: the card has none.
 */
export function qualityByLength(card: ModelCard): QualityByLength | null {
  const measured = card.scores.translation.filter((score) => score.byLength.length > 0).sort((one, other) => other.sentences - one.sentences);
  const bothWays = measured.find((score) => measured.some((other) =>
    other.set === score.set && other.decoding === score.decoding && other.attention !== score.attention));
  const chosen = bothWays ?? measured[0];
  if (chosen === undefined) return null;
  const sameRun = measured.filter((score) => score.set === chosen.set && score.decoding === chosen.decoding);
  const on = sameRun.find((score) => score.attention)?.byLength ?? [];
  const off = sameRun.find((score) => !score.attention)?.byLength ?? [];
  const starts = [...new Set([...on, ...off].map((bucket) => bucket.from))].sort((a, b) => a - b);
  return {
    set: chosen.set, decoding: chosen.decoding,
    buckets: starts.map((from) => {
      const attended = on.find((bucket) => bucket.from === from), fixed = off.find((bucket) => bucket.from === from);
      return { from, to: (attended ?? fixed)?.to ?? null, withAttention: point(attended), withoutAttention: point(fixed) };
    }),
  };
}

/** Index of the bucket that a sentence of so many words belongs to; null: none. */
export function bucketOf(quality: QualityByLength, words: number): number | null {
  const index = quality.buckets.findIndex(({ from, to }) => words >= from && (to === null || words <= to));
  return index < 0 ? null : index;
}

function point(bucket: LengthBucket | undefined): QualityPoint | null {
  if (bucket === undefined || bucket.sentences === 0) return null;
  return { bleu: bucket.bleu, low: bucket.bleuInterval[0], high: bucket.bleuInterval[1], sentences: bucket.sentences };
}
