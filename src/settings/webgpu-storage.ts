/** The runtime for WebGPU in the plugin's folder. Only the very file that this version of the plugin expects gets there. */

import { isWebGpuFile, WEBGPU_FILE } from '../engine/webgpu-file';
import type { Disk } from './model-folders';

export type WebGpuImport = 'added' | 'wrong-file' | 'write-failed';

type FileDisk = Pick<Disk, 'exists' | 'readBinary' | 'writeBinary' | 'rename' | 'mkdir'> & { remove(path: string): Promise<void> };

export class WebGpuStorage {
  private readonly path: string;

  /** @param folder the plugin's own */
  constructor(private readonly disk: FileDisk, private readonly folder: string) {
    this.path = `${folder}/${WEBGPU_FILE.name}`;
  }

  /** The file's bytes, whatever they are; null where there is none. The engine checks them. */
  async read(): Promise<Uint8Array | null> {
    return await this.disk.exists(this.path) ? new Uint8Array(await this.disk.readBinary(this.path)) : null;
  }

  async state(): Promise<'missing' | 'ready' | 'wrong'> {
    const bytes = await this.read().catch(() => null);
    if (bytes === null) return 'missing';
    return await isWebGpuFile(bytes) ? 'ready' : 'wrong';
  }

  /** Written aside and moved into place, so that half a file is never taken for a whole one. */
  async add(bytes: Uint8Array): Promise<WebGpuImport> {
    if (!await isWebGpuFile(bytes)) return 'wrong-file';
    const aside = `${this.path}.unfinished`;
    try {
      if (!await this.disk.exists(this.folder)) await this.disk.mkdir(this.folder);
      await this.disk.writeBinary(aside, bytes.slice().buffer);
      if (await this.disk.exists(this.path)) await this.disk.remove(this.path);
      await this.disk.rename(aside, this.path);
      return 'added';
    } catch {
      await this.disk.remove(aside).catch(() => undefined);
      return 'write-failed';
    }
  }

  async remove(): Promise<void> {
    if (await this.disk.exists(this.path)) await this.disk.remove(this.path);
  }
}
