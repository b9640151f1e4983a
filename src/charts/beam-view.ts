/** The beam's hypotheses as an indented tree: what they share stands once, where they part it branches. */

import { beamOf, type Trace } from '../model/trace';
import type { PaperPiece } from './export/paper-piece';
import { beamTree, hypothesesOf, type BeamNode, type Hypothesis } from './beam-tree';
import { fillTable } from './chart-table';
import type { View, ViewInput, ViewServices } from './view';

export class BeamView implements View {
  readonly element: HTMLElement;
  readonly #size: HTMLInputElement;
  readonly #sizeShown: HTMLElement;
  readonly #tree: HTMLElement;
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
    this.#tree = this.element.createDiv({ cls: 'attention-lab-beam-tree', attr: { role: 'group' } });
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
    this.#tree.setAttribute('aria-label', texts.summary(hypotheses.length, trace.target.text));
    this.#tree.empty();
    this.#drawTree(beamTree(hypotheses), hypotheses);
    this.#sentence.setText(trace.decoding.kind === 'beam' ? texts.says(trace.decoding.size, trace.decoding.lengthPenalty) : texts.greedy);
    fillTable(this.#table, {
      caption: texts.caption, head: texts.head,
      rows: hypotheses.map(({ text, logProbability, score }) => [text, number(logProbability), number(score)]),
    });
  }

  paper(): readonly PaperPiece[] {
    const lines = Array.from(this.#tree.querySelectorAll<HTMLElement>('.attention-lab-branch-text'), (line): PaperPiece => {
      const [text = '', ...score] = Array.from(line.children, (part) => part.textContent);
      return { kind: 'line', text: [text, ...score].join('   '), indent: depthIn(line, this.#tree) };
    });
    return [...lines, { kind: 'line', text: this.#sentence.textContent }];
  }

  restyle(): void { /* drawn with the theme's own variables */ }
  destroy(): void { this.element.remove(); }

  /** Lists in lists: a line that is too long for the pane goes on below, and what branches stays apart. */
  #drawTree(nodes: readonly BeamNode[], hypotheses: readonly Hypothesis[]): void {
    const { number } = this.services.texts.views, lists: HTMLElement[] = [];
    const top = this.#tree.createEl('ul');
    nodes.forEach((node, index) => {
      const item = (node.parent === null ? top : lists[node.parent] ?? top).createEl('li', { cls: 'attention-lab-branch' });
      const leaf = node.leaf === null ? undefined : hypotheses[node.leaf];
      const line = item.createDiv({ cls: 'attention-lab-branch-text' });
      line.toggleClass('is-chosen', node.leaf === 0);
      line.createSpan({ text: node.text.trim() || (leaf ? '∎' : '…') });
      if (leaf) line.createSpan({ cls: 'attention-lab-branch-score', text: `${node.leaf === 0 ? '✓ ' : ''}${number(leaf.score)}` });
      else lists[index] = item.createEl('ul');
    });
  }
}

/** How many branches a line of the tree hangs below. */
function depthIn(line: HTMLElement, tree: HTMLElement): number {
  let depth = -1;
  for (let above: Element | null = line.closest('li'); above !== null && tree.contains(above); above = above.parentElement?.closest('li') ?? null) depth += 1;
  return depth;
}
