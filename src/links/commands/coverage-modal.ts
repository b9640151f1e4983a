/** Which parts of the model have a note and which have none yet. */

import { type App, type HoverParent, type HoverPopover, Modal } from 'obsidian';
import type { Texts } from '../../i18n';
import type { ModelCard } from '../../model/card';
import { CATALOGUE, componentName } from '../../model/catalogue';
import type { Component, ConceptGroup } from '../../model/catalogue';
import { drawNoteLink } from '../card/draw-notes';
import type { VaultIndex } from '../vault-index';

export interface CoverageParts {
  readonly texts: Texts;
  readonly card: ModelCard;
  readonly index: VaultIndex;
  readonly createNote: (component: Component) => void;
}

const GROUPS: readonly ConceptGroup[] = ['encoder', 'attention', 'context', 'decoder', 'model'];

export class CoverageModal extends Modal implements HoverParent {
  hoverPopover: HoverPopover | null = null;

  constructor(app: App, private readonly parts: CoverageParts) {
    super(app);
  }

  override onOpen(): void {
    const { texts, index } = this.parts;
    this.setTitle(texts.links.coverageTitle);
    this.contentEl.addClass('attention-lab-list');
    const summary = this.contentEl.createEl('p', { text: texts.links.readingVault });
    void index.ready().then(() => this.#draw(summary));
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #draw(summary: HTMLElement): void {
    const { texts, card, index } = this.parts;
    const present = CATALOGUE.filter((component) => component.isIn(card));
    const covered = present.filter(({ id }) => index.notesAbout(id).length > 0).length;
    summary.setText(texts.links.coverageSummary(covered, present.length, texts.block.directionOfModel(card.sourceLanguages, card.targetLanguage)));
    const progress = this.contentEl.createEl('progress', { cls: 'attention-lab-list-progress', attr: { 'aria-label': texts.links.coverageTitle } });
    progress.max = present.length;
    progress.value = covered;
    this.#drawProblems();
    for (const group of GROUPS) this.#drawGroup(texts.links.groups[group], present.filter((component) => component.group === group));
    this.#drawGroup(texts.links.coverageNeighbours, CATALOGUE.filter((component) => !component.isIn(card)));
  }

  #drawGroup(title: string, components: readonly Component[]): void {
    if (components.length === 0) return;
    const { texts, index, createNote } = this.parts;
    this.contentEl.createDiv({ cls: 'attention-lab-card-heading', text: title });
    for (const component of components) {
      const paths = index.notesAbout(component.id);
      const row = this.contentEl.createDiv({ cls: ['attention-lab-list-row', paths.length > 0 ? 'is-covered' : 'is-missing'], attr: { 'data-component': component.id } });
      row.createSpan({ cls: `attention-lab-mark is-${component.group}`, attr: { 'aria-hidden': 'true' } });
      row.createSpan({ cls: 'attention-lab-list-name', text: componentName(component, texts.language) });
      const notes = row.createDiv({ cls: 'attention-lab-list-jumps' });
      for (const path of paths) this.#drawLink(notes, path);
      if (paths.length > 0) continue;
      notes.createEl('button', { text: texts.links.createNote, attr: { type: 'button' } }).addEventListener('click', () => {
        this.close();
        createNote(component);
      });
    }
  }

  #drawProblems(): void {
    const { texts, index } = this.parts;
    if (index.problems.length === 0) return;
    this.contentEl.createDiv({ cls: 'attention-lab-card-heading', text: texts.links.coverageProblems });
    for (const { path, value, nearest } of index.problems) {
      const row = this.contentEl.createDiv({ cls: 'attention-lab-list-row is-problem' });
      row.createSpan({ cls: 'attention-lab-list-name', text: texts.links.quoted(value) });
      if (nearest) row.createSpan({ cls: 'attention-lab-list-count', text: texts.links.didYouMean(nearest) });
      this.#drawLink(row.createDiv({ cls: 'attention-lab-list-jumps' }), path);
    }
  }

  #drawLink(parent: HTMLElement, path: string): void {
    drawNoteLink(parent, path, { app: this.app, sourcePath: '', hoverParent: this }).addEventListener('click', () => this.close());
  }
}
