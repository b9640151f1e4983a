/** The alignment in the forms that a reader can choose between. */

import { HeatmapView } from '../charts/heatmap-view';
import { RibbonsView } from '../charts/ribbons-view';
import { ScoresView } from '../charts/scores-view';
import type { View } from '../charts/view';
import type { View as ViewName } from '../model/reader-state';
import type { LensInput, LensPanel, LensPanelServices } from './lens-panel';

const FORMS = ['heatmap', 'ribbons', 'scores'] as const satisfies readonly ViewName[];
type Form = (typeof FORMS)[number];

export class AlignmentPanel implements LensPanel {
  readonly element: HTMLElement;
  readonly #switch: HTMLElement;
  #form: Form = 'heatmap';
  #view: View;
  #input: LensInput | null = null;

  constructor(parent: HTMLElement, private readonly services: LensPanelServices) {
    this.element = parent.createDiv();
    this.#switch = this.element.createDiv({ cls: 'attention-lab-forms', attr: { role: 'group', 'aria-label': services.texts.views.view } });
    for (const form of FORMS) {
      const button = this.#switch.createEl('button', { text: services.texts.lens.alignmentForms[form], attr: { type: 'button' } });
      button.dataset.form = form;
      button.addEventListener('click', () => { this.#choose(form); });
    }
    this.#view = this.#make();
    this.#mark();
  }

  get savedView(): Form { return this.#form; }

  draw(input: LensInput): void {
    this.#input = input;
    this.#view.draw(input);
  }

  restyle(): void { this.#view.restyle(); }

  destroy(): void {
    this.#view.destroy();
    this.element.remove();
  }

  #choose(form: Form): void {
    if (form === this.#form) return;
    this.#form = form;
    this.#view.destroy();
    this.#view = this.#make();
    this.#mark();
    if (this.#input !== null) this.#view.draw(this.#input);
  }

  #make(): View {
    const View = { heatmap: HeatmapView, ribbons: RibbonsView, scores: ScoresView }[this.#form];
    return new View(this.element, this.services);
  }

  #mark(): void {
    for (const button of Array.from(this.#switch.children)) button.setAttribute('aria-pressed', String((button as HTMLElement).dataset.form === this.#form));
  }
}
