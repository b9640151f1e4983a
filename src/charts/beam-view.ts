/** The beam's hypotheses as an indented tree (SVG): what they share stands once, where they part it branches. */

import { beamOf, type Trace } from '../model/trace';
import { beamTree, hypothesesOf, type BeamNode, type Hypothesis } from './beam-tree';
import { fillTable } from './chart-table';
import type { View, ViewInput, ViewServices } from './view';

const ROW = 26;
const INDENT = 18;

export class BeamView implements View {
  readonly element: HTMLElement;
  readonly #size: HTMLInputElement;
  readonly #sizeShown: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #sentence: HTMLElement;
  readonly #table: HTMLTableElement;
  #drawn: Trace | null = null;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    const texts = services.texts.views.beam;
    this.element = parent.createDiv({ cls: 'attention-lab-beam' });
    const controls = this.element.createEl('label', { cls: 'attention-lab-control' });
    controls.createSpan({ text: texts.size });
    this.#size = controls.createEl('input', { type: 'range', attr: { min: 1, max: 10, step: 1 } });
    this.#sizeShown = controls.createEl('output');
    this.#size.addEventListener('change', () => {
      const size = Number(this.#size.value);
      services.dispatch({ kind: 'beam', beam: size === 1 ? null : beamOf(size) });
    });
    this.#size.addEventListener('input', () => { this.#sizeShown.setText(this.#size.value); });
    this.#scroller = this.element.createDiv({ cls: 'attention-lab-beam-tree', attr: { role: 'img', tabindex: 0 } });
    this.#sentence = this.element.createEl('p', { cls: 'attention-lab-stage-sentence' });
    this.#table = this.element.createEl('table', { cls: 'attention-lab-chart-table' });
  }

  draw({ trace, state }: ViewInput): void {
    const size = state.beam?.size ?? 1;
    if (this.element.doc.activeElement !== this.#size) this.#size.value = String(size);
    this.#sizeShown.setText(String(size));
    if (trace === this.#drawn) return;
    this.#drawn = trace;
    const { beam: texts, number } = this.services.texts.views, hypotheses = hypothesesOf(trace);
    this.#scroller.setAttribute('aria-label', texts.summary(hypotheses.length, trace.target.text));
    this.#scroller.empty();
    this.#drawTree(beamTree(hypotheses), hypotheses);
    this.#sentence.setText(trace.decoding.kind === 'beam' ? texts.says(trace.decoding.size, trace.decoding.lengthPenalty) : texts.greedy);
    fillTable(this.#table, {
      caption: texts.caption, head: texts.head,
      rows: hypotheses.map(({ text, logProbability, score }) => [text, number(logProbability), number(score)]),
    });
  }

  restyle(): void { /* drawn with the theme's own variables */ }
  destroy(): void { this.element.remove(); }

  #drawTree(nodes: readonly BeamNode[], hypotheses: readonly Hypothesis[]): void {
    const { number } = this.services.texts.views;
    const svg = this.#scroller.createSvg('svg');
    const yOf = (index: number): number => ROW * (index + 0.5);
    let width = 0;
    nodes.forEach((node, index) => {
      const x = 8 + node.depth * INDENT, y = yOf(index);
      if (node.parent !== null) {
        const from = 8 + ((nodes[node.parent]?.depth ?? 0)) * INDENT + 5;
        svg.createSvg('path', { cls: 'attention-lab-branch', attr: { d: `M${from} ${yOf(node.parent) + 10}V${y - 6}Q${from} ${y} ${from + 6} ${y}H${x}` } });
      }
      const text = svg.createSvg('text', { cls: ['attention-lab-branch-text', ...(node.leaf === 0 ? ['is-chosen'] : [])], attr: { x: x + 4, y, 'dominant-baseline': 'central' } });
      const leaf = node.leaf === null ? undefined : hypotheses[node.leaf];
      const words = text.createSvg('tspan');
      words.textContent = `${node.parent === null ? '' : '…'}${node.text.trim() || (leaf ? '∎' : '…')}`;
      if (leaf) {
        const score = text.createSvg('tspan', { cls: 'attention-lab-branch-score', attr: { dx: 8 } });
        score.textContent = `${node.leaf === 0 ? '✓ ' : ''}${number(leaf.score)}`;
      }
      width = Math.max(width, x + 4 + 7.2 * ([...node.text].length + 8));
    });
    svg.setAttribute('width', String(Math.ceil(width)));
    svg.setAttribute('height', String(nodes.length * ROW));
  }
}
