/** Says to screen readers which step and source token were chosen: the eye sees it in every chart, the ear would not notice. */

import type { Texts } from '../i18n';
import { currentQuestion } from '../analysis/quiz';
import { ShownAlignment } from './shown-alignment';
import { tokenText } from './token-labels';
import { focusOf, type ViewInput } from './view';

export class SpokenStep {
  readonly #element: HTMLElement;
  readonly #alignment = new ShownAlignment();
  #said: { readonly trace: ViewInput['trace']; readonly pinned: ViewInput['state']['pinned'] } | null = null;

  constructor(parent: HTMLElement, private readonly texts: Texts) {
    this.#element = parent.createDiv({ cls: 'attention-lab-spoken', attr: { role: 'status' } });
  }

  /** Speaks when another cell was pinned; not for what is only pointed at, nor while a quiz waits for its answer. */
  draw({ trace, state, card }: ViewInput): void {
    const isFirst = this.#said === null, isSame = this.#said?.trace === trace && this.#said.pinned === state.pinned;
    this.#said = { trace, pinned: state.pinned };
    if (isFirst || isSame) return;
    const question = currentQuestion(trace, this.#alignment.whole(trace, state), state), focus = focusOf({ trace, state: { ...state, hovered: null } });
    const step = focus === null ? undefined : trace.steps[focus.step], source = focus === null ? undefined : trace.source.tokens[focus.position];
    if (state.pinned === null || question?.guess === null || focus === null || step === undefined || source === undefined) { this.#element.setText(''); return; }
    const looksThere = trace.interventions.attention && card.attention.kind !== 'none';
    this.#element.setText(this.texts.views.chosen(focus.step + 1, trace.steps.length, tokenText(step.emitted), tokenText(source), looksThere ? step.weights[focus.position] ?? 0 : null));
  }

  destroy(): void { this.#element.remove(); }
}
