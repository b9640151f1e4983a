/** The alignment chart as a drawing of its own: light, sharp at any size, without scripts or style sheets. */

import type { WeightsTable } from './weights-table';

export interface Drawing {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface DrawingTexts {
  /** One sentence that says what the drawing shows. */
  readonly summary: string;
  /** Under the chart, such as the model's name; may be empty. */
  readonly caption: string;
}

/** Source words on top, the first emitted word at the top; a square's area is its weight, on a fixed scale of 0 to 1. */
export function alignmentSvg({ source, rows }: WeightsTable, texts: DrawingTexts): Drawing {
  const left = MARGIN + Math.max(20, ...rows.map(({ target }) => textWidth(target))) + 8;
  const slant = Math.max(20, ...source.map(textWidth)) * SINE;
  const top = MARGIN + slant + 12;
  const overhang = Math.max(0, ...source.map((word, column) => textWidth(word) * COSINE - (source.length - column - 0.5) * CELL));
  const width = Math.ceil(left + source.length * CELL + overhang + MARGIN);
  const captionHeight = texts.caption === '' ? 0 : 24;
  const height = Math.ceil(top + rows.length * CELL + captionHeight + MARGIN);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, -apple-system, Segoe UI, Roboto, sans-serif" font-size="${FONT}">`,
    `<title>${escapeXml(texts.summary)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...source.map((word, column) =>
      `<text transform="translate(${fixed(left + (column + 0.5) * CELL)} ${fixed(top - 6)}) rotate(-50)" fill="${ENCODER}">${escapeXml(word)}</text>`),
    ...rows.map(({ target }, row) =>
      `<text x="${fixed(left - 8)}" y="${fixed(top + (row + 0.5) * CELL + FONT * 0.36)}" text-anchor="end" fill="${DECODER}">${escapeXml(target)}</text>`),
    ...rows.flatMap(({ target, weights }, row) => weights.map((weight, column) =>
      square(left + column * CELL, top + row * CELL, weight, `${target} ← ${source[column] ?? ''}: ${weight.toFixed(2)}`))),
    ...(texts.caption === '' ? [] : [`<text x="${MARGIN}" y="${height - MARGIN}" fill="#666666" font-size="11">${escapeXml(texts.caption)}</text>`]),
    '</svg>',
  ];
  return { svg: `${parts.join('\n')}\n`, width, height };
}

/** Of the 50 degrees by which source words are turned. */
const SINE = 0.766;
const COSINE = 0.643;
const CELL = 28;
const FONT = 13;
const MARGIN = 12;
const ENCODER = '#1f5fa8';
const DECODER = '#a8500a';
/** RGB of weight 0 and weight 1; the light palette of styles.css. */
const LOW = [0xe0, 0xc6, 0xe8] as const;
const HIGH = [0x4a, 0x10, 0x60] as const;

function square(x: number, y: number, weight: number, label: string): string {
  const ghost = `<rect x="${fixed(x + 1)}" y="${fixed(y + 1)}" width="${CELL - 2}" height="${CELL - 2}" rx="3" fill="#f5f5f5"/>`;
  if (weight < 0.005) return ghost;
  const side = (CELL - 2) * Math.sqrt(weight);
  const inset = (CELL - side) / 2;
  return `${ghost}<rect x="${fixed(x + inset)}" y="${fixed(y + inset)}" width="${fixed(side)}" height="${fixed(side)}" rx="2" fill="${colour(weight)}"><title>${escapeXml(label)}</title></rect>`;
}

function colour(weight: number): string {
  const mixed = LOW.map((low, channel) => Math.round(low + ((HIGH[channel] ?? low) - low) * Math.min(1, weight)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Generous guess: without a canvas nothing knows the fonts of the machine that will show it. */
function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFFF]|\p{Extended_Pictographic}/u.test(character) ? 1 : /[mwMW@%]/.test(character) ? 0.9 : 0.58) * FONT, 0);
}

function escapeXml(text: string): string {
  return [...text].filter((character) => character >= ' ').join('').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function fixed(value: number): string {
  return String(Number(value.toFixed(2)));
}
