/** Shows what is about to be imported, or why it can't be, before anything is written. */

import { ButtonComponent, Modal, Notice, type App } from 'obsidian';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import { checkModel } from '../model/check';
import type { ModelProblem } from '../model/problem';
import type { ArchiveProblem, FoundModels, ModelFiles } from './model-archive';

export interface ModelToAdd {
  readonly card: ModelCard;
  readonly files: ModelFiles;
}

export class ImportModal extends Modal {
  constructor(
    app: App,
    private readonly texts: Texts,
    private readonly read: () => Promise<FoundModels>,
    private readonly isInstalled: (id: string) => boolean,
    private readonly add: (models: readonly ModelToAdd[]) => Promise<void>,
  ) {
    super(app);
    this.modalEl.addClass('attention-lab-import');
    this.setTitle(texts.settings.import.title);
  }

  override onOpen(): void {
    void this.prepare();
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private async prepare(): Promise<void> {
    const { import: words } = this.texts.settings;
    this.say(words.reading);
    let found: FoundModels;
    try {
      found = await this.read();
    } catch {
      this.say(words.problems.unreadable);
      return;
    }
    if (found.problem !== null) {
      this.say(this.describe(found.problem));
      return;
    }
    this.say(words.checking);
    const models: ModelToAdd[] = [];
    const problems: ModelProblem[] = [];
    for (const files of found.folders) {
      const checked = await checkModel(files);
      problems.push(...checked.problems);
      if (checked.card !== null && checked.problems.length === 0) models.push({ card: checked.card, files });
    }
    if (!this.contentEl.isConnected) return;
    this.show(models, problems);
  }

  private show(models: readonly ModelToAdd[], problems: readonly ModelProblem[]): void {
    const { import: words } = this.texts.settings;
    this.contentEl.empty();
    for (const { card } of models) this.showCard(card);
    if (problems.length > 0) {
      this.contentEl.createEl('p', { text: words.refused });
      const list = this.contentEl.createEl('ul', { cls: 'attention-lab-import-problems' });
      for (const { path, expected, found } of problems.slice(0, MOST_PROBLEMS)) list.createEl('li', { text: words.expected(path, expected, found) });
    }
    if (models.length > 0) this.showButtons(models);
  }

  private showCard(card: ModelCard): void {
    const { settings, block } = this.texts;
    const box = this.contentEl.createDiv({ cls: 'attention-lab-import-card' });
    box.createDiv({ cls: 'attention-lab-import-name', text: `${card.name} · ${card.id} ${card.version}` });
    box.createDiv({ text: settings.import.facts(block.directionOfModel(card.sourceLanguages, card.targetLanguage), card.parameters.total) });
    box.createDiv({ text: settings.modelHint(card.files.reduce((sum, { bytes }) => sum + bytes, 0), card.scores.translation[0]?.bleu ?? null, card.licence) });
    const trained = card.data.filter(({ role }) => role === 'train').map(({ name, licence }) => `${name} (${licence})`);
    if (trained.length > 0) box.createDiv({ cls: 'attention-lab-setting-note', text: settings.import.trainedOn(trained.join(', ')) });
    if (this.isInstalled(card.id)) box.createDiv({ cls: 'attention-lab-setting-note', text: settings.import.replaces });
  }

  private showButtons(models: readonly ModelToAdd[]): void {
    const { import: words } = this.texts.settings;
    const footer = this.contentEl.createDiv({ cls: 'modal-button-container' });
    new ButtonComponent(footer).setButtonText(words.cancel).onClick(() => this.close());
    const button = new ButtonComponent(footer).setButtonText(words.add).setCta().onClick(() => {
      button.setDisabled(true);
      void this.add(models).then(() => {
        new Notice(words.added(models.map(({ card }) => card.id).join(', ')));
        this.close();
      }, () => this.say(words.problems['write-failed']));
    });
  }

  private say(message: string): void {
    this.contentEl.empty();
    this.contentEl.createEl('p', { text: message, attr: { 'aria-live': 'polite' } });
  }

  private describe(problem: ArchiveProblem): string {
    return this.texts.settings.import.problems[problem];
  }
}

/** More only say that the folder is something else altogether. */
const MOST_PROBLEMS = 20;
