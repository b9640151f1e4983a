/** Imported models on disk: one folder each under the plugin's own, named by the hash of its card. */

import type { ModelSource } from '../engine/client';
import type { ModelCard } from '../model/card';
import { CARD_FILE, parseCard } from '../model/card-parser';
import { sha256 } from '../model/sha256';
import type { ModelFiles } from './model-archive';

/** What is asked of the vault's adapter. Paths are relative to the vault. */
export interface Disk {
  exists(path: string): Promise<boolean>;
  list(path: string): Promise<{ readonly folders: readonly string[] }>;
  read(path: string): Promise<string>;
  readBinary(path: string): Promise<ArrayBuffer>;
  writeBinary(path: string, data: ArrayBuffer): Promise<void>;
  mkdir(path: string): Promise<void>;
  rename(path: string, newPath: string): Promise<void>;
  rmdir(path: string, recursive: boolean): Promise<void>;
}

export class ModelFolders {
  /** @param root the folder that holds the models; made when the first one comes */
  constructor(private readonly disk: Disk, private readonly root: string) {}

  /** All models that are there whole. What can't be read is left alone and left out. */
  async list(): Promise<readonly ModelSource[]> {
    if (!await this.disk.exists(this.root)) return [];
    const { folders } = await this.disk.list(this.root);
    const sources = await Promise.all(folders.filter((folder) => !isUnfinished(folder)).map((folder) => this.source(folder)));
    return sources.filter((source) => source !== null);
  }

  /**
   * Writes a model aside and moves it into place when it is whole; an older one with its id goes.
   * @throws what the disk throws; nothing of the model is left then
   */
  async add(card: ModelCard, files: ModelFiles): Promise<void> {
    const hash = (await sha256(files.get(CARD_FILE) ?? new Uint8Array())).slice(0, 16);
    const folder = `${this.root}/${hash}`;
    if (!await this.disk.exists(folder)) {
      if (!await this.disk.exists(this.root)) await this.disk.mkdir(this.root);
      await this.writeAside(folder, card, files);
    }
    await this.removeOthers(card.id, folder);
  }

  async remove(id: string): Promise<void> {
    await this.removeOthers(id, null);
  }

  private async writeAside(folder: string, card: ModelCard, files: ModelFiles): Promise<void> {
    const aside = `${folder}${UNFINISHED}`;
    if (await this.disk.exists(aside)) await this.disk.rmdir(aside, true);
    await this.disk.mkdir(aside);
    try {
      for (const name of [CARD_FILE, ...card.files.map((file) => file.name)]) {
        const bytes = files.get(name) ?? new Uint8Array();
        await this.disk.writeBinary(`${aside}/${name}`, bytes.slice().buffer);
      }
      await this.disk.rename(aside, folder);
    } catch (error) {
      await this.disk.rmdir(aside, true).catch(() => undefined);
      throw error;
    }
  }

  private async removeOthers(id: string, kept: string | null): Promise<void> {
    const { folders } = await this.disk.list(this.root);
    for (const folder of folders) {
      if (folder !== kept && (await this.source(folder))?.card.id === id) await this.disk.rmdir(folder, true);
    }
  }

  private async source(folder: string): Promise<ModelSource | null> {
    const text = await this.disk.read(`${folder}/${CARD_FILE}`).catch(() => null);
    const card = text === null ? null : parseCard(text).value;
    if (card === null) return null;
    return { card, load: async () => ({ encoding: 'plain', bytes: await this.bytes(folder, card) }) };
  }

  /** The files one after another in the card's order, as the engine reads them; it checks their hashes. */
  private async bytes(folder: string, card: ModelCard): Promise<Uint8Array> {
    const bytes = new Uint8Array(card.files.reduce((sum, file) => sum + file.bytes, 0));
    let at = 0;
    for (const file of card.files) {
      bytes.set(new Uint8Array(await this.disk.readBinary(`${folder}/${file.name}`)).subarray(0, file.bytes), at);
      at += file.bytes;
    }
    return bytes;
  }
}

const UNFINISHED = '.unfinished';

function isUnfinished(folder: string): boolean {
  return folder.endsWith(UNFINISHED);
}
