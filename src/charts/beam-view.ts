/**
 * The beam's hypotheses as a tree (SVG): what they share stands once, where they part it branches, and a branch is as wide as the
 * probability below it. A translation that is picked becomes the one that is written, so that its alignment can be seen.
 */

import { beamOf, type Trace } from '../model/trace';
import { beamLayout, BEAM_WIDTH, LINE_HEIGHT, type PlacedNode } from './beam-layout';
import { beamTree, hypothesesOf, type Hypothesis } from './beam-tree';
import { fillTable } from './chart-table';
import type { PaperPiece } from './export/paper-piece';
import type { View, ViewInput, ViewServices } from './view';

/** The drawn tree, and its translations as they can be picked, best first. */
interface Built {
  readonly trace: Trace;
  readonly hypotheses: readonly Hypothesis[];
  readonly leaves: readonly { readonly index: number; readonly group: SVGElement }[];
}

export class BeamView implements View {
  readonly element: HTMLElement;
  readonly #size: HTMLInputElement;
  readonly #sizeShown: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #sentence: HTMLElement;
  readonly #table: HTMLTableElement;
  #built: Built | null = null;

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
    this.#svg = this.element.createSvg('svg', { cls: 'attention-lab-beam-tree', attr: { role: 'group' } });
    this.#sentence = this.element.createEl('p', { cls: 'attention-lab-stage-sentence' });
    this.#table = this.element.createEl('table', { cls: 'attention-lab-chart-table' });
  }

  draw({ trace, state }: ViewInput): void {
    const size = state.beam?.size ?? 1;
    if (this.element.doc.activeElement !== this.#size) this.#size.value = String(size);
    this.#sizeShown.setText(String(size));
    const given = state.target;
    // The tree that a translation was picked from stays: the run of that translation alone has no others beside it.
    const isPicked = given !== null && this.#built !== null && this.#built.trace.source.text === trace.source.text && this.#built.hypotheses.some(({ text }) => text === given);
    if (trace !== this.#built?.trace && !isPicked) this.#built = this.#build(trace);
    for (const { index, group } of this.#built?.leaves ?? []) {
      const isWritten = given === null ? index === 0 : this.#built?.hypotheses[index]?.text === given;
      group.toggleClass('is-chosen', isWritten);
      group.setAttribute('aria-pressed', String(isWritten));
    }
  }

  paper(): readonly PaperPiece[] { return [{ kind: 'picture', svg: this.#svg }, { kind: 'line', text: this.#sentence.textContent }]; }

  restyle(): void { /* drawn with the theme's own variables */ }
  destroy(): void { this.element.remove(); }

  #build(trace: Trace): Built {
    const { beam: texts, number, percent } = this.services.texts.views, hypotheses = hypothesesOf(trace);
    const { nodes, height } = beamLayout(beamTree(hypotheses), hypotheses);
    this.#svg.empty();
    this.#svg.setAttribute('viewBox', `0 0 ${BEAM_WIDTH} ${height}`);
    this.#svg.setAttribute('aria-label', texts.summary(hypotheses.length, trace.target.text));
    const branches = this.#svg.createSvg('g');
    nodes.forEach((placed) => {
      const parent = placed.node.parent === null ? undefined : nodes[placed.node.parent];
      if (parent) branches.createSvg('path', { cls: 'attention-lab-branch', attr: { d: branch(parent, placed), 'stroke-width': (1 + 5 * placed.share).toFixed(1) } });
    });
    const leaves = nodes.flatMap((placed) => {
      const group = this.#svg.createSvg('g', { cls: 'attention-lab-branch-text' });
      writeLines(group, placed);
      const { leaf } = placed.node, hypothesis = leaf === null ? undefined : hypotheses[leaf];
      if (leaf === null || hypothesis === undefined) return [];
      this.#makeLeaf(group, placed, hypothesis, leaf);
      return [{ index: leaf, group }];
    });
    this.#sentence.setText(`${trace.decoding.kind === 'beam' ? texts.says(trace.decoding.size, trace.decoding.lengthPenalty) : texts.greedy} ${hypotheses.length > 1 ? texts.choose : ''}`.trim());
    fillTable(this.#table, {
      caption: texts.caption, head: texts.head,
      rows: hypotheses.map(({ text, logProbability, score }) => [text, percent(Math.exp(logProbability)), number(logProbability), number(score)]),
    });
    return { trace, hypotheses, leaves };
  }

  #makeLeaf(group: SVGElement, placed: PlacedNode, { text, logProbability, score }: Hypothesis, index: number): void {
    const { beam: texts } = this.services.texts.views, probability = Math.exp(logProbability);
    const y = placed.y + placed.lines.length * LINE_HEIGHT;
    group.addClass('is-leaf');
    group.setAttribute('role', 'button');
    group.setAttribute('tabindex', index === 0 ? '0' : '-1');
    group.setAttribute('aria-label', texts.leaf(text, probability, score));
    group.createSvg('rect', { cls: 'attention-lab-branch-frame', attr: { x: placed.x - 4, y: placed.y - 1, width: BEAM_WIDTH - placed.x + 2, height: placed.height + 3, rx: 4 } });
    group.createSvg('rect', { cls: 'attention-lab-candidate', attr: { x: placed.x, y: y + 3, width: Math.max(1, probability * BAR_WIDTH), height: 8, rx: 2 } });
    group.createSvg('text', { cls: 'attention-lab-branch-score', attr: { x: placed.x + BAR_WIDTH + 8, y: y + 10 } }).textContent = texts.found(probability, score);
    const pick = (): void => { this.services.dispatch({ kind: 'target', text: index === 0 ? null : text }); };
    group.addEventListener('click', pick);
    group.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') pick();
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#focusLeaf(group, event.key === 'ArrowDown' ? 1 : -1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  #focusLeaf(from: SVGElement, by: 1 | -1): void {
    const groups = (this.#built?.leaves ?? []).map(({ group }) => group), next = groups[groups.indexOf(from) + by];
    if (next === undefined) return;
    for (const group of groups) group.setAttribute('tabindex', group === next ? '0' : '-1');
    next.focus();
  }
}

/** CSS pixels that a probability of 1 takes. */
const BAR_WIDTH = 70;

function writeLines(group: SVGElement, { x, y, lines }: PlacedNode): void {
  lines.forEach((line, index) => { group.createSvg('text', { attr: { x, y: y + LINE_HEIGHT * (index + 1) - 4 } }).textContent = line; });
}

/** Down from under the parent's first letter, then to the child. */
function branch(parent: PlacedNode, child: PlacedNode): string {
  const x = parent.x + 4, top = parent.y + parent.lines.length * LINE_HEIGHT, y = child.y + LINE_HEIGHT / 2;
  return `M${x} ${top}V${y - 5}Q${x} ${y} ${x + 5} ${y}H${child.x - 5}`;
}
