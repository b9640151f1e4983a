/** What every drawing taken along has: its frame, its caption, and text that is safe in XML. */

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

export const FONT = 13;
export const MARGIN = 12;
const CAPTION_FONT = 11;

/** A light, opaque drawing of its own, without scripts or style sheets; the caption stands below `height`. */
export function svgDocument(parts: readonly string[], width: number, height: number, { summary, caption }: DrawingTexts): Drawing {
  const whole = { width: Math.ceil(Math.max(width, caption === '' ? 0 : textWidth(caption) * (CAPTION_FONT / FONT) + 2 * MARGIN)), height: Math.ceil(height + (caption === '' ? 0 : 24)) };
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" role="img" font-family="system-ui, -apple-system, Segoe UI, Roboto, sans-serif" font-size="${FONT}">`,
    `<title>${escapeXml(summary)}</title>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    ...parts,
    ...(caption === '' ? [] : [`<text x="${MARGIN}" y="${whole.height - MARGIN}" fill="#666666" font-size="${CAPTION_FONT}">${escapeXml(caption)}</text>`]),
    '</svg>',
  ];
  return { svg: `${svg.join('\n')}\n`, ...whole };
}

/** Generous guess: without a canvas nothing knows the fonts of the machine that will show it. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFFF]|\p{Extended_Pictographic}/u.test(character) ? 1 : /[mwMW@%]/.test(character) ? 0.9 : 0.58) * FONT, 0);
}

export function escapeXml(text: string): string {
  return [...text].filter((character) => character >= ' ').join('').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function fixed(value: number): string {
  return String(Number(value.toFixed(2)));
}
