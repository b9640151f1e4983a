/** The alignment chart as a drawing of its own. */

import { PAPER_DECODER, PAPER_ENCODER, paperColour, type PaperPalette } from './paper-palettes';
import { escapeXml, fixed, FONT, MARGIN, svgDocument, textWidth, type Drawing, type DrawingTexts } from './svg-document';
import type { WeightsTable } from './weights-table';

/** Source words on top, the first emitted word at the top; a square's area is its weight, on a fixed scale of 0 to 1. */
export function alignmentSvg({ source, rows }: WeightsTable, palette: PaperPalette, texts: DrawingTexts): Drawing {
  const left = MARGIN + Math.max(20, ...rows.map(({ target }) => textWidth(target))) + 8;
  const slant = Math.max(20, ...source.map(textWidth)) * SINE;
  const top = MARGIN + slant + 12;
  const overhang = Math.max(0, ...source.map((word, column) => textWidth(word) * COSINE - (source.length - column - 0.5) * CELL));
  const parts = [
    ...source.map((word, column) =>
      `<text transform="translate(${fixed(left + (column + 0.5) * CELL)} ${fixed(top - 6)}) rotate(-50)" fill="${PAPER_ENCODER}">${escapeXml(word)}</text>`),
    ...rows.map(({ target }, row) =>
      `<text x="${fixed(left - 8)}" y="${fixed(top + (row + 0.5) * CELL + FONT * 0.36)}" text-anchor="end" fill="${PAPER_DECODER}">${escapeXml(target)}</text>`),
    ...rows.flatMap(({ target, weights }, row) => weights.map((weight, column) =>
      square(left + column * CELL, top + row * CELL, weight, palette, `${target} ← ${source[column] ?? ''}: ${weight.toFixed(2)}`))),
  ];
  return svgDocument(parts, left + source.length * CELL + overhang + MARGIN, top + rows.length * CELL + MARGIN, texts);
}

/** Of the 50 degrees by which source words are turned. */
const SINE = 0.766;
const COSINE = 0.643;
const CELL = 28;

function square(x: number, y: number, weight: number, palette: PaperPalette, label: string): string {
  const ghost = `<rect x="${fixed(x + 1)}" y="${fixed(y + 1)}" width="${CELL - 2}" height="${CELL - 2}" rx="3" fill="#f5f5f5"/>`;
  if (weight < 0.005) return ghost;
  const side = (CELL - 2) * Math.sqrt(weight);
  const inset = (CELL - side) / 2;
  return `${ghost}<rect x="${fixed(x + inset)}" y="${fixed(y + inset)}" width="${fixed(side)}" height="${fixed(side)}" rx="2" fill="${paperColour(palette, weight)}"><title>${escapeXml(label)}</title></rect>`;
}
