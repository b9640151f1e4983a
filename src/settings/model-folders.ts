/** Imported models on disk: one folder each under the plugin's own, named by the hash of its card. */

import type { ModelSource } from '../engine/model-bytes';
import type { ModelCard } from '../model/card';
import { CARD_FILE, parseCard } from '../model/card-parser';
import { sha256 } from '../model/sha256';
import type { ModelToAdd } from './found-models';
import type { ModelFiles, Steps } from './model-archive';

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
   * Writes models aside and moves them into place when all of them are whole; older ones with their ids go.
   * @throws what the disk throws, or the signal; as long as files were being written, nothing has changed then
   */
  async add(models: readonly ModelToAdd[], { onProgress, signal }: Steps): Promise<void> {
    if (!await this.disk.exists(this.root)) await this.disk.mkdir(this.root);
    await this.removeUnfinished();
    const total = models.reduce((sum, { card }) => sum + card.files.reduce((bytes, file) => bytes + file.bytes, 0), 0);
    const folders: string[] = [];
    let written = 0;
    try {
      for (const { card, files } of models) {
        const folder = await this.folderOf(files);
        folders.push(folder);
        await this.disk.mkdir(folder + UNFINISHED);
        for (const name of [CARD_FILE, ...card.files.map((file) => file.name)]) {
          signal.throwIfAborted();
          const bytes = files.get(name) ?? new Uint8Array();
          await this.disk.writeBinary(`${folder}${UNFINISHED}/${name}`, bytes.slice().buffer);
          written += name === CARD_FILE ? 0 : bytes.length;
          await onProgress(written / Math.max(1, total));
        }
      }
      signal.throwIfAborted();
    } catch (error) {
      await this.removeUnfinished().catch(() => undefined);
      throw error;
    }
    await this.moveIntoPlace(folders);
    for (const [index, folder] of folders.entries()) await this.removeOthers(models[index]?.card.id ?? '', folder);
  }

  /** All of them, or none. @throws what the disk throws; what was there is back then */
  private async moveIntoPlace(folders: readonly string[]): Promise<void> {
    const moved: string[] = [];
    try {
      for (const folder of folders) {
        // The same model again: what is there may have been damaged.
        if (await this.disk.exists(folder)) await this.disk.rename(folder, folder + REPLACED);
        moved.push(folder);
        await this.disk.rename(folder + UNFINISHED, folder);
      }
    } catch (error) {
      for (const folder of moved) {
        if (await this.disk.exists(folder)) await this.disk.rmdir(folder, true);
        if (await this.disk.exists(folder + REPLACED)) await this.disk.rename(folder + REPLACED, folder);
      }
      await this.removeUnfinished().catch(() => undefined);
      throw error;
    }
    for (const folder of folders) if (await this.disk.exists(folder + REPLACED)) await this.disk.rmdir(folder + REPLACED, true);
  }

  async remove(id: string): Promise<void> {
    await this.removeOthers(id, null);
  }

  /** Named by the card, which names the other files by their hashes. */
  private async folderOf(files: ModelFiles): Promise<string> {
    return `${this.root}/${(await sha256(files.get(CARD_FILE) ?? new Uint8Array())).slice(0, 16)}`;
  }

  /** What a failed or killed import left. */
  private async removeUnfinished(): Promise<void> {
    const { folders } = await this.disk.list(this.root);
    for (const folder of folders.filter(isUnfinished)) await this.disk.rmdir(folder, true);
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
/** What gives way; it comes back where the new one can't take its place. */
const REPLACED = '.replaced.unfinished';

function isUnfinished(folder: string): boolean {
  return folder.endsWith(UNFINISHED);
}
