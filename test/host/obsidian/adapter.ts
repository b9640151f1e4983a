/** The vault's files: read from the host's server at start, kept in memory, written through to the server's own copy. */

import type { DataAdapter, DataWriteOptions, ListedFiles, Stat } from 'obsidian';

/** A file as the server sends it. */
export interface ServedFile {
  readonly path: string;
  readonly mtime: number;
  readonly base64: string;
}

interface StoredFile {
  readonly bytes: ArrayBuffer;
  readonly ctime: number;
  readonly mtime: number;
}

export class ServedAdapter implements DataAdapter {
  private readonly files = new Map<string, StoredFile>();
  private readonly folders = new Set<string>();

  /** @param served the vault and the plugin's own folder, as the server's vault.json has them */
  constructor(served: readonly ServedFile[], private readonly vaultName: string) {
    for (const { path, mtime, base64 } of served) this.keep(path, { bytes: bytesOfBase64(base64), ctime: mtime, mtime });
  }

  getName(): string { return this.vaultName; }
  getBasePath(): string { return `/${this.vaultName}`; }
  getFullPath(path: string): string { return `/${this.vaultName}/${path}`; }
  getFilePath(path: string): string { return `file:///${this.vaultName}/${path}`; }
  getResourcePath(path: string): string { return `/vault/${encodePath(path)}?${this.files.get(path)?.mtime ?? 0}`; }

  exists(path: string): Promise<boolean> {
    return Promise.resolve(path === '' || path === '/' || this.files.has(path) || this.folders.has(path));
  }

  stat(path: string): Promise<Stat | null> {
    const file = this.files.get(path);
    if (file) return Promise.resolve({ type: 'file', ctime: file.ctime, mtime: file.mtime, size: file.bytes.byteLength });
    return Promise.resolve(this.folders.has(path) ? { type: 'folder', ctime: 0, mtime: 0, size: 0 } : null);
  }

  list(folder: string): Promise<ListedFiles> {
    const inside = (path: string) => parentOf(path) === (folder === '/' ? '' : folder);
    return Promise.resolve({ files: [...this.files.keys()].filter(inside), folders: [...this.folders].filter(inside) });
  }

  async read(path: string): Promise<string> { return new TextDecoder().decode(await this.readBinary(path)); }

  readBinary(path: string): Promise<ArrayBuffer> {
    const file = this.files.get(path);
    return file ? Promise.resolve(file.bytes.slice(0)) : Promise.reject(notFound(path));
  }

  write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    return this.writeBinary(path, bytesOf(data), options);
  }

  async writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    const now = Date.now();
    const parent = parentOf(path);
    if (parent !== '' && !this.folders.has(parent)) throw notFound(parent);
    // A copy: what the caller does to its buffer afterwards must not change the file.
    const bytes = data.slice(0);
    this.keep(path, { bytes, ctime: options?.ctime ?? this.files.get(path)?.ctime ?? now, mtime: options?.mtime ?? now });
    await this.send('PUT', path, bytes);
  }

  async append(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    await this.write(path, `${(await this.exists(path)) ? await this.read(path) : ''}${data}`, options);
  }

  async appendBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    const present = (await this.exists(path)) ? await this.readBinary(path) : new ArrayBuffer(0);
    const joined = new Uint8Array(present.byteLength + data.byteLength);
    joined.set(new Uint8Array(present));
    joined.set(new Uint8Array(data), present.byteLength);
    await this.writeBinary(path, joined.buffer, options);
  }

  async process(path: string, change: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    const changed = change(await this.read(path));
    await this.write(path, changed, options);
    return changed;
  }

  mkdir(path: string): Promise<void> {
    this.addFolders(path);
    return Promise.resolve();
  }

  async trashSystem(path: string): Promise<boolean> {
    await this.remove(path);
    return true;
  }

  trashLocal(path: string): Promise<void> { return this.remove(path); }

  async rmdir(path: string, recursive: boolean): Promise<void> {
    const inside = (other: string) => other.startsWith(`${path}/`);
    const files = [...this.files.keys()].filter(inside);
    if (files.length > 0 && !recursive) throw new Error(`ENOTEMPTY: directory not empty, rmdir '${path}'`);
    for (const file of files) await this.remove(file);
    for (const folder of [...this.folders].filter((other) => other === path || inside(other))) this.folders.delete(folder);
  }

  async remove(path: string): Promise<void> {
    if (!this.files.delete(path)) throw notFound(path);
    await this.send('DELETE', path);
  }

  async rename(path: string, newPath: string): Promise<void> {
    if (this.folders.has(path)) {
      this.addFolders(newPath);
      for (const file of [...this.files.keys()].filter((other) => other.startsWith(`${path}/`))) await this.rename(file, newPath + file.slice(path.length));
      this.folders.delete(path);
      return;
    }
    await this.copy(path, newPath);
    await this.remove(path);
  }

  async copy(path: string, newPath: string): Promise<void> {
    if (await this.exists(newPath)) throw new Error(`EEXIST: file already exists, '${newPath}'`);
    await this.writeBinary(newPath, await this.readBinary(path));
  }

  /** For the host: everything that is there, hidden folders included. */
  paths(): { files: string[]; folders: string[] } {
    return { files: [...this.files.keys()], folders: [...this.folders] };
  }

  private keep(path: string, file: StoredFile): void {
    this.files.set(path, file);
    this.addFolders(parentOf(path));
  }

  private addFolders(path: string): void {
    for (let folder = path; folder !== ''; folder = parentOf(folder)) this.folders.add(folder);
  }

  private async send(method: 'PUT' | 'DELETE', path: string, body?: ArrayBuffer): Promise<void> {
    const response = await fetch(`/vault/${encodePath(path)}`, { method, ...(body ? { body } : {}) });
    if (!response.ok) throw new Error(`The host's server refused to ${method} ${path}: ${response.status}.`);
  }
}

/** On phones and tablets the app's adapter is of another class; plugins tell them apart by `instanceof`. */
export class FileSystemAdapter extends ServedAdapter {}
export class CapacitorAdapter extends ServedAdapter {}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function base64OfBytes(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const chunks: string[] = [];
  for (let begin = 0; begin < bytes.length; begin += 0x8000) chunks.push(String.fromCharCode(...bytes.subarray(begin, begin + 0x8000)));
  return btoa(chunks.join(''));
}

export function bytesOfBase64(base64: string): ArrayBuffer {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes.buffer;
}

function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function notFound(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
}
