/** The few switches of a block: which sentence, words or pieces, attention on or off. */

import { setIcon } from 'obsidian';
import type { Texts } from '../i18n';
import { VIEWS, type Grain, type ReaderAction, type View } from '../model/reader-state';
import type { Picture } from './picture';

type Dispatch = (action: ReaderAction) => void;

/** ‹ 1 / 3 › for a block of several sentences. */
export class SentenceSwitcher {
  readonly #element: HTMLElement;
  readonly #count: HTMLElement;
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #texts: Texts;
  #sentence = 0;

  constructor(parent: HTMLElement, texts: Texts, dispatch: Dispatch) {
    this.#texts = texts;
    this.#element = parent.createDiv({ cls: 'attention-lab-switcher', attr: { role: 'group' } });
    const button = (icon: string, label: string, by: number): HTMLButtonElement => {
      const element = this.#element.createEl('button', { cls: 'attention-lab-icon clickable-icon', type: 'button', attr: { 'aria-label': label } });
      setIcon(element, icon);
      element.addEventListener('click', () => dispatch({ kind: 'choose-sentence', sentence: this.#sentence + by }));
      return element;
    };
    this.#previous = button('chevron-left', texts.block.previousSentence, -1);
    this.#count = this.#element.createSpan('attention-lab-count');
    this.#next = button('chevron-right', texts.block.nextSentence, 1);
  }

  show({ state }: Picture): void {
    const total = state.sentences.length;
    this.#sentence = state.sentence;
    this.#element.toggle(total > 1);
    this.#element.setAttribute('aria-label', this.#texts.block.sentenceOf(state.sentence + 1, total));
    this.#count.setText(`${state.sentence + 1} / ${total}`);
    this.#previous.disabled = state.sentence === 0;
    this.#next.disabled = state.sentence === total - 1;
  }
}

/** Not a view of its own: the alignment with a row covered. */
const QUIZ = 'quiz';

/** Which view of the trace the block shows, or the quiz. */
export class ViewSwitch {
  readonly #select: HTMLSelectElement;

  constructor(parent: HTMLElement, texts: Texts, dispatch: Dispatch) {
    this.#select = parent.createEl('select', { cls: 'dropdown attention-lab-view-switch', attr: { 'aria-label': texts.views.view } });
    for (const view of VIEWS) this.#select.createEl('option', { value: view, text: texts.views.names[view] });
    this.#select.createEl('option', { value: QUIZ, text: texts.lens.tabs.quiz });
    this.#select.addEventListener('change', () => {
      const chosen = VIEWS.find((view): view is View => view === this.#select.value);
      dispatch(chosen ? { kind: 'choose-view', view: chosen } : { kind: 'quiz', on: true });
    });
  }

  show({ state }: Picture): void {
    this.#select.value = state.quiz ? QUIZ : state.view;
  }
}

/** Views that can be drawn by word; the others show what the model computes, and it computes in pieces. */
const HAS_GRAIN: ReadonlySet<View> = new Set<View>(['heatmap', 'ribbons', 'coverage']);

export class GrainSwitch {
  readonly #group: HTMLElement;
  readonly #buttons: ReadonlyMap<Grain, HTMLButtonElement>;

  constructor(parent: HTMLElement, texts: Texts, dispatch: Dispatch) {
    this.#group = parent.createDiv({ cls: 'attention-lab-segments', attr: { role: 'group', 'aria-label': texts.block.grainHint } });
    const grains: readonly Grain[] = ['words', 'subwords'];
    this.#buttons = new Map(grains.map((grain) => {
      const button = this.#group.createEl('button', { text: texts.block.grain[grain], type: 'button' });
      button.addEventListener('click', () => dispatch({ kind: 'choose-grain', grain }));
      return [grain, button];
    }));
  }

  show({ state }: Picture): void {
    this.#group.toggle(state.quiz || HAS_GRAIN.has(state.view));
    for (const [grain, button] of this.#buttons) button.setAttribute('aria-pressed', `${grain === state.grain}`);
  }
}

export class AttentionSwitch {
  readonly #button: HTMLButtonElement;
  #isOn = true;

  constructor(parent: HTMLElement, texts: Texts, dispatch: Dispatch) {
    this.#button = parent.createEl('button', {
      cls: 'attention-lab-toggle', text: texts.block.attention,
      type: 'button', attr: { role: 'switch', 'aria-label': `${texts.block.attention}. ${texts.block.attentionHint}` },
    });
    this.#button.addEventListener('click', () => dispatch({ kind: 'attention', on: !this.#isOn }));
  }

  show({ state, card }: Picture): void {
    this.#isOn = state.attention;
    this.#button.toggle(card.attention.fixedContext);
    this.#button.setAttribute('aria-checked', `${state.attention}`);
  }
}
