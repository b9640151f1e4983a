/** The weights of a trace as plain rows of words and numbers: what every text format is written from. */

import { alignmentView, weightsOfRow } from '../../analysis/alignment-view';
import type { Grain } from '../../model/reader-state';
import type { Trace } from '../../model/trace';

export interface WeightsRow {
  /** The emitted word or piece. */
  readonly target: string;
  /** p(target), 0 … 1. */
  readonly probability: number;
  /** One weight per source word, 0 … 1; they sum to 1. */
  readonly weights: readonly number[];
}

export interface WeightsTable {
  /** Source words or pieces; the last stands for the end of the sentence. */
  readonly source: readonly string[];
  readonly rows: readonly WeightsRow[];
}

export function weightsTable(trace: Trace, grain: Grain): WeightsTable {
  const view = alignmentView(trace, grain);
  return {
    source: view.columns.map(({ text, kind }) => (kind === 'end' ? '</s>' : text)),
    rows: view.rows.map(({ text, kind }, row) => ({
      target: kind === 'end' ? '</s>' : text,
      probability: view.probabilities[row] ?? 0,
      weights: [...weightsOfRow(view, row)],
    })),
  };
}
