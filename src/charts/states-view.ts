/** Encoder and decoder states as two maps: each state a point, nearer where the states are alike. */

import type { Chart, ChartConfiguration } from 'chart.js';
import type { Plane } from '../analysis/principal-components';
import { statePlanes, type StatePlanes } from '../analysis/state-planes';
import type { Trace } from '../model/trace';
import type { PaperPiece } from './export/paper-piece';
import { ChartFrame } from './chart-frame';
import { faded, type ThemeColours } from './theme-colours';
import { shortened, tokenLabels } from './token-labels';
import { focusOf, type View, type ViewInput, type ViewServices } from './view';

type Side = 'encoder' | 'decoder';

export class StatesView implements View {
  readonly element: HTMLElement;
  readonly #maps: readonly { readonly side: Side; readonly title: HTMLElement; readonly frame: ChartFrame; readonly sentence: HTMLElement }[];
  #planes: StatePlanes & { readonly trace: Trace } | null = null;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-panels' });
    this.#maps = (['encoder', 'decoder'] as const).map((side) => {
      const panel = this.element.createDiv({ cls: 'attention-lab-panel' });
      return { side, title: panel.createEl('h4'), frame: new ChartFrame(panel), sentence: panel.createEl('p', { cls: 'attention-lab-stage-sentence' }) };
    });
  }

  draw(input: ViewInput): void {
    const { trace } = input, { number, states: texts } = this.services.texts.views, focus = focusOf(input);
    const planes = this.#project(trace);
    for (const { side, title, frame, sentence } of this.#maps) {
      const labels = tokenLabels(side === 'encoder' ? trace.source : trace.target);
      const plane = planes[side], selected = focus === null ? null : side === 'encoder' ? focus.position : focus.step;
      title.setText(texts[side]);
      sentence.setText(texts.says(plane.explained[0] + plane.explained[1]));
      frame.draw({
        height: 250, summary: texts.summary(texts[side], labels.length, plane.explained[0] + plane.explained[1]),
        table: {
          caption: texts[side], head: [texts.state, texts.axis(1, plane.explained[0]), texts.axis(2, plane.explained[1])],
          rows: plane.points.map((point, index) => [labels[index] ?? '', number(point.x), number(point.y)]),
        },
        configuration: (colours) => configuration(plane, side, colours, [texts.axis(1, plane.explained[0]), texts.axis(2, plane.explained[1])]),
        paint: (chart, colours) => { paintLabels(chart, plane, labels, side, selected, colours); },
        onPointer: (chart, kind, x, y) => {
          if (kind === 'leave') { this.services.dispatch({ kind: 'hover', cell: null }); return; }
          const index = nearest(chart, plane, x, y);
          if (index === null || focus === null) return;
          const cell = side === 'encoder' ? { step: focus.step, position: index } : { step: index, position: null };
          this.services.dispatch(kind === 'hover' ? { kind: 'hover', cell } : { kind: 'pin', cell });
        },
      });
    }
  }

  paper(): readonly PaperPiece[] {
    return this.#maps.flatMap(({ title, frame }): readonly PaperPiece[] => [{ kind: 'heading', text: title.textContent }, { kind: 'chart', chart: frame }]);
  }

  restyle(): void { for (const { frame } of this.#maps) frame.restyle(); }

  destroy(): void {
    for (const { frame } of this.#maps) frame.destroy();
    this.element.remove();
  }

  #project(trace: Trace): StatePlanes {
    if (this.#planes?.trace !== trace) this.#planes = { trace, ...statePlanes(trace) };
    return this.#planes;
  }
}

function configuration(plane: Plane, side: Side, colours: ThemeColours, names: readonly [string, string]): ChartConfiguration {
  const axis = (values: readonly number[], name: string) => {
    const low = Math.min(...values, 0), high = Math.max(...values, 0), margin = Math.max(1e-3, (high - low) * 0.12);
    return {
      type: 'linear' as const, min: low - margin, max: high + margin, border: { display: false },
      title: { display: true, text: name, color: colours.muted, font: { size: 10 } },
      grid: { color: (context: { tick: { value: number } }) => (context.tick.value === 0 ? colours.faint : 'transparent'), drawTicks: false },
      ticks: { display: false },
    };
  };
  return {
    type: 'scatter',
    data: {
      datasets: [{
        data: plane.points.map(({ x, y }) => ({ x, y })), showLine: true, borderColor: faded(colours[side], 0.35), borderWidth: 1.5,
        backgroundColor: colours[side], pointBorderColor: colours[side], pointRadius: 4, pointStyle: side === 'encoder' ? 'circle' : 'rectRot', clip: false,
      }],
    },
    options: { layout: { padding: 6 }, scales: { x: axis(plane.points.map(({ x }) => x), names[0]), y: axis(plane.points.map(({ y }) => y), names[1]) } },
  };
}

/** Each label stands where it covers neither a point nor a label; where there is no such place it is left out. The chosen one always stands. */
function paintLabels(chart: Chart, plane: Plane, labels: readonly string[], side: Side, selected: number | null, colours: ThemeColours): void {
  const { ctx, chartArea, scales: { x, y } } = chart;
  if (x === undefined || y === undefined) return;
  const places = plane.points.map((point) => ({ px: x.getPixelForValue(point.x), py: y.getPixelForValue(point.y) }));
  const taken: Rectangle[] = places.map(({ px, py }) => ({ left: px - 4, right: px + 4, top: py - 4, bottom: py + 4 }));
  const order = plane.points.map((_, index) => index).sort((a, b) => Number(b === selected) - Number(a === selected));
  ctx.save();
  ctx.textBaseline = 'middle';
  for (const index of order) {
    const place = places[index];
    if (place === undefined) continue;
    const isSelected = index === selected;
    ctx.font = `${isSelected ? 'bold ' : ''}11px ${colours.font}`;
    const text = shortened(labels[index] ?? '', 14), width = ctx.measureText(text).width;
    const { px, py } = place, gap = isSelected ? 10 : 7;
    const right = px + gap - 2, left = px - gap - width + 2, middle = px - width / 2;
    const boxes = [
      [px + gap, py], [px - gap - width, py], [middle, py - 13], [middle, py + 13], [right, py - 9], [right, py + 9], [left, py - 9], [left, py + 9],
      [px + gap, py - 18], [px + gap, py + 18], [px - gap - width, py - 18], [px - gap - width, py + 18],
    ].map(([from = 0, height = 0]): Rectangle =>
      ({ left: from, right: from + width, top: height - 6, bottom: height + 6 })).filter((box) => box.left >= chartArea.left && box.right <= chart.width);
    const box = boxes.find((candidate) => !taken.some((other) => overlap(candidate, other))) ?? (isSelected ? boxes[0] : undefined);
    if (box === undefined) continue;
    taken.push(box);
    if (isSelected) {
      ctx.strokeStyle = colours.text;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(px, py, 7, 0, 2 * Math.PI);
      ctx.stroke();
    }
    ctx.fillStyle = isSelected ? colours.text : colours[side];
    ctx.fillText(text, box.left, (box.top + box.bottom) / 2);
  }
  ctx.restore();
}

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function nearest(chart: Chart, plane: Plane, px: number, py: number): number | null {
  const { x, y } = chart.scales;
  if (x === undefined || y === undefined) return null;
  let best: number | null = null, distance = 24;
  plane.points.forEach((point, index) => {
    const away = Math.hypot(x.getPixelForValue(point.x) - px, y.getPixelForValue(point.y) - py);
    if (away < distance) { best = index; distance = away; }
  });
  return best;
}
