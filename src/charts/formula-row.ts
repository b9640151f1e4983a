/** A formula on the page, its parts set one by one so that each can light up with its chart. */

import type { FormulaPart, Term } from './formulas';

export class FormulaRow {
  readonly #element: HTMLElement;
  #written = '';

  constructor(parent: HTMLElement, private readonly renderMath: (tex: string) => HTMLElement, private readonly onTerm: (term: Term | null) => void) {
    this.#element = parent.createDiv({ cls: 'attention-lab-formula' });
  }

  /** Sets the formula again only where it changed. */
  draw(parts: readonly FormulaPart[]): void {
    const written = parts.map(({ tex, term, onNewLine }) => `${term ?? ''}:${tex}:${onNewLine ?? false}`).join('\n');
    if (written === this.#written) return;
    this.#written = written;
    this.#element.empty();
    for (const part of parts) this.#add(part);
  }

  #add({ tex, term, onNewLine }: FormulaPart): void {
    if (onNewLine) this.#element.createDiv('attention-lab-formula-break');
    const element = this.#element.createSpan();
    element.appendChild(this.renderMath(tex));
    if (term === null) return;
    element.addClass('attention-lab-term');
    element.dataset.term = term;
    element.addEventListener('pointerenter', () => { this.onTerm(term); });
    element.addEventListener('pointerleave', () => { this.onTerm(null); });
  }
}
