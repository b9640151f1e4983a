/** Break it: hide words, bend the weights, force words; what changed is said in words and numbers. */

import { traceDifference } from '../analysis/trace-difference';
import { showDifference } from '../charts/different-words';
import { focusOf } from '../charts/view';
import { candidateLabel, tokenText, wordAround } from '../charts/token-labels';
import { isOrdinaryRun } from '../model/reader-state';
import type { WeightRule } from '../model/trace';
import { CheckList } from './check-list';
import type { LensInput, LensPanel, LensPanelServices } from './lens-panel';
import { WeightSliders } from './weight-sliders';

export class BreakPanel implements LensPanel {
  readonly element: HTMLElement;
  readonly #outcome: HTMLElement;
  readonly #undo: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;
  readonly #words: HTMLElement;
  readonly #everyStep: HTMLInputElement;
  readonly #stepName: HTMLElement;
  readonly #sliders: WeightSliders;
  readonly #candidates: HTMLElement;
  readonly #typed: HTMLInputElement;
  readonly #target: HTMLTextAreaElement;
  readonly #checks: CheckList;
  #input: LensInput | null = null;

  constructor(parent: HTMLElement, private readonly services: LensPanelServices) {
    const texts = services.texts.lens.break;
    this.element = parent.createDiv({ cls: 'attention-lab-break' });
    const changed = this.element.createDiv({ cls: 'attention-lab-outcome' });
    this.#outcome = changed.createDiv({ attr: { 'aria-live': 'polite' } });
    const buttons = changed.createDiv({ cls: 'attention-lab-buttons' });
    this.#undo = this.#button(buttons, texts.undo, () => { services.undo(); });
    this.#reset = this.#button(buttons, texts.reset, () => { services.dispatch({ kind: 'reset-run' }); });

    this.#words = this.#section(texts.hide).createDiv({ cls: 'attention-lab-choices', attr: { role: 'group', 'aria-label': texts.hide } });

    const bend = this.#section(texts.bend);
    const scope = bend.createEl('label', { cls: 'attention-lab-control' });
    this.#everyStep = scope.createEl('input', { type: 'checkbox' });
    scope.createSpan({ text: texts.everyStep });
    this.#stepName = bend.createEl('p', { cls: 'attention-lab-stage-sentence' });
    this.#everyStep.addEventListener('change', () => { if (this.#input !== null) this.draw(this.#input); });
    const rules = bend.createDiv({ cls: 'attention-lab-buttons' });
    this.#button(rules, texts.uniform, () => { this.#bend({ kind: 'uniform' }); });
    this.#button(rules, texts.shuffled, () => { this.#bend({ kind: 'shuffled', seed: 1 + Math.floor(Math.random() * 999) }); });
    this.#button(rules, texts.oneWord, () => {
      const focus = this.#input && focusOf(this.#input);
      if (focus) this.#bend({ kind: 'one-hot', position: focus.position });
    });
    this.#button(rules, texts.left, () => { this.#bend({ kind: 'left' }); });
    this.#button(rules, texts.softmax, () => { this.#bend(null); });
    this.#sliders = new WeightSliders(bend, services.texts, (values) => { this.#bend({ kind: 'given', values }); });

    const force = this.#section(texts.force);
    this.#candidates = force.createDiv({ cls: 'attention-lab-choices', attr: { role: 'group', 'aria-label': texts.force } });
    const typed = force.createEl('form', { cls: 'attention-lab-typed' });
    this.#typed = typed.createEl('input', { type: 'text', placeholder: texts.typeWord, attr: { 'aria-label': texts.typeWord } });
    this.#button(typed, texts.forceIt, () => { this.#force(this.#typed.value); });
    typed.addEventListener('submit', (event) => { event.preventDefault(); });
    this.#target = force.createEl('textarea', { cls: 'attention-lab-typed-target', placeholder: texts.typeTranslation, attr: { rows: 2, 'aria-label': texts.typeTranslation } });
    const whole = force.createDiv({ cls: 'attention-lab-buttons' });
    this.#button(whole, texts.forceAll, () => { services.dispatch({ kind: 'target', text: this.#target.value.trim() || null }); });

    this.#checks = new CheckList(this.#section(texts.checks), services);
  }

  draw(input: LensInput): void {
    this.#input = input;
    const { trace, state } = input, focus = focusOf(input), { views, lens: { break: texts } } = this.services.texts;
    this.#drawOutcome(input);
    this.#undo.disabled = !this.services.canUndo();
    this.#reset.disabled = isOrdinaryRun(state);
    this.#drawWords(input);
    const step = focus === null ? undefined : trace.steps[focus.step];
    this.#stepName.setText(this.#everyStep.checked ? texts.ofEvery : texts.ofStep((focus?.step ?? 0) + 1, step === undefined || focus === null ? '' : views.token(tokenText(step.emitted), wordAround(trace.target, focus.step))));
    this.#sliders.element.toggle(!this.#everyStep.checked && state.attention && input.card.attention.kind !== 'none');
    if (focus !== null && step !== undefined) this.#sliders.draw(trace, step, focus.position);
    this.#drawCandidates(input);
    this.#checks.draw(input.ordinary, focus?.step ?? 0);
  }

  restyle(): void { /* no canvas here */ }

  destroy(): void {
    this.#sliders.destroy();
    this.#checks.destroy();
    this.element.remove();
  }

  #drawOutcome({ ordinary, trace, state }: LensInput): void {
    const texts = this.services.texts.lens.break;
    this.#outcome.empty();
    if (isOrdinaryRun(state) || trace === ordinary) {
      this.#outcome.createEl('p', { text: texts.nothingYet });
      return;
    }
    const { sameText, change, logProbability } = traceDifference(ordinary, trace);
    const before = this.#outcome.createDiv({ cls: 'attention-lab-side' });
    before.createDiv({ cls: 'attention-lab-side-name', text: texts.before });
    showDifference(before.createEl('p', { cls: 'attention-lab-side-text' }), ordinary.target.text, trace.target.text);
    const after = this.#outcome.createDiv({ cls: 'attention-lab-side is-ours' });
    after.createDiv({ cls: 'attention-lab-side-name', text: texts.after });
    showDifference(after.createEl('p', { cls: 'attention-lab-side-text' }), trace.target.text, ordinary.target.text);
    const word = change === null ? undefined : ordinary.steps[change.step]?.emitted;
    this.#outcome.createEl('p', { text: sameText ? texts.sameText : texts.otherText });
    if (change !== null && word !== undefined) {
      this.#outcome.createEl('p', {
        cls: 'attention-lab-number', text: texts.wordMoved(tokenText(word), change.step + 1, Math.exp(change.before), change.after === null ? null : Math.exp(change.after), change.after === null ? null : change.after - change.before),
      });
    }
    this.#outcome.createEl('p', { cls: 'attention-lab-number', text: texts.sentenceMoved(logProbability) });
  }

  #drawWords({ trace, state }: LensInput): void {
    this.#words.empty();
    trace.source.words.forEach((word, index) => {
      const isHidden = state.hiddenWords.includes(index);
      const button = this.#words.createEl('button', { cls: 'attention-lab-choice', text: word.text, attr: { 'aria-pressed': String(isHidden) } });
      button.toggleClass('is-hidden-word', isHidden);
      // At least one word must stay: the model can't look at nothing.
      button.disabled = !isHidden && state.hiddenWords.length >= trace.source.words.length - 1 && trace.source.tokens.at(-1)?.kind !== 'end';
      button.addEventListener('click', () => { this.services.dispatch({ kind: 'toggle-word', word: index }); });
    });
  }

  #drawCandidates(input: LensInput): void {
    const focus = focusOf(input), step = focus === null ? undefined : input.trace.steps[focus.step];
    this.#candidates.empty();
    if (focus === null || step === undefined) return;
    const forced = input.state.forcedPieces.find((piece) => piece.step === focus.step);
    for (const { token, probability } of step.candidates.slice(0, 6)) {
      const isEmitted = token.id === step.emitted.id;
      const button = this.#candidates.createEl('button', { cls: 'attention-lab-choice', attr: { 'aria-pressed': String(isEmitted) } });
      button.createSpan({ text: candidateLabel(token) });
      button.createSpan({ cls: 'attention-lab-share', text: this.services.texts.views.percent(probability) });
      button.toggleClass('is-forced', forced !== undefined && isEmitted);
      button.addEventListener('click', () => {
        this.services.dispatch({ kind: 'force', step: focus.step, piece: forced?.piece === token.piece ? null : token.piece });
      });
    }
  }

  #bend(rule: WeightRule | null): void {
    const focus = this.#input && focusOf(this.#input);
    if (!focus) return;
    this.services.dispatch({ kind: 'weights', step: this.#everyStep.checked ? null : focus.step, rule });
  }

  #force(text: string): void {
    const focus = this.#input && focusOf(this.#input), word = text.trim();
    if (!focus || word === '') return;
    this.services.dispatch({ kind: 'force', step: focus.step, piece: word });
    this.#typed.value = '';
  }

  #section(title: string): HTMLElement {
    const section = this.element.createEl('section', { cls: 'attention-lab-section' });
    section.createEl('h4', { text: title });
    return section;
  }

  #button(parent: HTMLElement, text: string, act: () => void): HTMLButtonElement {
    const button = parent.createEl('button', { text });
    button.addEventListener('click', act);
    return button;
  }
}
