/** The colours and the font of a chart, read from the theme where the chart really is. */

import { rampBetween, turningWeight, type Rgb } from './ramp';

export interface Palette {
  /** 256 colours for weights from 0 to 1. */
  readonly ramp: readonly string[];
  /** Under every cell, whatever its weight. */
  readonly ghost: string;
  /** The band of the row and the column under the pointer. */
  readonly band: string;
  /** The outline of the chosen cell. */
  readonly attention: string;
  /** What the chart stands on. */
  readonly background: string;
  /** Numbers on a strong cell. */
  readonly onAttention: string;
  /** From this weight on, a cell is strong. */
  readonly strongFrom: number;
  readonly text: string;
  readonly mutedText: string;
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
}

/** Reads from an attached element; from the body of its document while it isn't attached. */
export function readPalette(element: HTMLElement): Palette {
  const style = element.win.getComputedStyle(element.isConnected ? element : element.doc.body);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  const context = createEl('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (name: string): Rgb => (context ? pixelOf(context, value(name)) : [0, 0, 0]);
  const ramp = rampBetween(rgb('--attention-lab-attention-low'), rgb('--attention-lab-attention-high'));
  return {
    ramp,
    strongFrom: turningWeight(ramp, context ? pixelOf(context, style.color) : [0, 0, 0], rgb('--attention-lab-on-attention')),
    ghost: value('--attention-lab-ghost'),
    band: value('--attention-lab-attention-soft'),
    attention: value('--attention-lab-attention'),
    background: value('--attention-lab-ground'),
    onAttention: value('--attention-lab-on-attention'),
    text: style.color,
    mutedText: value('--text-muted') || style.color,
    fontFamily: style.fontFamily,
    fontSize: Math.max(11, Math.min(16, Number.parseFloat(style.fontSize) || 13)),
  };
}

/** Any colour that CSS can name, as the browser paints it. */
function pixelOf(context: CanvasRenderingContext2D, color: string): Rgb {
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
