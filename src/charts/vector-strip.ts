/** A vector drawn as a band of cells, in the colour of its concept. */

import type { ChartConfiguration } from 'chart.js';
import type { Concept } from './bars';
import { ChartFrame } from './chart-frame';
import { faded } from './theme-colours';
import { NO_AXIS } from './update-once';
import { VECTOR_STRIP, type VectorStrip, type VectorStripDataset } from './vector-strip-controller';

export interface StripDrawing {
  readonly values: ArrayLike<number>;
  readonly concept: Concept;
  /** `signed`: pale at 0, both ways out to the largest absolute value; `share`: from 0 to 1. */
  readonly scale: 'signed' | 'share';
  readonly summary: string;
  readonly caption: string;
  /** What the table says of so many numbers. */
  readonly names: { readonly statistic: string; readonly value: string; readonly mean: string; readonly smallest: string; readonly largest: string };
  readonly format: (value: number) => string;
}

export class VectorStripChart {
  readonly #frame: ChartFrame;
  #shown: Omit<VectorStrip, 'ramp'> = { values: [], columns: 1, limit: 1 };

  constructor(parent: HTMLElement) {
    this.#frame = new ChartFrame(parent);
    this.#frame.element.addClass('attention-lab-strip');
  }

  draw({ values, concept, scale, summary, caption, names, format }: StripDrawing): void {
    const columns = Math.min(64, values.length), { smallest, largest } = extremes(values);
    this.#shown = { values, columns, limit: scale === 'share' ? 1 : Math.max(1e-9, largest, -smallest) };
    this.#frame.draw({
      shape: `${values.length} ${concept} ${scale}`,
      height: Math.max(1, Math.ceil(values.length / Math.max(1, columns))) * CELL_HEIGHT, summary,
      table: {
        caption, head: [names.statistic, names.value],
        rows: [[names.mean, format(mean(values))], [names.smallest, format(smallest)], [names.largest, format(largest)]],
      },
      configuration: (colours): ChartConfiguration => {
        const own = colours[concept], other = scale === 'signed' ? colours.muted : own;
        const ramp = Array.from({ length: 65 }, (_, index) => (index < 32 ? faded(other, 0.06 + 0.94 * ((32 - index) / 32)) : faded(own, 0.06 + 0.94 * ((index - 32) / 32))));
        const dataset: VectorStripDataset = { data: [], strip: () => ({ ...this.#shown, ramp }) };
        return {
          type: VECTOR_STRIP, data: { datasets: [dataset] },
          options: { layout: { padding: 0 }, scales: { x: { ...NO_AXIS, type: 'linear' }, y: { ...NO_AXIS, type: 'linear' } } },
        };
      },
    });
  }

  toggle(isShown: boolean): void { this.#frame.element.toggle(isShown); }
  get frame(): ChartFrame { return this.#frame; }
  restyle(): void { this.#frame.restyle(); }
  destroy(): void { this.#frame.destroy(); }
}

const CELL_HEIGHT = 7;

/** Mean of a vector; 0 of an empty one. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

function extremes(values: ArrayLike<number>): { readonly smallest: number; readonly largest: number } {
  let smallest = Infinity, largest = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  return { smallest, largest };
}
