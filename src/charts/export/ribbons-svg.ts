/** The ribbons as a drawing of their own: what was read on the left, what was written on the right. */

import { fewestPositions, SHOWN_SHARE } from '../../analysis/edges';
import { PAPER_DECODER, PAPER_ENCODER, paperColour, type PaperPalette } from './paper-palettes';
import { escapeXml, fixed, FONT, MARGIN, svgDocument, textWidth, type Drawing, type DrawingTexts } from './svg-document';
import type { WeightsTable } from './weights-table';

/** A ribbon is as wide as its weight; each row shows the fewest that hold three quarters of it, as the view does. */
export function ribbonsSvg({ source, rows }: WeightsTable, palette: PaperPalette, texts: DrawingTexts): Drawing {
  const count = Math.max(source.length, rows.length);
  const left = MARGIN + Math.max(20, ...source.map(textWidth)) + 8;
  const right = left + SPAN;
  const yOf = (index: number, of: number): number => MARGIN + ROW * (index + 0.5 + (count - of) / 2);
  const middle = (left + right) / 2;
  const ribbons = rows.flatMap(({ target, weights }, row) => fewestPositions(weights, SHOWN_SHARE).map((column) => {
    const weight = weights[column] ?? 0, from = fixed(yOf(column, source.length)), to = fixed(yOf(row, rows.length));
    return `<path d="M${fixed(left)} ${from}C${fixed(middle)} ${from} ${fixed(middle)} ${to} ${fixed(right)} ${to}" fill="none" stroke="${paperColour(palette, weight)}" stroke-width="${fixed(Math.max(0.8, weight * WIDEST))}"><title>${escapeXml(`${target} ← ${source[column] ?? ''}: ${weight.toFixed(2)}`)}</title></path>`;
  }));
  const word = (text: string, x: number, y: number, anchor: string, colour: string): string =>
    `<text x="${fixed(x)}" y="${fixed(y + FONT * 0.36)}" text-anchor="${anchor}" fill="${colour}">${escapeXml(text)}</text>`;
  const parts = [
    ...ribbons,
    ...source.map((text, index) => word(text, left - 8, yOf(index, source.length), 'end', PAPER_ENCODER)),
    ...rows.map(({ target }, index) => word(target, right + 8, yOf(index, rows.length), 'start', PAPER_DECODER)),
  ];
  return svgDocument(parts, right + 8 + Math.max(20, ...rows.map(({ target }) => textWidth(target))) + MARGIN, MARGIN * 2 + count * ROW, texts);
}

/** CSS pixels. */
const SPAN = 150;
const ROW = 24;
const WIDEST = 16;
