/**
 * Numbers about a whole translated sentence, without a reference translation.
 * The measures of attention are those of Rikters and Fishel, "Confidence through Attention" (2017), defined here by axis:
 * rows are emitted words or pieces, columns are those of the source.
 */

import { weightsOfRow, type AlignmentView } from './alignment-view';
import { entropy, normalisedEntropy } from './entropy';

export interface RowMeasures {
  /** Nats. */
  readonly entropy: number;
  /** 0 … 1 */
  readonly normalisedEntropy: number;
  /** p(what the row emits), 0 … 1. */
  readonly probability: number;
  /** Weight on `</s>` and punctuation, 0 … 1. */
  readonly sinkShare: number;
}

export interface SentenceMeasures {
  readonly rows: readonly RowMeasures[];
  /** The sum of each column; near 1 means translated once. */
  readonly coverage: Float64Array;
  /** (1/S) Σ_i ln 1 / (1 + |1 − coverage_i|⁶); 0 is best. */
  readonly coverageDeviation: number;
  /** −(1/T) Σ_t of the rows' normalised entropies; 0 is most pointed. */
  readonly dispersionOfRows: number;
  /** −(1/S) Σ_i of the columns' normalised entropies; 0 is most pointed. */
  readonly dispersionOfColumns: number;
  /** exp(−0.05 (sum of the three above)²); 1 is best. */
  readonly confidence: number;
}

export function sentenceMeasures(view: AlignmentView): SentenceMeasures {
  const sinks = sinkColumns(view), rows = rowsOf(view), coverage = coverageOf(view);
  const coverageDeviation = mean([...coverage].map((sum) => -Math.log(1 + Math.abs(1 - sum) ** 6)));
  const dispersionOfRows = -mean(rows.map((row) => normalisedEntropy(row)));
  const dispersionOfColumns = -mean(columnsOf(view, coverage).map((column) => normalisedEntropy(column)));
  const total = coverageDeviation + dispersionOfRows + dispersionOfColumns;
  return {
    rows: rows.map((row, index) => ({
      entropy: entropy(row), normalisedEntropy: normalisedEntropy(row), probability: view.probabilities[index] ?? 0,
      sinkShare: [...sinks].reduce((sum, column) => sum + (row[column] ?? 0), 0),
    })),
    coverage, coverageDeviation, dispersionOfRows, dispersionOfColumns,
    confidence: Math.exp(-0.05 * total * total),
  };
}

/** The sum of each column. */
export function coverageOf(view: AlignmentView): Float64Array {
  const coverage = new Float64Array(view.columns.length);
  for (const row of rowsOf(view)) row.forEach((weight, column) => { coverage[column] = (coverage[column] ?? 0) + weight; });
  return coverage;
}

/** Columns that carry no word: `</s>` and marks without a letter or digit. */
export function sinkColumns({ columns }: AlignmentView): ReadonlySet<number> {
  return new Set(columns.flatMap(({ kind, text }, column) => (kind === 'end' || !/[\p{L}\p{N}]/u.test(text) ? [column] : [])));
}

function rowsOf(view: AlignmentView): Float32Array[] {
  return view.rows.map((_, row) => weightsOfRow(view, row));
}

/** Each column's weights over the rows, made to sum to 1; a column that nobody looked at counts as pointed. */
function columnsOf(view: AlignmentView, coverage: Float64Array): number[][] {
  const rows = rowsOf(view);
  return view.columns.map((_, column) => {
    const sum = coverage[column] ?? 0;
    return sum > 0 ? rows.map((row) => (row[column] ?? 0) / sum) : [];
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}
