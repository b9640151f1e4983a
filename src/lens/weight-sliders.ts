/** One slider and one number per source token: the reader bends a row of weights, the rest makes room. */

import { bentWeights } from '../analysis/bent-weights';
import { tokenLabels } from '../charts/token-labels';
import type { Texts } from '../i18n';
import type { Step, Trace } from '../model/trace';

/** A drag asks for a new run this long after its last movement. */
const SETTLE_MS = 120;

interface Row { readonly slider: HTMLInputElement; readonly number: HTMLInputElement; readonly element: HTMLElement }

export class WeightSliders {
  readonly element: HTMLElement;
  #rows: readonly Row[] = [];
  #labels = '';
  #weights: readonly number[] = [];
  #timer: number | null = null;

  constructor(parent: HTMLElement, private readonly texts: Texts, private readonly onChange: (values: readonly number[]) => void) {
    this.element = parent.createDiv({ cls: 'attention-lab-sliders' });
  }

  draw(trace: Trace, step: Step, selected: number): void {
    const labels = tokenLabels(trace.source);
    if (labels.join('\n') !== this.#labels) this.#build(labels);
    this.#rows.forEach(({ element }, position) => { element.toggleClass('is-pinned', position === selected); });
    if (this.#timer !== null) return;
    this.#show(Array.from(step.weights), null);
  }

  destroy(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.element.remove();
  }

  #build(labels: readonly string[]): void {
    this.#labels = labels.join('\n');
    this.element.empty();
    this.#rows = labels.map((label, position) => {
      const element = this.element.createDiv({ cls: 'attention-lab-slider' });
      element.createSpan({ text: label });
      const attributes = { min: 0, max: 1, step: 0.01, 'aria-label': this.texts.lens.break.weightOf(label, position + 1) };
      const slider = element.createEl('input', { type: 'range', attr: attributes });
      // A field of numbers would write them as the system does; this one writes them as the reader's language does.
      const number = element.createEl('input', { type: 'text', attr: { inputmode: 'decimal', 'aria-label': attributes['aria-label'] } });
      slider.addEventListener('input', () => { this.#move(position, Number(slider.value), slider); });
      number.addEventListener('change', () => { this.#move(position, Number(number.value.replace(',', '.')), number); });
      return { slider, number, element };
    });
  }

  #move(position: number, value: number, moved: HTMLInputElement): void {
    this.#show(bentWeights(this.#weights, position, value), moved);
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = null;
      this.onChange(this.#weights);
    }, SETTLE_MS);
  }

  /** The control that the reader holds keeps what they put there. */
  #show(weights: readonly number[], held: HTMLInputElement | null): void {
    this.#weights = weights;
    this.#rows.forEach(({ slider, number }, position) => {
      const weight = weights[position] ?? 0;
      if (slider !== held) slider.value = String(weight);
      if (number !== held && number !== number.doc.activeElement) number.value = this.texts.charts.weight(weight);
    });
  }
}
