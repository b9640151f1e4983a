/** The colours of attention on paper: the light palettes of styles.css, for what is taken out of the app. */

import type { Rgb } from '../ramp';

export const PALETTES = ['violet', 'blue', 'grey'] as const;
export type PaletteName = (typeof PALETTES)[number];

export interface PaperPalette {
  /** Of a weight near 0, and of a weight of 1. */
  readonly low: Rgb;
  readonly high: Rgb;
}

export const PAPER_PALETTES: Readonly<Record<PaletteName, PaperPalette>> = {
  violet: { low: [0xe0, 0xc6, 0xe8], high: [0x4a, 0x10, 0x60] },
  blue: { low: [0xc3, 0xd8, 0xef], high: [0x08, 0x28, 0x5a] },
  grey: { low: [0xd4, 0xd4, 0xd4], high: [0x1a, 0x1a, 0x1a] },
};

/** Words are in these wherever they are read or written. */
export const PAPER_ENCODER = '#1f5fa8';
export const PAPER_DECODER = '#a8500a';

/** Six digits, upper case, without `#`. */
export function hex(colour: Rgb): string {
  return colour.map((channel) => channel.toString(16).padStart(2, '0')).join('').toUpperCase();
}

/** The colour of a weight from 0 to 1, as CSS writes it. */
export function paperColour({ low, high }: PaperPalette, weight: number): string {
  const share = Math.min(1, Math.max(0, weight));
  const channel = (index: 0 | 1 | 2): number => Math.round(low[index] + (high[index] - low[index]) * share);
  return `#${hex([channel(0), channel(1), channel(2)]).toLowerCase()}`;
}
