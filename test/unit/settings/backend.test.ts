/** What is kept on the device about the backend, and the file that WebGPU needs. */

import { beforeAll, describe, expect, it } from 'vitest';
import { WEBGPU_FILE } from '../../../src/engine/webgpu-file';
import { readBackend, wantsWebGpu, writeBackend } from '../../../src/settings/backend';
import { WebGpuStorage } from '../../../src/settings/webgpu-storage';
import { makeExpectedWebGpuFile } from '../../../scripts/trim-runtime/webgpu-file.mjs';

const FASTER = { wasm: 20, webgpu: 10 };
const SLOWER = { wasm: 10, webgpu: 200 };

describe('the choice of a backend', () => {
  it.each([
    ['nothing', null], ['a text', 'webgpu'], ['an unknown choice', { preference: 'cuda' }],
    ['times of another file', { preference: 'automatic', times: { ...FASTER, file: 'f'.repeat(64) } }],
    ['times that are none', { times: { wasm: -1, webgpu: NaN, file: WEBGPU_FILE.sha256 } }],
  ])('is automatic and unmeasured where %s is stored', (_, stored) => {
    expect(readBackend(stored)).toEqual({ preference: 'automatic', times: null });
  });

  it('is read as it was written', () => {
    const chosen = { preference: 'webgpu', times: FASTER } as const;
    expect(readBackend(JSON.parse(JSON.stringify(writeBackend(chosen))))).toEqual(chosen);
  });

  it.each([
    ['automatic', null, false], ['automatic', FASTER, true], ['automatic', SLOWER, false],
    ['wasm', FASTER, false], ['webgpu', null, true], ['webgpu', SLOWER, true],
  ] as const)('%s with the times %j asks for WebGPU: %s', (preference, times, wanted) => {
    expect(wantsWebGpu({ preference, times })).toBe(wanted);
  });
});

/** A disk in memory, whose next writes may fail. */
class MemoryDisk {
  readonly files = new Map<string, ArrayBuffer>();
  isFull = false;
  exists(path: string): Promise<boolean> { return Promise.resolve(path === FOLDER || this.files.has(path)); }
  mkdir(): Promise<void> { return Promise.resolve(); }
  remove(path: string): Promise<void> { return Promise.resolve(void this.files.delete(path)); }

  readBinary(path: string): Promise<ArrayBuffer> {
    return Promise.resolve(this.files.get(path) ?? new ArrayBuffer(0));
  }

  async writeBinary(path: string, data: ArrayBuffer): Promise<void> {
    this.files.set(path, this.isFull ? data.slice(0, 10) : data);
    if (this.isFull) await Promise.reject(new Error('ENOSPC'));
  }

  rename(path: string, newPath: string): Promise<void> {
    this.files.set(newPath, this.files.get(path) ?? new ArrayBuffer(0));
    return this.remove(path);
  }
}

const FOLDER = '.obsidian/plugins/attention-lab';
const PATH = `${FOLDER}/webgpu-runtime.bin`;

describe('the runtime for WebGPU in the folder of the plugin', () => {
  let file: Uint8Array;
  beforeAll(async () => { file = await makeExpectedWebGpuFile(); }, 600_000);

  it('is taken, read and removed', async () => {
    const disk = new MemoryDisk();
    const storage = new WebGpuStorage(disk, FOLDER);
    expect([await storage.state(), await storage.read()]).toEqual(['missing', null]);
    expect(await storage.add(file)).toBe('added');
    expect([await storage.state(), [...disk.files.keys()]]).toEqual(['ready', [PATH]]);
    expect(Buffer.from(await storage.read() ?? []).equals(Buffer.from(file))).toBe(true);
    await storage.remove();
    expect(await storage.state()).toBe('missing');
  });

  it('is not taken where it is another file, and what is there stays', async () => {
    const disk = new MemoryDisk();
    const storage = new WebGpuStorage(disk, FOLDER);
    await storage.add(file);
    expect(await storage.add(file.map((byte, index) => (index === 9 ? byte ^ 4 : byte)))).toBe('wrong-file');
    expect([await storage.state(), disk.files.size]).toEqual(['ready', 1]);
  });

  it('is not half there where the disk is full', async () => {
    const disk = new MemoryDisk();
    disk.isFull = true;
    expect(await new WebGpuStorage(disk, FOLDER).add(file)).toBe('write-failed');
    expect(disk.files.size).toBe(0);
  });

  it('is known to be wrong where someone else put another one there', async () => {
    const disk = new MemoryDisk();
    disk.files.set(PATH, new ArrayBuffer(2_000_000));
    expect(await new WebGpuStorage(disk, FOLDER).state()).toBe('wrong');
  });
});
