/** Importing and removing models, for the settings tab: where they come from, what is asked, what is said. */

import { FuzzySuggestModal, Notice, type App, type TFile } from 'obsidian';
import type { ModelSource } from '../engine/client';
import type { Texts } from '../i18n';
import { CARD_FILE, MODEL_FILES } from '../model/card-parser';
import { ImportModal } from './import-modal';
import { LARGEST_ARCHIVE, LARGEST_FILE, readArchive, type FoundModels } from './model-archive';
import type { ModelFolders } from './model-folders';

export interface LibraryServices {
  readonly app: App;
  readonly texts: Texts;
  readonly folders: ModelFolders;
  /** Takes the models that are installed from now on. */
  readonly onChange: (models: readonly ModelSource[]) => void;
}

export class ModelLibrary {
  private installed: readonly ModelSource[] = [];
  private reading: Promise<void> | null = null;

  constructor(private readonly services: LibraryServices) {}

  /** Resolves when it is known what is installed, which is read at the first call. A disk that can't be read is told to the reader. */
  ready(): Promise<void> {
    this.reading ??= this.refresh().catch(() => void new Notice(this.services.texts.settings.unreadableModels));
    return this.reading;
  }

  /** The models that are installed, as far as they are known. */
  get models(): readonly ModelSource[] {
    return this.installed;
  }

  /** Whether a model was imported; those that the plugin carries were not. */
  has(id: string): boolean {
    return this.installed.some(({ card }) => card.id === id);
  }

  async remove(id: string): Promise<void> {
    await this.services.folders.remove(id);
    await this.refresh();
  }

  /** Lets the user pick a .zip on the device, also on a phone. */
  importFromFile(doc: Document, onAdded: () => void): void {
    const input = doc.body.createEl('input', { type: 'file', cls: 'attention-lab-file-input', attr: { accept: '.zip,application/zip' } });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.remove();
      if (file) this.open(async () => (file.size > LARGEST_ARCHIVE ? { folders: null, problem: 'too-large' } : readArchive(new Uint8Array(await file.arrayBuffer()))), onAdded);
    });
    input.addEventListener('cancel', () => input.remove());
    input.click();
  }

  /** Lets the user pick a folder with a card, or a .zip, in the vault. */
  importFromVault(onAdded: () => void): void {
    const { app, texts: { settings } } = this.services;
    const candidates = app.vault.getFiles().filter(({ name, extension }) => name === CARD_FILE || extension === 'zip');
    if (candidates.length === 0) {
      new Notice(settings.import.noFolders);
      return;
    }
    new CandidateModal(app, candidates, settings.import.chooseFolder, (file) => this.open(() => this.readFromVault(file), onAdded)).open();
  }

  private open(read: () => Promise<FoundModels>, onAdded: () => void): void {
    const { app, texts, folders } = this.services;
    new ImportModal(app, texts, read, (id) => this.has(id), async (models) => {
      for (const { card, files } of models) await folders.add(card, files);
      await this.refresh();
      onAdded();
    }).open();
  }

  private async readFromVault(file: TFile): Promise<FoundModels> {
    const { vault } = this.services.app;
    if (file.extension === 'zip') return file.stat.size > LARGEST_ARCHIVE ? { folders: null, problem: 'too-large' } : readArchive(new Uint8Array(await vault.readBinary(file)));
    const files = new Map<string, Uint8Array>();
    for (const name of [CARD_FILE, ...MODEL_FILES]) {
      const part = vault.getFileByPath(`${file.parent?.isRoot() === false ? `${file.parent.path}/` : ''}${name}`);
      if (part === null) continue;
      if (part.stat.size > LARGEST_FILE) return { folders: null, problem: 'too-large' };
      files.set(name, new Uint8Array(await vault.readBinary(part)));
    }
    return { folders: [files], problem: null };
  }

  private async refresh(): Promise<void> {
    this.installed = await this.services.folders.list();
    this.services.onChange(this.installed);
  }
}

class CandidateModal extends FuzzySuggestModal<TFile> {
  constructor(app: App, private readonly candidates: TFile[], placeholder: string, private readonly onChoose: (file: TFile) => void) {
    super(app);
    this.setPlaceholder(placeholder);
  }

  override getItems(): TFile[] { return this.candidates; }
  override getItemText(file: TFile): string { return file.name === CARD_FILE ? file.parent?.path ?? file.path : file.path; }
  override onChooseItem(file: TFile): void { this.onChoose(file); }
}
