/** All scores before the softmax as one chart: rows are emitted tokens, columns source tokens, on a printed scale of their own. */

import type { ChartConfiguration } from 'chart.js';
import type { Trace } from '../model/trace';
import type { PaperPiece } from './export/paper-piece';
import { ChartFrame } from './chart-frame';
import { faded, type ThemeColours } from './theme-colours';
import { shortened, tokenLabels } from './token-labels';
import { NO_AXIS } from './update-once';
import { VECTOR_STRIP, type VectorStripDataset } from './vector-strip-controller';
import { focusOf, type Focus, type View, type ViewInput, type ViewServices } from './view';

export class ScoresView implements View {
  readonly element: HTMLElement;
  readonly #frame: ChartFrame;
  readonly #scale: HTMLElement;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-scores' });
    this.#scale = this.element.createDiv({ cls: 'attention-lab-score-scale' });
    this.#frame = new ChartFrame(this.element);
    this.element.createEl('p', { cls: 'attention-lab-stage-sentence', text: services.texts.views.scores.says });
  }

  draw(input: ViewInput): void {
    const { trace } = input, texts = this.services.texts.views, focus = focusOf(input);
    const source = tokenLabels(trace.source), target = tokenLabels(trace.target), rows = trace.steps.length;
    const limit = largestScore(trace);
    this.#scale.setText(texts.scores.scale(limit));
    const headHeight = labelHeight(source);
    this.#frame.draw({
      height: headHeight + rows * ROW, leastWidth: NAMES + source.length * LEAST_CELL, summary: texts.scores.summary(rows, source.length, limit),
      table: {
        caption: texts.scores.caption, head: [texts.sentence.emittedWord, ...source],
        rows: trace.steps.map((step, index) => [target[index] ?? '', ...Array.from(step.scores, (score) => (score > -1e8 ? texts.number(score) : '−∞'))]),
      },
      configuration: (colours, width) => configuration(trace, limit, headHeight, width, colours),
      paint: (chart, colours, scrolled) => { paintLabels(chart.ctx, chart.chartArea, source, target, focus, input.state.pinned !== null || input.state.hovered !== null, colours, scrolled); },
      onPointer: (chart, kind, x, y) => {
        if (kind === 'leave') { this.services.dispatch({ kind: 'hover', cell: null }); return; }
        const { left, right, top, bottom } = chart.chartArea;
        const position = Math.floor(((x - left) / (right - left)) * source.length), step = Math.floor(((y - top) / (bottom - top)) * rows);
        if (step < 0 || step >= rows || position >= source.length) return;
        this.services.dispatch({ kind: kind === 'hover' ? 'hover' : 'pin', cell: { step, position: position < 0 ? null : position } });
      },
    });
  }

  paper(): readonly PaperPiece[] {
    return [{ kind: 'line', text: this.#scale.textContent }, { kind: 'chart', chart: this.#frame }];
  }

  restyle(): void { this.#frame.restyle(); }

  destroy(): void {
    this.#frame.destroy();
    this.element.remove();
  }
}

const ROW = 22;
const NAMES = 74;
/** Narrower columns have no room for their labels: the chart scrolls instead. */
const LEAST_CELL = 15;
const LARGEST_CELL = 44;

/** Largest distance from zero among the visible scores, at least 1. */
function largestScore(trace: Trace): number {
  return trace.steps.reduce((most, step) => step.scores.reduce((inner, score) => (score > -1e8 ? Math.max(inner, Math.abs(score)) : inner), most), 1);
}

function labelHeight(labels: readonly string[]): number {
  return Math.min(72, 10 + 6.5 * Math.max(...labels.map((label) => shortened(label, 10).length)));
}

function configuration(trace: Trace, limit: number, top: number, width: number, colours: ThemeColours): ChartConfiguration {
  const columns = trace.source.tokens.length, values = Float32Array.from(trace.steps.flatMap((step) => Array.from(step.scores)));
  const ramp = Array.from({ length: 65 }, (_, index) =>
    (index < 32 ? faded(colours.muted, 0.04 + 0.8 * ((32 - index) / 32)) : faded(colours.attention, 0.04 + 0.96 * ((index - 32) / 32))));
  const dataset: VectorStripDataset = { data: [], strip: () => ({ values, columns, ramp, limit }) };
  // Few columns stand in the middle.
  const spare = Math.max(0, width - NAMES - columns * LARGEST_CELL);
  return {
    type: VECTOR_STRIP, data: { datasets: [dataset] },
    options: {
      layout: { padding: { left: NAMES + spare / 2, top, right: spare / 2 } },
      scales: { x: { ...NO_AXIS, type: 'linear' }, y: { ...NO_AXIS, type: 'linear' } },
    },
  };
}

function paintLabels(
  ctx: CanvasRenderingContext2D, area: { left: number; right: number; top: number; bottom: number },
  source: readonly string[], target: readonly string[], focus: Focus | null, isChosen: boolean, colours: ThemeColours, scrolled: number,
): void {
  const cell = (area.right - area.left) / Math.max(1, source.length), row = (area.bottom - area.top) / Math.max(1, target.length);
  ctx.save();
  ctx.textBaseline = 'middle';
  source.forEach((label, index) => {
    const isFocus = isChosen && focus?.position === index;
    ctx.fillStyle = isFocus ? colours.text : colours.encoder;
    ctx.font = `${isFocus ? 'bold ' : ''}${cell < 11 ? 9 : 11}px ${colours.font}`;
    ctx.save();
    ctx.translate(area.left + cell * (index + 0.5), area.top - 4);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(shortened(label, 10), 0, 0);
    ctx.restore();
  });
  if (isChosen && focus !== null) {
    ctx.strokeStyle = colours.text;
    ctx.lineWidth = 2;
    ctx.strokeRect(area.left + cell * focus.position, area.top + row * focus.step, cell - 1, row - 1);
  }
  // The names of the rows stay in sight.
  ctx.fillStyle = colours.background;
  if (scrolled > 0) ctx.fillRect(scrolled, 0, area.left, area.bottom);
  ctx.textAlign = 'right';
  target.forEach((label, index) => {
    const isFocus = isChosen && focus?.step === index;
    ctx.fillStyle = isFocus ? colours.text : colours.decoder;
    ctx.font = `${isFocus ? 'bold ' : ''}11px ${colours.font}`;
    ctx.fillText(shortened(label, 11), scrolled + area.left - 6, area.top + row * (index + 0.5));
  });
  ctx.restore();
}
