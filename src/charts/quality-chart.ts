/** Quality by length of sentence, with attention and without or by two models: intervals drawn, this sentence's length marked. */

import { bucketOf, qualityByLength, type QualityPoint } from '../analysis/quality-by-length';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { ChartFrame } from './chart-frame';
import { LinesChart } from './lines';

export class QualityChart {
  readonly #chart: LinesChart;

  constructor(parent: HTMLElement, private readonly texts: Texts) {
    this.#chart = new LinesChart(parent);
  }

  /**
   * @param other the model beside this one; null: the same without attention
   * @param names of the two lines
   * @returns whether there is anything to draw: scores on different sets are not put side by side
   */
  draw(card: ModelCard, other: ModelCard | null, names: readonly [string, string], sourceWords: number): boolean {
    const quality = qualityByLength(card), others = other && qualityByLength(other), texts = this.texts.views.quality;
    if (quality === null || (other !== null && (others === null || others.set !== quality.set || others.decoding !== quality.decoding))) return false;
    const first = quality.buckets.map(({ withAttention }) => withAttention);
    const second = quality.buckets.map(({ from, withoutAttention }) => (others === null ? withoutAttention : others.buckets.find((bucket) => bucket.from === from)?.withAttention ?? null));
    const top = Math.max(...[...first, ...second].map((point) => point?.high ?? 0));
    const line = (points: readonly (QualityPoint | null)[]) => ({
      values: points.map((point) => point?.bleu ?? null), intervals: points.map((point) => (point === null ? null : [point.low, point.high] as const)),
    });
    this.#chart.draw({
      labels: quality.buckets.map(({ from, to }) => (to === null ? `${from}+` : `${from}–${to}`)),
      lines: [
        { name: names[0], concept: 'attention', dash: [], mark: 'circle', ...line(first) },
        { name: names[1], concept: 'context', dash: [6, 4], mark: 'rect', ...line(second) },
      ],
      domain: [0, Math.max(10, Math.ceil(top / 10) * 10)], rule: null, selected: bucketOf(quality, sourceWords), format: texts.score,
      summary: texts.summary(names, first.at(-1)?.bleu ?? null, second.at(-1)?.bleu ?? null), caption: texts.caption(quality.set, quality.decoding), place: texts.length,
      axis: { x: texts.length, y: 'BLEU' },
    });
    return true;
  }

  get frame(): ChartFrame { return this.#chart.frame; }
  restyle(): void { this.#chart.restyle(); }
  destroy(): void { this.#chart.destroy(); }
}
