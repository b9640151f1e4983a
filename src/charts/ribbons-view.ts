/** Source tokens on the left, emitted tokens on the right, ribbons as wide as the weight between them (SVG). */

import { fewestEdges, fewestPositions, type Edge } from '../analysis/edges';
import type { Cell } from '../model/reader-state';
import type { Trace } from '../model/trace';
import { fillTable } from './chart-table';
import { shortened, tokenLabels } from './token-labels';
import { focusOf, type View, type ViewInput, type ViewServices } from './view';

/** Of each row's weight; lighter edges are left out, and the caption says so. */
const SHARE = 0.75;
const WIDTH = 320;
const ROW = 24;
const LEFT = 104;
const RIGHT = 216;
const WIDEST = 16;

/** What stays the same as long as the trace does. */
interface Built {
  readonly trace: Trace;
  readonly edges: readonly Edge[];
  /** One per edge, word, word. */
  readonly paths: readonly SVGElement[];
  readonly source: readonly SVGElement[];
  readonly target: readonly SVGElement[];
}

export class RibbonsView implements View {
  readonly element: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #sentence: HTMLElement;
  readonly #table: HTMLTableElement;
  #built: Built | null = null;
  #step = 0;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createEl('figure', { cls: 'attention-lab-ribbons' });
    this.#svg = this.element.createSvg('svg', { attr: { role: 'img' } });
    this.#sentence = this.element.createEl('figcaption', { cls: 'attention-lab-stage-sentence' });
    this.#table = this.element.createEl('table', { cls: 'attention-lab-chart-table' });
  }

  draw(input: ViewInput): void {
    const built = this.#built?.trace === input.trace ? this.#built : this.#build(input.trace);
    this.#built = built;
    this.#step = focusOf(input)?.step ?? 0;
    const chosen = input.state.hovered ?? input.state.pinned;
    built.edges.forEach((edge, index) => {
      const isCell = chosen?.step === edge.step && chosen.position === edge.position;
      const isLit = chosen === null || isCell || (chosen.step === edge.step) || (chosen.step === null && chosen.position === edge.position);
      built.paths[index]?.toggleClass('is-dim', !isLit);
      built.paths[index]?.toggleClass('is-pinned', isCell);
    });
    built.source.forEach((word, position) => { word.toggleClass('is-pinned', chosen?.position === position); });
    built.target.forEach((word, step) => { word.toggleClass('is-pinned', chosen?.step === step); });
  }

  restyle(): void { /* drawn with the theme's own variables */ }
  destroy(): void { this.element.remove(); }

  #build(trace: Trace): Built {
    const texts = this.services.texts.views.ribbons, weight = this.services.texts.charts.weight;
    const source = tokenLabels(trace.source), target = tokenLabels(trace.target), edges = fewestEdges(trace, SHARE);
    const rows = Math.max(source.length, target.length), possible = source.length * target.length;
    const yOf = (index: number, count: number): number => 4 + ROW * (index + 0.5 + (rows - count) / 2);
    this.#svg.empty();
    this.#svg.setAttribute('viewBox', `0 0 ${WIDTH} ${rows * ROW + 8}`);
    this.#svg.setAttribute('aria-label', texts.says(edges.length, possible));
    this.#sentence.setText(texts.says(edges.length, possible));
    fillTable(this.#table, {
      caption: texts.caption, head: texts.head,
      rows: trace.steps.map((step, index) => [
        target[index] ?? '', fewestPositions(step.weights, SHARE).map((position) => `${source[position] ?? ''} ${weight(step.weights[position] ?? 0)}`).join(', '),
      ]),
    });
    const middle = (LEFT + RIGHT) / 2;
    return {
      trace, edges,
      paths: edges.map((edge) => {
        const y1 = yOf(edge.position, source.length), y2 = yOf(edge.step, target.length);
        return this.#svg.createSvg('path', {
          cls: 'attention-lab-ribbon',
          attr: { d: `M${LEFT} ${y1}C${middle} ${y1} ${middle} ${y2} ${RIGHT} ${y2}`, 'stroke-width': Math.max(0.8, edge.weight * WIDEST).toFixed(2) },
        });
      }),
      source: source.map((label, position) => this.#word(label, yOf(position, source.length), 'source', () => ({ step: this.#step, position }))),
      target: target.map((label, step) => this.#word(label, yOf(step, target.length), 'target', () => ({ step, position: null }))),
    };
  }

  #word(label: string, y: number, side: 'source' | 'target', cell: () => Cell): SVGElement {
    const { dispatch } = this.services, x = side === 'source' ? LEFT - 8 : RIGHT + 8;
    const group = this.#svg.createSvg('g', { cls: ['attention-lab-ribbon-word', `is-${side}`] });
    group.createSvg('title').textContent = label;
    group.createSvg('rect', { attr: { x: side === 'source' ? 0 : RIGHT, y: y - ROW / 2, width: LEFT, height: ROW, rx: 4 } });
    group.createSvg('text', { attr: { x, y, 'text-anchor': side === 'source' ? 'end' : 'start', 'dominant-baseline': 'central' } }).textContent = shortened(label, 14);
    group.addEventListener('pointerenter', () => { dispatch({ kind: 'hover', cell: cell() }); });
    group.addEventListener('pointerleave', () => { dispatch({ kind: 'hover', cell: null }); });
    group.addEventListener('click', () => { dispatch({ kind: 'pin', cell: cell() }); });
    return group;
  }
}
