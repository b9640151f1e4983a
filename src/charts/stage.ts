/** One stage of the step view: title, shape, formula, charts, one sentence. */

import type { PaperPiece } from './export/paper-piece';
import { FormulaRow } from './formula-row';
import type { Formula, Term } from './formulas';

export class Stage {
  readonly element: HTMLElement;
  readonly charts: HTMLElement;
  readonly #title: HTMLElement;
  readonly #shape: HTMLElement;
  readonly #sentence: HTMLElement;
  readonly #symbols: FormulaRow;
  readonly #numbers: FormulaRow;
  readonly #first: FormulaRow;

  constructor(parent: HTMLElement, term: Term, renderMath: (tex: string) => HTMLElement, onTerm: (term: Term | null) => void) {
    this.element = parent.createEl('li', { cls: 'attention-lab-stage' });
    this.element.dataset.term = term;
    const head = this.element.createDiv({ cls: 'attention-lab-stage-head' });
    this.#title = head.createEl('h4');
    this.#shape = head.createEl('code', { cls: 'attention-lab-shape' });
    const formulas = this.element.createDiv({ cls: 'attention-lab-formulas' });
    this.#symbols = new FormulaRow(formulas, renderMath, onTerm);
    this.#numbers = new FormulaRow(formulas, renderMath, onTerm);
    this.#first = new FormulaRow(formulas, renderMath, onTerm);
    this.charts = this.element.createDiv({ cls: 'attention-lab-stage-charts' });
    this.#sentence = this.element.createEl('p', { cls: 'attention-lab-stage-sentence' });
    this.element.addEventListener('pointerenter', () => { onTerm(term); });
    this.element.addEventListener('pointerleave', () => { onTerm(null); });
  }

  /** The formula comes apart from the rest: see `drawFormula`. */
  draw(title: string, shape: string, sentence: string): void {
    if (this.#title.textContent !== title) this.#title.setText(title);
    if (this.#shape.textContent !== shape) this.#shape.setText(shape);
    if (this.#sentence.textContent !== sentence) this.#sentence.setText(sentence);
  }

  drawFormula(formula: Formula | null): void {
    this.#symbols.draw(formula?.symbols ?? []);
    this.#numbers.draw(formula?.numbers ?? []);
    this.#first.draw(formula?.first ?? []);
  }

  /** @param charts what stands between the title and the sentence */
  paper(charts: readonly PaperPiece[]): readonly PaperPiece[] {
    return [{ kind: 'heading', text: `${this.#title.textContent}   ${this.#shape.textContent}` }, ...charts, { kind: 'line', text: this.#sentence.textContent }];
  }

  /** A caption above the chart that is added next. */
  caption(): HTMLElement {
    return this.charts.createDiv({ cls: 'attention-lab-chart-caption' });
  }
}
