/** A chart.js controller that paints a vector as rows of cells: one cell per number, darker the farther from zero. */

import { DatasetController, type ChartDataset, type ChartType } from 'chart.js';

export interface VectorStrip {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  /** Colours for −1 … 1, evenly spaced; the first for −limit, the last for limit. */
  readonly ramp: readonly string[];
  /** The value that takes the last colour. */
  readonly limit: number;
}

/** The strip travels in the dataset; chart.js's own parsing and elements are left out, which makes redrawing cheap. */
export type VectorStripDataset = ChartDataset & { readonly strip?: () => VectorStrip };

export class VectorStripController extends DatasetController {
  static readonly id = 'attentionLabVectorStrip';
  static readonly defaults = { dataElementType: 'point', datasetElementType: null };

  override parse(): void { /* the strip is drawn from the dataset itself */ }
  override buildOrUpdateElements(): void { /* no elements */ }
  override update(): void { /* nothing to lay out */ }

  override draw(): void {
    const strip = (this.getDataset() as VectorStripDataset).strip?.();
    if (strip === undefined) return;
    const { left, top, width, height } = this.chart.chartArea;
    const rows = Math.ceil(strip.values.length / strip.columns);
    const { ctx } = this.chart;
    for (let index = 0; index < strip.values.length; index++) {
      const column = index % strip.columns, row = Math.floor(index / strip.columns);
      const x = Math.round(left + (column * width) / strip.columns), right = Math.round(left + ((column + 1) * width) / strip.columns);
      const y = Math.round(top + (row * height) / rows), bottom = Math.round(top + ((row + 1) * height) / rows);
      ctx.fillStyle = colourOf(strip, strip.values[index] ?? 0);
      ctx.fillRect(x, y, Math.max(1, right - x - (right - x > 3 ? 1 : 0)), Math.max(1, bottom - y - 1));
    }
  }
}

/** The type's name as chart.js's own types want it. */
export const VECTOR_STRIP = VectorStripController.id as ChartType;

function colourOf({ ramp, limit }: VectorStrip, value: number): string {
  const share = limit > 0 ? Math.max(-1, Math.min(1, value / limit)) : 0;
  return ramp[Math.round(((share + 1) / 2) * (ramp.length - 1))] ?? 'transparent';
}
