/** What the app does with files on a person's behalf: links, properties, attachments, the bin. */

import { parse, stringify } from 'yaml';
import type { MetadataCache } from './metadata-cache';
import { frontmatterOf } from './markdown';
import { parentOf } from './adapter';
import type { TAbstractFile, TFile, TFolder, Vault } from './vault';

export class FileManager {
  constructor(private readonly vault: Vault, private readonly metadataCache: MetadataCache) {}

  getNewFileParent(sourcePath: string): TFolder { return this.vault.getFolderByPath(parentOf(sourcePath)) ?? this.vault.getRoot(); }
  trashFile(file: TAbstractFile): Promise<void> { return this.vault.trash(file); }

  async promptForDeletion(file: TAbstractFile): Promise<boolean> {
    await this.trashFile(file);
    return true;
  }

  /** Renames, and rewrites the links that led to the file. */
  async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
    const sources = Object.entries(this.metadataCache.resolvedLinks).filter(([, targets]) => file.path in targets).map(([source]) => source);
    const before = file.name.replace(/\.md$/, '');
    await this.vault.rename(file, newPath);
    const after = file.name.replace(/\.md$/, '');
    for (const source of sources) {
      const note = this.vault.getFileByPath(source);
      if (note) await this.vault.process(note, (text) => text.replaceAll(`[[${before}`, `[[${after}`));
    }
  }

  generateMarkdownLink(file: TFile, sourcePath: string, subpath = '', alias = ''): string {
    const mark = file.extension === 'md' ? '' : '!';
    return `${mark}[[${this.metadataCache.fileToLinktext(file, sourcePath)}${subpath}${alias && `|${alias}`}]]`;
  }

  async processFrontMatter(file: TFile, change: (frontmatter: Record<string, unknown>) => void): Promise<void> {
    await this.vault.process(file, (text) => {
      const found = frontmatterOf(text);
      const properties = (found ? (parse(found.yaml) as Record<string, unknown> | null) : null) ?? {};
      change(properties);
      const body = found ? text.split('\n').slice(found.lineCount).join('\n') : text;
      return Object.keys(properties).length === 0 ? body : `---\n${stringify(properties)}---\n${body}`;
    });
  }

  getAvailablePathForAttachment(filename: string, sourcePath = ''): Promise<string> {
    const dot = filename.lastIndexOf('.');
    const [name, extension] = dot < 0 ? [filename, ''] : [filename.slice(0, dot), filename.slice(dot)];
    const folder = parentOf(sourcePath);
    const path = (number: number) => `${folder ? `${folder}/` : ''}${name}${number === 0 ? '' : ` ${number}`}${extension}`;
    let number = 0;
    while (this.vault.getAbstractFileByPath(path(number))) number++;
    return Promise.resolve(path(number));
  }
}
