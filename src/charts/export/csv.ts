/** Comma-separated values (RFC 4180): full precision, a point as decimal mark whatever the language. */

import type { Row } from './view-table';

export function csv(rows: readonly Row[]): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(typeof cell === 'number' ? number(cell) : cell ?? '')).join(',')}\r\n`).join('');
}

function number(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** Also words that a spreadsheet would run as a formula are told apart from one. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-\D/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
