/**
 * The alignment as a reader sees it: the trace's weights by word or by piece.
 *
 * By word, the columns of a source word's pieces are summed (the weight on the word is the weight on its pieces) and
 * the rows of an emitted word's pieces averaged, so a row still sums to 1. `</s>` keeps a column of its own, for the
 * weight that rests on it is real; its row, which emits no word, is shown only by piece.
 */

import type { Grain } from '../model/reader-state';
import type { Token, Word } from '../model/tokens';
import type { Trace } from '../model/trace';

export type UnitKind = 'word' | 'piece' | 'byte' | 'unknown' | 'end';

/** One row or column: a word, a piece, or the end of the sentence. */
export interface Unit {
  readonly text: string;
  readonly kind: UnitKind;
  /** Tokens [firstToken, endToken) of its side. */
  readonly firstToken: number;
  readonly endToken: number;
}

export interface AlignmentView {
  readonly grain: Grain;
  readonly columns: readonly Unit[];
  readonly rows: readonly Unit[];
  /** Row-major [rows, columns]; each row sums to 1. */
  readonly weights: Float32Array;
  /** p(row): the product over its pieces, each given what came before it. */
  readonly probabilities: Float32Array;
  /** The row whose weights are kept from the reader, as zeros, until they have guessed; null: none. */
  readonly coveredRow: number | null;
}

export function alignmentView(trace: Trace, grain: Grain): AlignmentView {
  const columns = grain === 'words' ? [...wordUnits(trace.source), ...endUnits(trace.source.tokens)] : pieceUnits(trace.source.tokens);
  const rows = grain === 'words' ? wordUnits(trace.target) : pieceUnits(trace.steps.map((step) => step.emitted));
  const weights = new Float32Array(rows.length * columns.length);
  rows.forEach((row, rowIndex) => {
    const steps = trace.steps.slice(row.firstToken, row.endToken);
    columns.forEach((column, columnIndex) => {
      let sum = 0;
      for (const step of steps) {
        for (let position = column.firstToken; position < column.endToken; position += 1) sum += step.weights[position] ?? 0;
      }
      weights[rowIndex * columns.length + columnIndex] = steps.length === 0 ? 0 : sum / steps.length;
    });
  });
  const probabilities = Float32Array.from(rows, (row) =>
    Math.exp(trace.steps.slice(row.firstToken, row.endToken).reduce((sum, step) => sum + step.logProbability, 0)));
  return { grain, columns, rows, weights, probabilities, coveredRow: null };
}

/** The weights of one row, [columns]; a part of the alignment itself, not a copy. */
export function weightsOfRow({ weights, columns }: AlignmentView, row: number): Float32Array {
  return weights.subarray(row * columns.length, (row + 1) * columns.length);
}

/** The same alignment with one row kept from the reader; null: none. */
export function covering(view: AlignmentView, row: number | null): AlignmentView {
  if (row === view.coveredRow || row === null) return view;
  const columns = view.columns.length;
  return { ...view, weights: view.weights.slice().fill(0, row * columns, (row + 1) * columns), coveredRow: row };
}

/** The row or column that holds a token; null where none does, as for the row of `</s>` among words. */
export function unitOfToken(units: readonly Unit[], token: number | null | undefined): number | null {
  if (token === null || token === undefined) return null;
  const index = units.findIndex((unit) => token >= unit.firstToken && token < unit.endToken);
  return index === -1 ? null : index;
}

export interface StrongestLink {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

/** The cell with the greatest weight; null where there is none. */
export function strongestLink(view: AlignmentView): StrongestLink | null {
  let strongest: StrongestLink | null = null;
  view.weights.forEach((weight, index) => {
    if (strongest !== null && weight <= strongest.weight) return;
    strongest = { row: Math.floor(index / view.columns.length), column: index % view.columns.length, weight };
  });
  return strongest;
}

function wordUnits(side: { readonly words: readonly Word[]; readonly tokens: readonly Token[] }): Unit[] {
  return side.words.map(({ text, firstToken, endToken }) => {
    const tokens = side.tokens.slice(firstToken, endToken);
    const kind = tokens.some((token) => token.kind === 'unknown') ? 'unknown' : tokens.some((token) => token.kind === 'byte') ? 'byte' : 'word';
    return { text, kind, firstToken, endToken };
  });
}

function endUnits(tokens: readonly Token[]): Unit[] {
  return pieceUnits(tokens).filter((unit) => unit.kind === 'end');
}

function pieceUnits(tokens: readonly Token[]): Unit[] {
  return tokens.map((token, index) => ({ text: token.piece, kind: kindOf(token), firstToken: index, endToken: index + 1 }));
}

function kindOf(token: Token): UnitKind {
  return token.kind === 'end' || token.kind === 'byte' || token.kind === 'unknown' ? token.kind : 'piece';
}
