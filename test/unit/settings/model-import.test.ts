import { readFileSync } from 'node:fs';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ModelCard } from '../../../src/model/card';
import { parseCard } from '../../../src/model/card-parser';
import { LARGEST_FILE, readArchive } from '../../../src/settings/model-archive';
import { ModelFolders, type Disk } from '../../../src/settings/model-folders';

const NAMES = ['model.json', 'encoder.onnx', 'decoder.onnx', 'tokenizer.json'];
const FILES = Object.fromEntries(NAMES.map((name) => [name, new Uint8Array(readFileSync(`models/fr-en/${name}`))]));
const CARD = cardOf(FILES['model.json'] ?? new Uint8Array());

function cardOf(bytes: Uint8Array): ModelCard {
  const { value } = parseCard(new TextDecoder().decode(bytes));
  if (value === null) throw new Error('The shipped card does not parse');
  return value;
}

function zip(entries: Zippable): Uint8Array {
  return zipSync(entries, { level: 1 });
}

/** The archive with another unpacked size in the directory entry of its last file. */
function claiming(archive: Uint8Array, size: number): Uint8Array {
  const buffer = Buffer.from(archive);
  buffer.writeUInt32LE(size, buffer.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24);
  return new Uint8Array(buffer);
}

describe('an archive', () => {
  test('holds the models of its folders, whatever else is in it', () => {
    const { folders } = readArchive(zip({ 'fr-en': FILES, 'deep/down/es-en': { ...FILES, 'notes.txt': new Uint8Array(3) }, 'README.md': new Uint8Array(1) }));
    expect(folders?.map((files) => [...files.keys()].sort())).toEqual([[...NAMES].sort(), [...NAMES].sort()]);
    expect(folders?.[0]?.get('encoder.onnx')).toEqual(FILES['encoder.onnx']);
  });

  test('may have the files at its top', () => {
    expect(readArchive(zip(FILES)).folders).toHaveLength(1);
  });

  test.each([
    ['no archive', () => new TextEncoder().encode('not a zip at all'), 'not-a-zip'],
    ['an empty file', () => new Uint8Array(), 'not-a-zip'],
    ['an archive cut short', () => zip(FILES).slice(0, 5000), 'not-a-zip'],
    ['a path that climbs out', () => zip({ ...FILES, '../evil/model.json': new Uint8Array(1) }), 'bad-path'],
    ['a path from the root', () => zip({ '/etc/model.json': new Uint8Array(1) }), 'bad-path'],
    ['a path of Windows', () => zip({ 'C:\\model.json': new Uint8Array(1) }), 'bad-path'],
    ['no card', () => zip({ 'a.txt': new Uint8Array(1) }), 'nothing'],
    ['a model inside an archive inside', () => zip({ 'inner.zip': zip(FILES) }), 'nothing'],
    ['a file that unpacks to too much', () => claiming(zip({ 'model.json': new Uint8Array(1), 'encoder.onnx': new Uint8Array(9) }), LARGEST_FILE + 1), 'too-large'],
  ] as const)('%s is refused', (_, make, problem) => {
    expect(readArchive(make())).toEqual({ folders: null, problem });
  });

  test('an entry that lies about its size gets no more room than it claimed', () => {
    const archive = claiming(zip({ 'model.json': new Uint8Array(2_000_000) }), 10);
    const { folders } = readArchive(archive);
    expect(folders?.[0]?.get('model.json')?.length ?? 0).toBeLessThanOrEqual(10);
  });
});

/** A disk in memory. `room` is how many bytes it takes before writing fails. */
class MemoryDisk implements Disk {
  readonly files = new Map<string, Uint8Array>();
  private readonly folders = new Set<string>(['plugin']);

  constructor(private readonly room = Infinity) {}

  exists(path: string): Promise<boolean> { return Promise.resolve(this.folders.has(path) || this.files.has(path)); }
  list(path: string): Promise<{ folders: string[] }> {
    return Promise.resolve({ folders: [...this.folders].filter((folder) => folder.startsWith(`${path}/`) && !folder.slice(path.length + 1).includes('/')) });
  }
  async read(path: string): Promise<string> { return new TextDecoder().decode(await this.readBinary(path)); }
  readBinary(path: string): Promise<ArrayBuffer> {
    const bytes = this.files.get(path);
    return bytes ? Promise.resolve(bytes.slice().buffer) : Promise.reject(new Error(`No ${path}`));
  }
  writeBinary(path: string, data: ArrayBuffer): Promise<void> {
    const used = [...this.files.values()].reduce((sum, { length }) => sum + length, 0);
    if (used + data.byteLength > this.room) return Promise.reject(new Error('No space left on device'));
    this.files.set(path, new Uint8Array(data));
    return Promise.resolve();
  }
  mkdir(path: string): Promise<void> { this.folders.add(path); return Promise.resolve(); }
  rename(path: string, newPath: string): Promise<void> {
    for (const [name, bytes] of [...this.files]) {
      if (!name.startsWith(`${path}/`)) continue;
      this.files.delete(name);
      this.files.set(newPath + name.slice(path.length), bytes);
    }
    this.folders.delete(path);
    this.folders.add(newPath);
    return Promise.resolve();
  }
  rmdir(path: string): Promise<void> {
    for (const name of [...this.files.keys()]) if (name.startsWith(`${path}/`)) this.files.delete(name);
    this.folders.delete(path);
    return Promise.resolve();
  }
}

const MODEL = new Map(Object.entries(FILES));

describe('imported models', () => {
  test('are there after being added, with the bytes that the engine reads', async () => {
    const folders = new ModelFolders(new MemoryDisk(), 'plugin/models');
    expect(await folders.list()).toEqual([]);
    await folders.add(CARD, MODEL);
    const [source] = await folders.list();
    expect(source?.card).toEqual(CARD);
    const payload = await source?.load();
    const expected = Buffer.concat(CARD.files.map(({ name }) => FILES[name] ?? new Uint8Array()));
    expect(payload?.encoding === 'plain' && Buffer.from(payload.bytes).equals(expected)).toBe(true);
  });

  test('a newer one takes the place of the older one with its id', async () => {
    const folders = new ModelFolders(new MemoryDisk(), 'plugin/models');
    await folders.add(CARD, MODEL);
    const newer = { ...CARD, version: '9.0.0' };
    await folders.add(newer, new Map(MODEL).set('model.json', new TextEncoder().encode(JSON.stringify(newer))));
    expect((await folders.list()).map(({ card }) => card.version)).toEqual(['9.0.0']);
  });

  test('go when they are removed', async () => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add(CARD, MODEL);
    await folders.remove(CARD.id);
    expect(await folders.list()).toEqual([]);
    expect(disk.files.size).toBe(0);
  });

  test('a disk that is full leaves nothing half done', async () => {
    const disk = new MemoryDisk(1_000_000);
    const folders = new ModelFolders(disk, 'plugin/models');
    await expect(folders.add(CARD, MODEL)).rejects.toThrow('No space');
    expect(disk.files.size).toBe(0);
    expect(await folders.list()).toEqual([]);
  });

  test('what was left unfinished, or is no model, is not listed', async () => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add(CARD, MODEL);
    await disk.mkdir('plugin/models/abc.unfinished');
    await disk.writeBinary('plugin/models/abc.unfinished/model.json', (FILES['model.json'] ?? new Uint8Array()).slice().buffer);
    await disk.mkdir('plugin/models/broken');
    await disk.writeBinary('plugin/models/broken/model.json', new TextEncoder().encode('{').buffer);
    expect(await folders.list()).toHaveLength(1);
  });
});
