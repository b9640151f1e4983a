/** The card's quality by length of sentence, with attention and without, intervals drawn, this sentence's length marked. */

import { bucketOf, qualityByLength } from '../analysis/quality-by-length';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import { LinesChart } from './lines';

export class QualityChart {
  readonly #chart: LinesChart;

  constructor(parent: HTMLElement, private readonly texts: Texts) {
    this.#chart = new LinesChart(parent);
  }

  /** @returns whether the card has anything to draw */
  draw(card: ModelCard, sourceWords: number): boolean {
    const quality = qualityByLength(card), texts = this.texts.views.quality;
    if (quality === null) return false;
    const top = Math.max(...quality.buckets.flatMap(({ withAttention, withoutAttention }) => [withAttention?.high ?? 0, withoutAttention?.high ?? 0]));
    const longest = quality.buckets.at(-1);
    this.#chart.draw({
      labels: quality.buckets.map(({ from, to }) => (to === null ? `${from}+` : `${from}–${to}`)),
      lines: [
        { name: texts.withAttention, concept: 'attention', dash: [], mark: 'circle', values: quality.buckets.map(({ withAttention }) => withAttention?.bleu ?? null),
          intervals: quality.buckets.map(({ withAttention: point }) => (point === null ? null : [point.low, point.high])) },
        { name: texts.withoutAttention, concept: 'context', dash: [6, 4], mark: 'rect', values: quality.buckets.map(({ withoutAttention }) => withoutAttention?.bleu ?? null),
          intervals: quality.buckets.map(({ withoutAttention: point }) => (point === null ? null : [point.low, point.high])) },
      ],
      domain: [0, Math.max(10, Math.ceil(top / 10) * 10)], rule: null, selected: bucketOf(quality, sourceWords), format: texts.score,
      summary: texts.summary(longest?.withAttention?.bleu ?? null, longest?.withoutAttention?.bleu ?? null), caption: texts.caption(quality.set, quality.decoding), place: texts.length,
      axis: { x: texts.length, y: 'BLEU' },
    });
    return true;
  }

  restyle(): void { this.#chart.restyle(); }
  destroy(): void { this.#chart.destroy(); }
}
