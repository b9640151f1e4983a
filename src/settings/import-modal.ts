/** Shows what is about to be imported, or why it can't be, before anything is written. Closing it calls everything off. */

import { ButtonComponent, Modal, Notice, type App } from 'obsidian';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import { headlineBleu } from '../model/headline-score';
import type { ModelProblem } from '../model/problem';
import { checkFolders, type ModelToAdd, type RefusedFolder } from './found-models';
import { ImportProgress, type ImportStage } from './import-progress';
import type { FoundModels, Steps } from './model-archive';
import { differenceOf } from './model-problem-text';

export interface ImportWork {
  readonly read: (steps: Steps) => Promise<FoundModels>;
  readonly isInstalled: (id: string) => boolean;
  /** @throws what keeps the models from being written; nothing is left of them then */
  readonly add: (models: readonly ModelToAdd[], steps: Steps) => Promise<void>;
}

export class ImportModal extends Modal {
  private readonly stop = new AbortController();

  constructor(app: App, private readonly texts: Texts, private readonly work: ImportWork) {
    super(app);
    this.modalEl.addClass('attention-lab-import');
    this.setTitle(texts.settings.import.title);
  }

  override onOpen(): void {
    void this.prepare();
  }

  override onClose(): void {
    this.stop.abort();
    this.contentEl.empty();
  }

  private async prepare(): Promise<void> {
    const { problems } = this.texts.settings.import;
    const steps = await this.start('reading', 'unpacking');
    try {
      const found = await this.work.read(steps);
      if (found.problem !== null) this.say(problems[found.problem]);
      else {
        const { models, refused } = await checkFolders(found.folders, await this.start('checking', 'checking'));
        this.show(models, refused);
      }
    } catch {
      this.say(problems.unreadable);
    }
  }

  private async write(models: readonly ModelToAdd[]): Promise<void> {
    const { import: words } = this.texts.settings;
    try {
      await this.work.add(models, await this.start('writing', 'writing'));
      new Notice(words.added(models.map(({ card }) => card.id).join(', ')));
      this.close();
    } catch {
      if (this.stop.signal.aborted) new Notice(words.cancelled);
      else this.say(words.problems['write-failed']);
    }
  }

  /** @param first shown at once; `stage` from the first piece of work on */
  private async start(first: ImportStage, stage: ImportStage): Promise<Steps> {
    this.contentEl.empty();
    const progress = new ImportProgress(this.contentEl, this.texts, () => this.close());
    await progress.show(first, 0);
    return { onProgress: (share) => progress.show(stage, share), signal: this.stop.signal };
  }

  private show(models: readonly ModelToAdd[], refused: readonly RefusedFolder[]): void {
    if (this.stop.signal.aborted) return;
    this.contentEl.empty();
    for (const { card } of models) this.showCard(card);
    for (const folder of refused) this.showRefused(folder);
    if (models.length > 0) this.showButtons(models);
  }

  private showCard(card: ModelCard): void {
    const { settings, block } = this.texts;
    const box = this.contentEl.createDiv({ cls: 'attention-lab-import-card' });
    box.createDiv({ cls: 'attention-lab-import-name', text: `${block.nameOfModel(card)} · ${card.version}` });
    box.createDiv({ text: settings.import.facts(block.modelFacts.kindText(card.attention.kind), card.parameters.total) });
    box.createDiv({ text: settings.modelHint(card.files.reduce((sum, { bytes }) => sum + bytes, 0), headlineBleu(card), card.licence) });
    const trained = card.data.filter(({ role }) => role === 'train').map(({ name, licence }) => `${name} (${licence})`);
    if (trained.length > 0) box.createDiv({ cls: 'attention-lab-setting-note', text: settings.import.trainedOn(trained.join(', ')) });
    if (this.work.isInstalled(card.id)) box.createDiv({ cls: 'attention-lab-setting-note', text: settings.import.replaces });
  }

  private showRefused({ name, problems }: RefusedFolder): void {
    const { import: words } = this.texts.settings;
    const box = this.contentEl.createDiv({ cls: 'attention-lab-import-card is-refused' });
    box.createDiv({ cls: 'attention-lab-import-name', text: words.refused(name) });
    const list = box.createEl('ul', { cls: 'attention-lab-import-problems' });
    for (const problem of problems.slice(0, MOST_PROBLEMS)) this.showProblem(list.createEl('li'), problem);
  }

  private showProblem(item: HTMLElement, problem: ModelProblem): void {
    const { import: words } = this.texts.settings;
    item.setText(words.kinds[problem.kind](problem.path));
    const difference = differenceOf(problem, this.texts);
    item.createDiv({ cls: 'attention-lab-setting-note', text: difference.charAt(0).toLocaleUpperCase() + difference.slice(1) });
  }

  private showButtons(models: readonly ModelToAdd[]): void {
    const { import: words } = this.texts.settings;
    const footer = this.contentEl.createDiv({ cls: 'modal-button-container' });
    new ButtonComponent(footer).setButtonText(words.cancel).onClick(() => this.close());
    new ButtonComponent(footer).setButtonText(words.add).setCta().onClick(() => void this.write(models));
  }

  private say(message: string): void {
    if (this.stop.signal.aborted) return;
    this.contentEl.empty();
    this.contentEl.createEl('p', { text: message, attr: { role: 'alert' } });
  }
}

/** More only say that the folder is something else altogether. */
const MOST_PROBLEMS = 20;
