/** The vault: files and folders over the adapter, with the app's events. Hidden folders are the adapter's alone. */

import type { DataWriteOptions, FileStats } from 'obsidian';
import { parentOf, type ServedAdapter } from './adapter';
import { Events } from './events';

export abstract class TAbstractFile {
  parent: TFolder | null = null;
  name: string;

  constructor(readonly vault: Vault, public path: string) {
    this.name = path.slice(path.lastIndexOf('/') + 1);
  }

  /** For the vault: takes the names of a new path. */
  setPath(path: string): void {
    this.path = path;
    this.name = path.slice(path.lastIndexOf('/') + 1);
  }
}

export class TFile extends TAbstractFile {
  stat: FileStats = { ctime: 0, mtime: 0, size: 0 };

  get basename(): string {
    return this.extension === '' ? this.name : this.name.slice(0, -this.extension.length - 1);
  }

  get extension(): string {
    const dot = this.name.lastIndexOf('.');
    return dot <= 0 ? '' : this.name.slice(dot + 1);
  }
}

export class TFolder extends TAbstractFile {
  readonly children: TAbstractFile[] = [];

  isRoot(): boolean { return this.path === '/'; }
}

export class Vault extends Events {
  readonly configDir = '.obsidian';
  private readonly root = new TFolder(this, '/');
  private readonly byPath = new Map<string, TAbstractFile>();

  static recurseChildren(folder: TFolder, visit: (file: TAbstractFile) => unknown): void {
    visit(folder);
    for (const child of folder.children) {
      if (child instanceof TFolder) Vault.recurseChildren(child, visit);
      else visit(child);
    }
  }

  constructor(readonly adapter: ServedAdapter) {
    super();
    const { files, folders } = adapter.paths();
    for (const path of folders.filter(isVisible).sort()) this.addFolder(path);
    for (const path of files.filter(isVisible).sort((a, b) => a.localeCompare(b))) this.addFile(path);
  }

  /** For the host: sizes and times, which the adapter knows only asynchronously. */
  async readStats(): Promise<void> {
    await Promise.all(this.getFiles().map((file) => this.updateStat(file)));
  }

  getName(): string { return this.adapter.getName(); }
  getRoot(): TFolder { return this.root; }
  getAbstractFileByPath(path: string): TAbstractFile | null { return path === '/' ? this.root : this.byPath.get(path) ?? null; }

  getFileByPath(path: string): TFile | null {
    const file = this.byPath.get(path);
    return file instanceof TFile ? file : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const folder = this.getAbstractFileByPath(path);
    return folder instanceof TFolder ? folder : null;
  }

  getFiles(): TFile[] { return [...this.byPath.values()].filter((file) => file instanceof TFile); }
  getMarkdownFiles(): TFile[] { return this.getFiles().filter((file) => file.extension === 'md'); }
  getAllLoadedFiles(): TAbstractFile[] { return [this.root, ...this.byPath.values()]; }

  getAllFolders(includeRoot = false): TFolder[] {
    return this.getAllLoadedFiles().filter((file) => file instanceof TFolder && (includeRoot || !file.isRoot())) as TFolder[];
  }

  read(file: TFile): Promise<string> { return this.adapter.read(file.path); }
  cachedRead(file: TFile): Promise<string> { return this.adapter.read(file.path); }
  readBinary(file: TFile): Promise<ArrayBuffer> { return this.adapter.readBinary(file.path); }
  getResourcePath(file: TFile): string { return this.adapter.getResourcePath(file.path); }

  async create(path: string, data: string, options?: DataWriteOptions): Promise<TFile> {
    this.refuseExisting(path);
    await this.adapter.write(path, data, options);
    return this.announce(path);
  }

  async createBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
    this.refuseExisting(path);
    await this.adapter.writeBinary(path, data, options);
    return this.announce(path);
  }

  async createFolder(path: string): Promise<TFolder> {
    if (this.byPath.has(path)) throw new Error('Folder already exists.');
    await this.adapter.mkdir(path);
    const folder = this.addFolder(path);
    this.trigger('create', folder);
    return folder;
  }

  async modify(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    await this.adapter.write(file.path, data, options);
    await this.announceChange(file);
  }

  async modifyBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.adapter.writeBinary(file.path, data, options);
    await this.announceChange(file);
  }

  async append(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    await this.adapter.append(file.path, data, options);
    await this.announceChange(file);
  }

  async appendBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.adapter.appendBinary(file.path, data, options);
    await this.announceChange(file);
  }

  async process(file: TFile, change: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    const before = await this.adapter.read(file.path);
    const changed = change(before);
    if (changed !== before) await this.modify(file, changed, options);
    return changed;
  }

  async copy(file: TFile, newPath: string): Promise<TFile> {
    await this.adapter.copy(file.path, newPath);
    return this.announce(newPath);
  }

  async delete(file: TAbstractFile): Promise<void> {
    if (file instanceof TFolder) {
      for (const child of [...file.children]) await this.delete(child);
      await this.adapter.rmdir(file.path, true);
    } else {
      await this.adapter.remove(file.path);
    }
    this.forget(file);
    this.trigger('delete', file);
  }

  trash(file: TAbstractFile): Promise<void> { return this.delete(file); }

  async rename(file: TAbstractFile, newPath: string): Promise<void> {
    this.refuseExisting(newPath);
    const oldPath = file.path;
    await this.adapter.rename(oldPath, newPath);
    const moved = file instanceof TFolder ? [file, ...this.descendants(file)] : [file];
    for (const each of moved) {
      this.forget(each);
      const from = each.path;
      each.setPath(newPath + from.slice(oldPath.length));
      this.place(each);
      this.trigger('rename', each, from);
    }
  }

  private descendants(folder: TFolder): TAbstractFile[] {
    return [...this.byPath.values()].filter((file) => file.path.startsWith(`${folder.path}/`));
  }

  private refuseExisting(path: string): void {
    if (this.byPath.has(path)) throw new Error('File already exists.');
  }

  private async announce(path: string): Promise<TFile> {
    const file = this.addFile(path);
    await this.updateStat(file);
    this.trigger('create', file);
    return file;
  }

  private async announceChange(file: TFile): Promise<void> {
    await this.updateStat(file);
    this.trigger('modify', file);
  }

  private async updateStat(file: TFile): Promise<void> {
    const stat = await this.adapter.stat(file.path);
    if (stat) file.stat = { ctime: stat.ctime, mtime: stat.mtime, size: stat.size };
  }

  private addFile(path: string): TFile {
    const file = new TFile(this, path);
    this.place(file);
    return file;
  }

  private addFolder(path: string): TFolder {
    const folder = new TFolder(this, path);
    this.place(folder);
    return folder;
  }

  private place(file: TAbstractFile): void {
    const parentPath = parentOf(file.path);
    const known = parentPath === '' ? this.root : this.byPath.get(parentPath);
    const parent = known instanceof TFolder ? known : this.addFolder(parentPath);
    if (!parent.children.includes(file)) parent.children.push(file);
    file.parent = parent;
    this.byPath.set(file.path, file);
  }

  private forget(file: TAbstractFile): void {
    this.byPath.delete(file.path);
    file.parent?.children.splice(file.parent.children.indexOf(file), 1);
  }
}

/** As in the app: one kind of slash, no slash at the ends, no odd spaces. */
export function normalizePath(path: string): string {
  const cleaned = path.replace(/[\\/]+/g, '/').replace(/^\/+|\/+$/g, '').replace(/[\u00A0\u202F]/g, ' ').normalize('NFC');
  return cleaned === '' ? '/' : cleaned;
}

function isVisible(path: string): boolean {
  return !path.split('/').some((part) => part.startsWith('.'));
}
