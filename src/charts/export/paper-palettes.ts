/** The colours of attention on paper: the light palettes of styles.css, for what is taken out of the app. */

import type { Rgb } from '../ramp';
import type { ThemeColours } from '../theme-colours';

export const PALETTES = ['violet', 'blue', 'grey'] as const;
export type PaletteName = (typeof PALETTES)[number];

export interface PaperPalette {
  /** Of a weight near 0, and of a weight of 1. */
  readonly low: Rgb;
  readonly high: Rgb;
  /** Lines, marks and words of attention, and the ground of its parts. */
  readonly line: string;
  readonly soft: string;
}

export const PAPER_PALETTES: Readonly<Record<PaletteName, PaperPalette>> = {
  violet: { low: [0xe0, 0xc6, 0xe8], high: [0x4a, 0x10, 0x60], line: '#7a2b8f', soft: '#f4e8f7' },
  blue: { low: [0xc3, 0xd8, 0xef], high: [0x08, 0x28, 0x5a], line: '#1d4f91', soft: '#e4edf8' },
  grey: { low: [0xd4, 0xd4, 0xd4], high: [0x1a, 0x1a, 0x1a], line: '#4a4a4a', soft: '#eeeeee' },
};

/** Words are in these wherever they are read or written. */
export const PAPER_ENCODER = '#1f5fa8';
export const PAPER_DECODER = '#a8500a';

export interface PaperColours extends ThemeColours {
  readonly encoderSoft: string;
  readonly decoderSoft: string;
  readonly attentionSoft: string;
  readonly contextSoft: string;
  readonly ghost: string;
}

/** The light theme's colours, as values: paper has no theme to read. */
export function paperColours({ line, soft }: PaperPalette): PaperColours {
  return {
    encoder: 'rgb(31, 95, 168)', decoder: 'rgb(168, 80, 10)', attention: rgbOf(line), context: 'rgb(16, 105, 92)',
    encoderSoft: '#e3edf8', decoderSoft: '#fbeadb', attentionSoft: soft, contextSoft: '#dff1ee', ghost: '#f5f5f5',
    text: 'rgb(34, 34, 34)', muted: 'rgb(92, 92, 92)', faint: 'rgb(150, 150, 150)', grid: 'rgb(224, 224, 224)', background: 'rgb(255, 255, 255)', font: 'sans-serif',
  };
}

/** Charts make colours see-through, for which they need their numbers. */
function rgbOf(colour: string): string {
  const channel = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return `rgb(${channel(1)}, ${channel(3)}, ${channel(5)})`;
}

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
