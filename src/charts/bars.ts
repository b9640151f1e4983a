/** Horizontal chart.js bars with their names on the left and their numbers on the right. */

import type { Chart, ChartConfiguration } from 'chart.js';
import { ChartFrame, type PointerKind } from './chart-frame';
import { faded, type ThemeColours } from './theme-colours';
import { shortened } from './token-labels';
import { NO_AXIS } from './update-once';

export type Concept = 'encoder' | 'decoder' | 'attention' | 'context';

export interface Bar {
  readonly label: string;
  /** null: no bar, only the text. */
  readonly value: number | null;
  /** The number as it is printed. */
  readonly text: string;
}

export interface BarsDrawing {
  readonly bars: readonly Bar[];
  readonly concept: Concept;
  /** Ends of the scale; printed below the bars. */
  readonly domain: readonly [number, number];
  /** For the ends of the scale. */
  readonly format: (value: number) => string;
  readonly selected: number | null;
  /** Bars that don't stand for the model's own doing are hatched pale. */
  readonly given?: boolean;
  readonly summary: string;
  readonly caption: string;
  readonly head: readonly [string, string];
  readonly onHover?: (index: number | null) => void;
  readonly onPick?: (index: number) => void;
}

export class BarsChart {
  readonly #frame: ChartFrame;

  constructor(parent: HTMLElement) {
    this.#frame = new ChartFrame(parent);
  }

  draw(drawing: BarsDrawing): void {
    const { bars, summary, caption, head } = drawing;
    this.#frame.draw({
      height: bars.length * rowHeight(bars.length) + SCALE_HEIGHT, summary,
      table: { caption, head, rows: bars.map((bar) => [bar.label, bar.text]) },
      configuration: (colours, width) => configuration(drawing, colours, width),
      paint: (chart, colours) => { paintWords(chart, drawing, colours); },
      onPointer: (chart, kind, _x, y) => { answerPointer(chart, drawing, kind, y); },
    });
  }

  get frame(): ChartFrame { return this.#frame; }
  restyle(): void { this.#frame.restyle(); }
  destroy(): void { this.#frame.destroy(); }
}

const SCALE_HEIGHT = 22;
const NUMBER_WIDTH = 50;

function rowHeight(count: number): number {
  return count <= 16 ? 20 : count <= 32 ? 15 : 13;
}

function configuration(drawing: BarsDrawing, colours: ThemeColours, width: number): ChartConfiguration {
  const { bars, concept, domain, format, selected, given } = drawing;
  const colour = colours[concept];
  const isSelected = (index: number): boolean => index === selected;
  return {
    type: 'bar',
    data: {
      labels: bars.map((bar) => bar.label),
      datasets: [{
        data: bars.map((bar) => bar.value),
        backgroundColor: bars.map((_, index) => faded(colour, given === true ? 0.35 : isSelected(index) || selected === null ? 1 : 0.55)),
        borderColor: colour, borderWidth: given === true ? 1 : 0, borderRadius: 2, borderSkipped: false,
        barPercentage: 0.72, categoryPercentage: 1, minBarLength: 1,
      }],
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { left: namesWidth(width), right: NUMBER_WIDTH } },
      scales: {
        x: {
          min: domain[0], max: domain[1], border: { display: false },
          grid: { color: (context) => (context.tick.value === 0 ? colours.faint : colours.grid), drawTicks: false },
          afterBuildTicks: (scale) => { scale.ticks = scaleTicks(domain).map((value) => ({ value })); },
          ticks: { color: colours.muted, font: { size: 10 }, autoSkip: false, maxRotation: 0, padding: 4, callback: (value) => format(Number(value)) },
        },
        // chart.js measures every label of an axis anew at every update: the names are painted with the numbers instead.
        y: NO_AXIS,
      },
    },
  };
}

function namesWidth(width: number): number {
  return Math.min(110, Math.max(56, width * 0.28));
}

/** The ends of the scale, and zero or the middle where there is room for it. */
function scaleTicks([low, high]: readonly [number, number]): number[] {
  const inside = low < 0 && high > 0 ? 0 : (low + high) / 2, room = 0.18 * (high - low);
  return [low, ...(inside - low > room && high - inside > room ? [inside] : []), high];
}

/** Names on the left, numbers on the right. */
function paintWords(chart: Chart, { bars, selected }: BarsDrawing, colours: ThemeColours): void {
  const { ctx, chartArea, scales: { y } } = chart, row = rowHeight(bars.length);
  if (y === undefined) return;
  const size = row >= 20 ? 12 : row >= 15 ? 11 : 10, names = namesWidth(chart.width), longest = Math.floor(names / (size * 0.66));
  ctx.save();
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const isSelected of [false, true]) {
    ctx.fillStyle = isSelected ? colours.text : colours.muted;
    const write = (pixels: number, right: number, text: (bar: Bar) => string): void => {
      ctx.font = `${isSelected ? 'bold ' : ''}${pixels}px ${colours.font}`;
      bars.forEach((bar, index) => { if ((index === selected) === isSelected) ctx.fillText(text(bar), right, y.getPixelForValue(index)); });
    };
    write(size, names - 6, ({ label }) => shortened(label, longest));
    write(row >= 15 ? 11 : 10, chartArea.right + NUMBER_WIDTH - 4, ({ text }) => text);
  }
  ctx.restore();
}

function answerPointer(chart: Chart, drawing: BarsDrawing, kind: PointerKind, y: number): void {
  if (kind === 'leave') { drawing.onHover?.(null); return; }
  const { top, bottom } = chart.chartArea;
  const index = Math.floor(((y - top) / (bottom - top)) * drawing.bars.length);
  if (index < 0 || index >= drawing.bars.length) return;
  if (kind === 'hover') drawing.onHover?.(index); else drawing.onPick?.(index);
}
