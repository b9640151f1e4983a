/** chart.js lines over the tokens of a sentence, or over lengths: one point per place, whiskers where the number is uncertain. */

import type { Chart, ChartConfiguration } from 'chart.js';
import type { Concept } from './bars';
import { ChartFrame } from './chart-frame';
import { faded, type ThemeColours } from './theme-colours';
import { shortened } from './token-labels';

export interface Line {
  readonly name: string;
  readonly concept: Concept;
  /** Also told apart without colour. */
  readonly dash: readonly number[];
  readonly mark: 'circle' | 'triangle' | 'rect';
  /** null: nothing is known at this place. */
  readonly values: readonly (number | null)[];
  readonly intervals?: readonly (readonly [number, number] | null)[];
}

export interface LinesDrawing {
  readonly labels: readonly string[];
  readonly lines: readonly Line[];
  readonly domain: readonly [number, number];
  /** A value that is drawn as a dashed rule across, such as 1 for coverage. */
  readonly rule: number | null;
  /** The place that is marked by a band. */
  readonly selected: number | null;
  readonly format: (value: number) => string;
  /** For the scale, where fewer digits do. */
  readonly formatTick?: (value: number) => string;
  readonly summary: string;
  readonly caption: string;
  /** Head of the table's first column. */
  readonly place: string;
  readonly axis: { readonly x: string; readonly y: string } | null;
  readonly onHover?: (index: number | null) => void;
  readonly onPick?: (index: number) => void;
}

export class LinesChart {
  readonly #frame: ChartFrame;

  constructor(parent: HTMLElement) {
    this.#frame = new ChartFrame(parent);
  }

  draw(drawing: LinesDrawing): void {
    const { labels, lines, format, summary, caption, place } = drawing;
    const written = (line: Line, index: number): string => {
      const value = line.values[index], interval = line.intervals?.[index];
      if (value === null || value === undefined) return '–';
      return interval ? `${format(value)} (${format(interval[0])}–${format(interval[1])})` : format(value);
    };
    this.#frame.draw({
      height: drawing.axis === null ? 170 : 230, summary,
      table: { caption, head: [place, ...lines.map((line) => line.name)], rows: labels.map((label, index) => [label, ...lines.map((line) => written(line, index))]) },
      configuration: (colours, width) => configuration(drawing, colours, width),
      paint: (chart, colours) => { paintMarks(chart, drawing, colours); },
      onPointer: (chart, kind, x) => {
        if (kind === 'leave') { drawing.onHover?.(null); return; }
        const index = Math.round(chart.scales.x?.getValueForPixel(x) ?? -1);
        if (index < 0 || index >= labels.length) return;
        if (kind === 'hover') drawing.onHover?.(index); else drawing.onPick?.(index);
      },
    });
  }

  get frame(): ChartFrame { return this.#frame; }
  restyle(): void { this.#frame.restyle(); }
  destroy(): void { this.#frame.destroy(); }
}

function configuration(drawing: LinesDrawing, colours: ThemeColours, width: number): ChartConfiguration {
  const { labels, lines, domain, selected, format, formatTick, axis } = drawing;
  const room = (width - 50) / Math.max(1, labels.length);
  const upright = room >= 44;
  return {
    type: 'line',
    data: {
      labels: [...labels],
      datasets: lines.map((line) => ({
        label: line.name, data: [...line.values], borderColor: colours[line.concept], backgroundColor: colours[line.concept],
        borderWidth: 2, borderDash: [...line.dash], pointStyle: line.mark, spanGaps: false, clip: false as const,
        pointRadius: line.values.map((_, index) => (index === selected ? 6 : room < 12 ? 2 : 4)),
      })),
    },
    options: {
      layout: { padding: { top: 10, right: 8 } },
      scales: {
        x: {
          border: { color: colours.grid }, grid: { display: false },
          title: { display: axis !== null, text: axis?.x ?? '', color: colours.muted, font: { size: 11 } },
          ticks: {
            autoSkip: false, maxRotation: upright ? 0 : 90, minRotation: upright ? 0 : 90,
            color: (context) => (context.index === selected ? colours.text : colours.muted),
            font: (context) => ({ size: room < 12 ? 9 : 11, weight: context.index === selected ? 'bold' : 'normal' }),
            callback: (_, index) => shortened(labels[index] ?? '', upright ? Math.max(3, Math.floor(room / 6)) : 12),
          },
        },
        y: {
          min: domain[0], max: domain[1], border: { display: false },
          title: { display: axis !== null, text: axis?.y ?? '', color: colours.muted, font: { size: 11 } },
          grid: { color: colours.grid, drawTicks: false },
          ticks: { color: colours.muted, font: { size: 10 }, maxTicksLimit: 5, includeBounds: false, padding: 4, callback: (value) => (formatTick ?? format)(Number(value)) },
        },
      },
    },
  };
}

function paintMarks(chart: Chart, { lines, rule, selected }: LinesDrawing, colours: ThemeColours): void {
  const { ctx, chartArea: { left, right, top, bottom }, scales: { x, y } } = chart;
  if (x === undefined || y === undefined) return;
  ctx.save();
  if (selected !== null) {
    const half = Math.max(6, Math.min(22, (right - left) / Math.max(1, x.ticks.length) / 2));
    ctx.fillStyle = faded(colours.text, 0.07);
    ctx.fillRect(x.getPixelForValue(selected) - half, top, 2 * half, bottom - top);
  }
  if (rule !== null) {
    ctx.strokeStyle = colours.muted;
    ctx.setLineDash([4, 4]);
    ctx.beginPath();
    ctx.moveTo(left, y.getPixelForValue(rule));
    ctx.lineTo(right, y.getPixelForValue(rule));
    ctx.stroke();
    ctx.setLineDash([]);
  }
  for (const line of lines) {
    ctx.strokeStyle = colours[line.concept];
    ctx.lineWidth = 1.5;
    line.intervals?.forEach((interval, index) => {
      if (interval === null) return;
      const at = x.getPixelForValue(index), low = y.getPixelForValue(interval[0]), high = y.getPixelForValue(interval[1]);
      ctx.beginPath();
      ctx.moveTo(at, low); ctx.lineTo(at, high);
      ctx.moveTo(at - 4, low); ctx.lineTo(at + 4, low);
      ctx.moveTo(at - 4, high); ctx.lineTo(at + 4, high);
      ctx.stroke();
    });
  }
  ctx.restore();
}
