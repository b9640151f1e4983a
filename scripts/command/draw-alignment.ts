/** An alignment drawn with characters: emitted words down, source words across, darker where the weight is larger. */

import { alignmentView } from '../../src/analysis/alignment-view';
import type { Trace } from '../../src/model/trace';

const SHADES = [' ', '░', '▒', '▓', '█'];
const COLUMN = 3;
const LONGEST_LABEL = 16;

/** The drawing with the translation under it, ready to be printed. */
export function drawAlignment(trace: Trace): string {
  const view = alignmentView(trace, 'words');
  const columns = view.columns.map(({ text }) => shortened(text));
  const rows = view.rows.map(({ text }) => shortened(text));
  const margin = Math.max(...rows.map(width), 0) + 1;
  const height = Math.max(...columns.map(width), 0);
  const lines = [
    // Source words stand upright over their columns, so that columns stay narrow.
    ...Array.from({ length: height }, (_, line) => ' '.repeat(margin) + columns.map((text) => centred(letterAt(text, line - height + width(text)))).join('')),
    ...rows.map((label, row) => {
      const shades = columns.map((_, column) => shadeOf(view.weights[row * columns.length + column] ?? 0).repeat(COLUMN));
      return `${' '.repeat(margin - 1 - width(label))}${label} ${shades.join('')}`;
    }),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n\n${trace.source.text}\n→ ${trace.target.text}\n`;
}

/** The five shades divide 0..1 evenly. */
function shadeOf(weight: number): string {
  return SHADES[Math.min(Math.floor(weight * SHADES.length), SHADES.length - 1)] ?? ' ';
}

function centred(letter: string): string {
  return ` ${letter}`.padEnd(COLUMN);
}

function letterAt(text: string, index: number): string {
  return Array.from(text)[index] ?? ' ';
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join('')}…` : text;
}

function width(text: string): number {
  return Array.from(text).length;
}
