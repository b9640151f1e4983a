/** Weights as a Markdown table, for notes. */

import type { WeightsTable } from './weights-table';

/** Rows are emitted words, columns source words. A weight's shade and its number: readable without this plugin. */
export function markdownTable({ source, rows }: WeightsTable): string {
  const lines = [
    ['', ...source.map(escapeCell)],
    [':--', ...source.map(() => '--:')],
    ...rows.map(({ target, weights }) => [`**${escapeCell(target)}**`, ...weights.map(cell)]),
  ];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/** From 0 to 1 in five steps, so that the table can be read from afar and in black and white. */
export function shade(weight: number): string {
  return ['', '░', '▒', '▓', '█'][Math.min(4, Math.round(weight * 4))] ?? '';
}

function cell(weight: number): string {
  const number = weight.toFixed(2);
  // The shade stays beside its number in a narrow cell.
  return number === '0.00' ? '' : `${shade(weight)}\u00A0${number}`.trim();
}

function escapeCell(word: string): string {
  return word.replace(/[\\`*_[\]<>|$#~=%^]/g, '\\$&');
}
