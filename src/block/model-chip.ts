/** Which model speaks: a chip with its languages and size, and behind a click its kind, data, licence and scores. */

import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';

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
      type: 'button', attr: { 'aria-expanded': 'false', 'aria-label': texts.block.modelHint },
    });
    this.#button.addEventListener('click', () => this.#toggle());
  }

  show(card: ModelCard): void {
    if (this.#card === card) return;
    this.#card = card;
    const { block } = this.#texts;
    this.#button.setText(`${block.directionOfModel(card.sourceLanguages, card.targetLanguage)} · ${block.parameters(card.parameters.total)}`);
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

function factsOf(card: ModelCard, texts: Texts): readonly (readonly [string, readonly string[]])[] {
  const facts = texts.block.modelFacts;
  const orUnmeasured = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [facts.unmeasured] : lines);
  return [
    [facts.kind, [facts.kindText(card.attention.kind)]],
    [facts.vocabulary, [facts.vocabularyText(card.sizes.sourceVocabulary, card.sizes.targetVocabulary)]],
    [facts.limit, [facts.limitText(card.limits.sourceTokens)]],
    ...(card.attention.maximumPosition === null ? [] : [[facts.reach, [facts.reachText(card.attention.maximumPosition)]] as const]),
    [facts.training, card.data.filter((data) => data.role === 'train').map((data) => facts.trainingText(data.name, data.pairs, data.licence))],
    [facts.quality, orUnmeasured(card.scores.translation.filter((score) => score.attention)
      .map((score) => facts.qualityText(score.bleu, score.chrf, score.set, score.sentences)))],
    [facts.alignment, orUnmeasured(card.scores.alignment.map((score) => facts.alignmentText(score.aer, score.set)))],
    [facts.licence, [card.licence]],
  ];
}
