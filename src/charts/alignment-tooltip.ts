/** The words and the numbers of the cell under the pointer; text of full length, where the labels had to be shortened. */

import type { AlignmentView } from '../analysis/alignment-view';
import type { ViewCell } from './alignment-controller';
import { spoken, type AlignmentTexts } from './alignment-table';

export class AlignmentTooltip {
  readonly #element: HTMLElement;
  readonly #texts: AlignmentTexts;

  constructor(stage: HTMLElement, texts: AlignmentTexts) {
    this.#texts = texts;
    // The table tells the same to those who can't see it.
    this.#element = stage.createDiv({ cls: 'attention-lab-tooltip', attr: { 'aria-hidden': 'true' } });
    this.#element.hide();
  }

  /** `area` is where the cells begin on the stage, `cell` their side. Hides when there is no whole cell to tell of. */
  show(view: AlignmentView, at: ViewCell | null, area: { readonly left: number; readonly top: number }, cell: number): void {
    const row = at?.row ?? null;
    const column = at?.column ?? null;
    const emitted = row === null ? undefined : view.rows[row];
    const source = column === null ? undefined : view.columns[column];
    if (row === null || column === null || !emitted || !source || row === view.coveredRow) {
      this.#element.hide();
      return;
    }
    this.#element.empty();
    const words = this.#element.createDiv('attention-lab-tooltip-words');
    words.createSpan({ cls: 'attention-lab-target', text: spoken(emitted, this.#texts) });
    words.createSpan({ cls: 'attention-lab-muted', text: ' ← ' });
    words.createSpan({ cls: 'attention-lab-source', text: spoken(source, this.#texts) });
    this.#element.createDiv({ text: `α = ${this.#texts.weight(view.weights[row * view.columns.length + column] ?? 0)}` });
    this.#element.createDiv({ cls: 'attention-lab-muted', text: this.#texts.probability(emitted.text, view.probabilities[row] ?? 0) });
    this.#element.show();
    // On the right half it opens to the left, so that it never leaves the chart.
    const opensLeft = column >= view.columns.length / 2;
    this.#element.toggleClass('is-left', opensLeft);
    this.#element.style.setProperty('left', `${area.left + (opensLeft ? column : column + 1) * cell}px`);
    this.#element.style.setProperty('top', `${area.top + (row + 1) * cell}px`);
  }
}
