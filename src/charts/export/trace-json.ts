/** A whole trace as JSON, for other programs: everything the model computed, and what was asked of it. */

import type { Matrix, Trace } from '../../model/trace';

export const TRACE_JSON_FORMAT = 1;

/** Matrices become arrays of rows, vectors arrays, maps arrays of pairs; numbers keep seven digits, as fp32 has. */
export function traceJson(trace: Trace): string {
  return `${JSON.stringify({ format: TRACE_JSON_FORMAT, ...trace }, plain, 1)}\n`;
}

function plain(_: string, value: unknown): unknown {
  if (value instanceof Float32Array) return [...value].map(sevenDigits);
  if (value instanceof Map) return [...(value as ReadonlyMap<number, unknown>)];
  return isMatrix(value) ? rowsOf(value) : value;
}

function isMatrix(value: unknown): value is Matrix {
  return typeof value === 'object' && value !== null && 'values' in value && 'rows' in value && 'columns' in value && value.values instanceof Float32Array;
}

function rowsOf({ rows, columns, values }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)].map(sevenDigits));
}

function sevenDigits(value: number): number {
  return Number(value.toPrecision(7));
}
