/** Weights as comma-separated values (RFC 4180): full precision, a point as decimal mark whatever the language. */

import type { WeightsTable } from './weights-table';

export function csv({ source, rows }: WeightsTable): string {
  const lines = [
    ['', 'probability', ...source],
    ...rows.map(({ target, probability, weights }) => [target, number(probability), ...weights.map(number)]),
  ];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function number(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** Also words that a spreadsheet would run as a formula are told apart from one. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-\D/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
