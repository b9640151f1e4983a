/** Draws what a card says of a component: name, meaning, formula, shapes, parameters, source and neighbours. */

import { finishRenderMath, renderMath } from 'obsidian';
import type { Texts } from '../../i18n';
import type { ModelCard } from '../../model/card';
import { componentName, componentOf, formulaOf, parameterCount, shapeTexts } from '../../model/catalogue';
import type { Component, ComponentId, SentenceLengths } from '../../model/catalogue';

export interface CardDrawing {
  readonly component: Component;
  readonly card: ModelCard;
  readonly lengths: SentenceLengths | null;
  readonly texts: Texts;
  /** The reader goes on to a neighbour. */
  readonly goTo: (id: ComponentId) => void;
}

export function drawCardHead(parent: HTMLElement, { component, card, texts }: CardDrawing): void {
  const head = parent.createDiv({ cls: 'attention-lab-card-head' });
  head.createSpan({ cls: `attention-lab-mark is-${component.group}`, attr: { 'aria-hidden': 'true' } });
  head.createSpan({ cls: 'attention-lab-card-name', text: componentName(component, texts.language) });
  head.createSpan({ cls: 'attention-lab-card-group', text: texts.links.groups[component.group] });
  parent.createDiv({ cls: 'attention-lab-card-meaning', text: component.meaning[texts.language] });
  if (!component.isIn(card)) parent.createDiv({ cls: 'attention-lab-card-absent', text: texts.links.notInModel(texts.block.directionOfModel(card.sourceLanguages, card.targetLanguage)) });
}

export function drawCardFacts(parent: HTMLElement, drawing: CardDrawing): void {
  const { component, card, lengths, texts } = drawing;
  const formula = formulaOf(component, card);
  if (formula !== null) {
    const holder = parent.createDiv({ cls: 'attention-lab-card-formula', attr: { 'aria-label': texts.links.formula } });
    holder.append(renderMath(formula, true));
  }
  const facts = parent.createEl('dl', { cls: 'attention-lab-card-facts' });
  if (component.shapes.length > 0 && component.isIn(card)) {
    facts.createEl('dt', { text: texts.links.shapes });
    const list = facts.createEl('dd');
    for (const shape of shapeTexts(component.shapes, card, lengths)) {
      const row = list.createDiv({ cls: 'attention-lab-card-shape' });
      row.append(renderMath(shape.tex, false));
      row.createSpan({ cls: 'attention-lab-card-shape-symbols', text: shape.symbols });
      if (shape.numbers !== shape.symbols) row.createSpan({ cls: 'attention-lab-card-shape-numbers', text: shape.numbers });
    }
  }
  const parameters = parameterCount(component, card);
  if (parameters !== null && parameters > 0) {
    facts.createEl('dt', { text: texts.links.parameters });
    facts.createEl('dd', { text: texts.links.parameterCount(parameters, card.parameters.total > 0 ? parameters / card.parameters.total : 0) });
  }
  if (component.source) {
    const { paper, place, arxiv } = component.source;
    facts.createEl('dt', { text: texts.links.source });
    const parts = [paper, place?.startsWith('(') ? texts.links.equation(place) : place, arxiv === undefined ? undefined : `arXiv:${arxiv}`];
    facts.createEl('dd', { text: parts.filter((part) => part !== undefined).join(', ') });
  }
  facts.createEl('dt', { text: texts.links.connections });
  const neighbours = facts.createEl('dd', { cls: 'attention-lab-card-neighbours' });
  for (const id of component.connections) drawNeighbour(neighbours, componentOf(id as ComponentId), drawing);
  void finishRenderMath();
}

/** A button with a component's mark and name. */
export function drawNeighbour(parent: HTMLElement, component: Component, { texts, goTo }: Pick<CardDrawing, 'texts' | 'goTo'>): void {
  const button = parent.createEl('button', { cls: `attention-lab-card-neighbour is-${component.group}`, attr: { type: 'button' } });
  button.createSpan({ cls: `attention-lab-mark is-${component.group}`, attr: { 'aria-hidden': 'true' } });
  button.createSpan({ text: componentName(component, texts.language) });
  button.addEventListener('click', () => goTo(component.id));
}
