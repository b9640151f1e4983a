/** The source on the left, what was written on the right, by word or by piece; ribbons as wide as the weight between them (SVG). */

import { fewestEdges, SHOWN_SHARE, type Edge } from '../analysis/edges';
import { unitOfToken, type AlignmentView } from '../analysis/alignment-view';
import type { Cell } from '../model/reader-state';
import type { Trace } from '../model/trace';
import { fillTable } from './chart-table';
import { ShownAlignment } from './shown-alignment';
import { shortened, unitLabels } from './token-labels';
import { toTokenCell } from './view-cells';
import { focusOf, type View, type ViewInput, type ViewServices } from './view';

const WIDTH = 320;
const ROW = 24;
const LEFT = 104;
const RIGHT = 216;
const WIDEST = 16;

/** What stays the same as long as the alignment does. */
interface Built {
  readonly view: AlignmentView;
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
  readonly #alignment = new ShownAlignment();
  #built: Built | null = null;
  #step = 0;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createEl('figure', { cls: 'attention-lab-ribbons' });
    this.#svg = this.element.createSvg('svg', { attr: { role: 'img' } });
    this.#sentence = this.element.createEl('figcaption', { cls: 'attention-lab-stage-sentence' });
    this.#table = this.element.createEl('table', { cls: 'attention-lab-chart-table' });
  }

  draw(input: ViewInput): void {
    const view = this.#alignment.shown(input.trace, input.state), built = this.#built?.view === view ? this.#built : this.#build(input.trace, view);
    this.#built = built;
    this.#step = focusOf(input)?.step ?? 0;
    const cell = input.state.hovered ?? input.state.pinned;
    const chosen = cell && { row: unitOfToken(view.rows, cell.step), column: unitOfToken(view.columns, cell.position) };
    built.edges.forEach((edge, index) => {
      const isCell = chosen?.row === edge.row && chosen.column === edge.column;
      const isLit = chosen === null || isCell || chosen.row === edge.row || (chosen.row === null && chosen.column === edge.column);
      built.paths[index]?.toggleClass('is-dim', !isLit);
      built.paths[index]?.toggleClass('is-pinned', isCell);
    });
    built.source.forEach((word, column) => { word.toggleClass('is-pinned', chosen?.column === column); });
    built.target.forEach((word, row) => { word.toggleClass('is-pinned', chosen?.row === row); });
  }

  restyle(): void { /* drawn with the theme's own variables */ }
  destroy(): void { this.element.remove(); }

  #build(trace: Trace, view: AlignmentView): Built {
    const texts = this.services.texts.views.ribbons, weight = this.services.texts.charts.weight;
    const source = unitLabels(trace.source, view.columns, view.grain), target = unitLabels(trace.target, view.rows, view.grain);
    const edges = fewestEdges(view, SHOWN_SHARE), positionOf = (column: number): number | null => toTokenCell(view, { row: null, column }).position;
    const rows = Math.max(source.length, target.length), possible = source.length * target.length;
    const yOf = (index: number, count: number): number => 4 + ROW * (index + 0.5 + (rows - count) / 2);
    this.#svg.empty();
    this.#svg.setAttribute('viewBox', `0 0 ${WIDTH} ${rows * ROW + 8}`);
    this.#svg.setAttribute('aria-label', texts.says(edges.length, possible));
    this.#sentence.setText(texts.says(edges.length, possible));
    fillTable(this.#table, {
      caption: texts.caption, head: texts.head,
      rows: target.map((word, row) => [
        word, edges.filter((edge) => edge.row === row).map((edge) => `${source[edge.column] ?? ''} ${weight(edge.weight)}`).join(', '),
      ]),
    });
    const middle = (LEFT + RIGHT) / 2;
    return {
      view, edges,
      paths: edges.map((edge) => {
        const y1 = yOf(edge.column, source.length), y2 = yOf(edge.row, target.length);
        return this.#svg.createSvg('path', {
          cls: 'attention-lab-ribbon',
          attr: { d: `M${LEFT} ${y1}C${middle} ${y1} ${middle} ${y2} ${RIGHT} ${y2}`, 'stroke-width': Math.max(0.8, edge.weight * WIDEST).toFixed(2) },
        });
      }),
      source: source.map((label, column) => this.#word(label, yOf(column, source.length), 'source', () => ({ step: this.#step, position: positionOf(column) }))),
      target: target.map((label, row) => this.#word(label, yOf(row, target.length), 'target', () => toTokenCell(view, { row, column: null }))),
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
