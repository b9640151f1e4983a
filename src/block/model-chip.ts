/** Which model speaks: a chip with its languages, its attention where that isn't the usual kind, and its size, and behind a click its kind, data, licence and scores. */

import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import { factsOf } from './model-facts';

export class ModelChip {
  readonly #texts: Texts;
  readonly #button: HTMLButtonElement;
  readonly #facts: HTMLElement;
  #card: ModelCard | null = null;

  /** The chip goes into one element, its facts into another, below the header. */
  constructor(header: HTMLElement, facts: HTMLElement, texts: Texts) {
    this.#texts = texts;
    this.#facts = facts;
    this.#facts.hide();
    this.#button = header.createEl('button', {
      cls: 'attention-lab-chip attention-lab-model',
      type: 'button', attr: { 'aria-expanded': 'false' },
    });
    this.#button.addEventListener('click', () => this.#toggle());
  }

  show(card: ModelCard): void {
    if (this.#card === card) return;
    this.#card = card;
    const { block } = this.#texts;
    const direction = block.directionOfModel(card.sourceLanguages, card.targetLanguage);
    const { kind } = card.attention;
    const named = kind === 'general' ? direction : `${direction} · ${block.attentionOfModel(kind)}`;
    const size = ` · ${block.parameters(card.parameters.total)}`;
    this.#button.empty();
    this.#button.createSpan({ text: named });
    this.#button.createSpan({ cls: 'attention-lab-chip-size', text: size });
    this.#button.setAttribute('aria-label', `${block.modelHint}: ${named}${size}`);
    this.#facts.empty();
    const list = this.#facts.createEl('dl');
    for (const [name, texts] of factsOf(card, this.#texts)) {
      list.createEl('dt', { text: name });
      const described = list.createEl('dd');
      for (const text of texts) described.createDiv({ text });
    }
  }

  #toggle(): void {
    const isOpen = this.#button.getAttribute('aria-expanded') === 'true';
    this.#button.setAttribute('aria-expanded', `${!isOpen}`);
    this.#facts.toggle(!isOpen);
  }
}
