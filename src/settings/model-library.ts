/** Importing and removing models: where they come from, what is asked, what is said. */

import { FuzzySuggestModal, Menu, Notice, type App, type TFile } from 'obsidian';
import type { ModelSource } from '../engine/model-bytes';
import type { Texts } from '../i18n';
import { CARD_FILE, MODEL_FILES } from '../model/card-parser';
import { pickFile } from '../obsidian/pick-file';
import { ImportModal } from './import-modal';
import { LARGEST_ARCHIVE, LARGEST_FILE, readArchive, type FoundModels, type Steps } from './model-archive';
import type { ModelFolders } from './model-folders';

export interface LibraryServices {
  readonly app: App;
  readonly texts: Texts;
  readonly folders: ModelFolders;
}

export class ModelLibrary {
  private installed: readonly ModelSource[] = [];
  private reading: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

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

  /**
   * Called after a model came or went.
   * @returns a function that ends the subscription
   */
  follow(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether a model was imported; those that the plugin carries were not. */
  has(id: string): boolean {
    return this.installed.some(({ card }) => card.id === id);
  }

  async remove(id: string): Promise<void> {
    await this.services.folders.remove(id);
    await this.refresh();
  }

  /** Asks at the mouse where a model is to come from. */
  offerImport(event: MouseEvent): void {
    const { settings } = this.services.texts;
    const { doc } = event;
    new Menu()
      .addItem((item) => item.setIcon('file-archive').setTitle(settings.importFile).onClick(() => this.importFromFile(doc)))
      .addItem((item) => item.setIcon('folder').setTitle(settings.importFolder).onClick(() => this.importFromVault()))
      .showAtMouseEvent(event);
  }

  /** Lets the user pick a .zip on the device, also on a phone. */
  importFromFile(doc: Document): void {
    pickFile(doc, '.zip,application/zip', (file) => this.open((steps) => readIfSmall(file.size, () => file.arrayBuffer(), steps)));
  }

  /** Lets the user pick a folder with a card, or a .zip, in the vault. */
  importFromVault(): void {
    const { app, texts: { settings } } = this.services;
    const candidates = app.vault.getFiles().filter(({ name, extension }) => name === CARD_FILE || extension === 'zip');
    if (candidates.length === 0) {
      new Notice(settings.import.noFolders);
      return;
    }
    new CandidateModal(app, candidates, settings.import.chooseFolder, (file) => this.open((steps) => this.readFromVault(file, steps))).open();
  }

  private open(read: (steps: Steps) => Promise<FoundModels>): void {
    const { app, texts, folders } = this.services;
    new ImportModal(app, texts, {
      read,
      isInstalled: (id) => this.has(id),
      add: async (models, steps) => {
        await folders.add(models, steps);
        await this.refresh();
      },
    }).open();
  }

  private async readFromVault(file: TFile, steps: Steps): Promise<FoundModels> {
    const { vault } = this.services.app;
    if (file.extension === 'zip') return readIfSmall(file.stat.size, () => vault.readBinary(file), steps);
    const files = new Map<string, Uint8Array>();
    for (const name of [CARD_FILE, ...MODEL_FILES]) {
      const part = vault.getFileByPath(`${file.parent?.isRoot() === false ? `${file.parent.path}/` : ''}${name}`);
      if (part === null) continue;
      if (part.stat.size > LARGEST_FILE) return { folders: null, problem: 'too-large' };
      files.set(name, new Uint8Array(await vault.readBinary(part)));
    }
    return { folders: [{ path: file.parent?.path ?? '', files }], problem: null };
  }

  private async refresh(): Promise<void> {
    this.installed = await this.services.folders.list();
    for (const listener of [...this.listeners]) listener();
  }
}

/** The size is asked first: what is too large is not even read. */
async function readIfSmall(size: number, read: () => Promise<ArrayBuffer>, steps: Steps): Promise<FoundModels> {
  return size > LARGEST_ARCHIVE ? { folders: null, problem: 'too-large' } : readArchive(new Uint8Array(await read()), steps);
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
