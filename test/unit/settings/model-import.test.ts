import { readFileSync } from 'node:fs';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ModelCard } from '../../../src/model/card';
import { parseCard } from '../../../src/model/card-parser';
import { checkFolders } from '../../../src/settings/found-models';
import { LARGEST_FILE, MOST_FILES, readArchive, type FoundFolder, type Steps } from '../../../src/settings/model-archive';
import { ModelFolders, type Disk } from '../../../src/settings/model-folders';

const NAMES = ['model.json', 'encoder.onnx', 'decoder.onnx', 'tokenizer.json'];
const FILES = Object.fromEntries(NAMES.map((name) => [name, new Uint8Array(readFileSync(`models/fr-en/${name}`))]));
const CARD = cardOf(FILES['model.json'] ?? new Uint8Array());

function cardOf(bytes: Uint8Array): ModelCard {
  const { value } = parseCard(new TextDecoder().decode(bytes));
  if (value === null) throw new Error('The shipped card does not parse');
  return value;
}

/** Goes through to the end, and keeps what was said on the way. */
function steps(onProgress: (share: number) => void = () => undefined, signal = new AbortController().signal): Steps {
  return { onProgress: (share) => Promise.resolve(onProgress(share)), signal };
}

/** Steps that are called off at the first share that is at least this. */
function stoppedAt(share: number): Steps {
  const stop = new AbortController();
  return steps((now) => { if (now >= share) stop.abort(); }, stop.signal);
}

/** Compares megabytes at once; an assertion on them would go through each byte. */
function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
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
  test('holds the models of its folders, whatever else is in it', async () => {
    const { folders } = await readArchive(zip({ 'fr-en': FILES, 'deep/down/es-en': { ...FILES, 'notes.txt': new Uint8Array(3) }, 'README.md': new Uint8Array(1) }), steps());
    expect(folders?.map(({ path, files }) => [path, ...[...files.keys()].sort()])).toEqual([['fr-en', ...[...NAMES].sort()], ['deep/down/es-en', ...[...NAMES].sort()]]);
    expect(isSame(folders?.[0]?.files.get('encoder.onnx'), FILES['encoder.onnx'])).toBe(true);
  });

  test('may have the files at its top', async () => {
    expect((await readArchive(zip(FILES), steps())).folders).toHaveLength(1);
  });

  test('tells how far it is after each file, in shares of what it unpacks to', async () => {
    const shares: number[] = [];
    await readArchive(zip(FILES), steps((share) => shares.push(share)));
    const sizes = Object.values(FILES).map(({ length }) => length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(shares).toEqual(sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0) / total));
  });

  test('is not read further once that is called off', async () => {
    await expect(readArchive(zip(FILES), stoppedAt(0))).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  test.each([
    ['no archive', () => new TextEncoder().encode('not a zip at all'), 'not-a-zip'],
    ['an empty file', () => new Uint8Array(), 'not-a-zip'],
    ['an archive cut short', () => zip(FILES).slice(0, 5000), 'not-a-zip'],
    ['a path that climbs out', () => zip({ ...FILES, '../evil/model.json': new Uint8Array(1) }), 'bad-path'],
    ['a path from the root', () => zip({ '/etc/model.json': new Uint8Array(1) }), 'bad-path'],
    ['a path of Windows', () => zip({ 'C:\\model.json': new Uint8Array(1) }), 'bad-path'],
    ['no card', () => zip({ 'a.txt': new Uint8Array(1) }), 'nothing'],
    ['a model inside an archive inside', () => zip({ 'inner.zip': zip(FILES) }), 'nested'],
    ['more files than models could have', () => zip(Object.fromEntries(Array.from({ length: MOST_FILES + 1 }, (_, index) => [`${index}/model.json`, new Uint8Array(1)]))), 'too-large'],
    ['a file that unpacks to too much', () => claiming(zip({ 'model.json': new Uint8Array(1), 'encoder.onnx': new Uint8Array(9) }), LARGEST_FILE + 1), 'too-large'],
  ] as const)('%s is refused', async (_, make, problem) => {
    expect(await readArchive(make(), steps())).toEqual({ folders: null, problem });
  });

  test('an entry that lies about its size gets no more room than it claimed', async () => {
    const archive = claiming(zip({ 'model.json': new Uint8Array(2_000_000) }), 10);
    const { folders } = await readArchive(archive, steps());
    expect(folders?.[0]?.files.get('model.json')?.length ?? 0).toBeLessThanOrEqual(10);
  });
});

describe('the folders that were found', () => {
  const folder = (path: string, changed: Readonly<Record<string, Uint8Array>> = {}): FoundFolder => ({ path, files: new Map(Object.entries({ ...FILES, ...changed })) });
  const tampered = (name: string): Uint8Array => {
    const bytes = (FILES[name] ?? new Uint8Array()).slice();
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return bytes;
  };

  test('are models where card, hashes, graphs and vocabularies agree', async () => {
    const shares: number[] = [];
    const { models, refused } = await checkFolders([folder('fr-en')], steps((share) => shares.push(share)));
    expect(models.map(({ card }) => card.id)).toEqual(['fr-en']);
    expect(refused).toEqual([]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  test.each(['encoder.onnx', 'decoder.onnx', 'tokenizer.json'])('with one bit of %s changed are refused, the others stay', async (name) => {
    const { models, refused } = await checkFolders([folder('bad', { [name]: tampered(name) }), folder('good')], steps());
    expect(models).toHaveLength(1);
    expect(refused).toMatchObject([{ name: 'fr-en', problems: expect.arrayContaining([expect.objectContaining({ kind: 'file', path: name })]) as unknown }]);
  });

  test('with a card that is none are named by their path', async () => {
    expect((await checkFolders([folder('deep/down', { 'model.json': new TextEncoder().encode('{') })], steps())).refused).toMatchObject([{ name: 'deep/down', problems: [{ kind: 'syntax' }] }]);
  });

  test('with one id twice give one model', async () => {
    const { models, refused } = await checkFolders([folder('a'), folder('b')], steps());
    expect(models).toHaveLength(1);
    expect(refused).toMatchObject([{ name: 'fr-en', problems: [{ path: 'model.json: id' }] }]);
  });

  test('are not checked further once that is called off', async () => {
    await expect(checkFolders([folder('a')], stoppedAt(0))).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
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

const MODEL = { card: CARD, files: new Map(Object.entries(FILES)) };
const OTHER_CARD = { ...CARD, id: 'xx-en' };
const OTHER = { card: OTHER_CARD, files: new Map(MODEL.files).set('model.json', new TextEncoder().encode(JSON.stringify(OTHER_CARD))) };

describe('imported models', () => {
  test('are there after being added, with the bytes that the engine reads', async () => {
    const folders = new ModelFolders(new MemoryDisk(), 'plugin/models');
    expect(await folders.list()).toEqual([]);
    await folders.add([MODEL], steps());
    const [source] = await folders.list();
    expect(source?.card).toEqual(CARD);
    const payload = await source?.load();
    const expected = Buffer.concat(CARD.files.map(({ name }) => FILES[name] ?? new Uint8Array()));
    expect(payload?.encoding === 'plain' && Buffer.from(payload.bytes).equals(expected)).toBe(true);
  });

  test('a newer one takes the place of the older one with its id', async () => {
    const folders = new ModelFolders(new MemoryDisk(), 'plugin/models');
    await folders.add([MODEL], steps());
    const newer = { ...CARD, version: '9.0.0' };
    await folders.add([{ card: newer, files: new Map(MODEL.files).set('model.json', new TextEncoder().encode(JSON.stringify(newer))) }], steps());
    expect((await folders.list()).map(({ card }) => card.version)).toEqual(['9.0.0']);
  });

  test('go when they are removed', async () => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add([MODEL], steps());
    await folders.remove(CARD.id);
    expect(await folders.list()).toEqual([]);
    expect(disk.files.size).toBe(0);
  });

  const size = Object.values(FILES).reduce((sum, { length }) => sum + length, 0);

  test.each([['the only', 1_000_000, [MODEL]], ['the second', size + 1_000_000, [MODEL, OTHER]]])('a disk that is full at %s model leaves nothing half done, and nothing of the others', async (_, room, models) => {
    const disk = new MemoryDisk(room);
    const folders = new ModelFolders(disk, 'plugin/models');
    await expect(folders.add(models, steps())).rejects.toThrow('No space');
    expect(disk.files.size).toBe(0);
    expect(await folders.list()).toEqual([]);
  });

  test('that can’t be moved into place leave what was there, of all of them', async () => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add([MODEL], steps());
    const before = new Map(disk.files);
    const rename = disk.rename.bind(disk);
    let moves = 0;
    // The first model is there already: it gives way, its new copy comes, and then the second one fails.
    disk.rename = (path, newPath) => (++moves === 3 ? Promise.reject(new Error('EBUSY')) : rename(path, newPath));
    await expect(folders.add([MODEL, OTHER], steps())).rejects.toThrow('EBUSY');
    expect([...disk.files.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [path, bytes] of before) expect(isSame(disk.files.get(path), bytes), path).toBe(true);
    expect((await folders.list()).map(({ card }) => card.id)).toEqual([CARD.id]);
  });

  test.each([0, 0.4, 1])('called off at %d, nothing is left, and what was there before stays', async (share) => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add([MODEL], steps());
    const before = new Map(disk.files);
    await expect(folders.add([OTHER], stoppedAt(share))).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect([...disk.files.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [path, bytes] of before) expect(isSame(disk.files.get(path), bytes), path).toBe(true);
  });

  test('the same model again mends what was damaged', async () => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add([MODEL], steps());
    const path = [...disk.files.keys()].find((name) => name.endsWith('encoder.onnx')) ?? '';
    disk.files.set(path, new Uint8Array(3));
    await folders.add([MODEL], steps());
    expect(isSame(disk.files.get(path), FILES['encoder.onnx'])).toBe(true);
    expect(await folders.list()).toHaveLength(1);
  });

  test('what a killed import left is cleared by the next one', async () => {
    const disk = new MemoryDisk();
    await disk.mkdir('plugin/models');
    await disk.mkdir('plugin/models/abc.unfinished');
    await disk.writeBinary('plugin/models/abc.unfinished/encoder.onnx', new ArrayBuffer(4));
    await new ModelFolders(disk, 'plugin/models').add([MODEL], steps());
    expect([...disk.files.keys()].filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('what was left unfinished, or is no model, is not listed', async () => {
    const disk = new MemoryDisk();
    const folders = new ModelFolders(disk, 'plugin/models');
    await folders.add([MODEL], steps());
    await disk.mkdir('plugin/models/abc.unfinished');
    await disk.writeBinary('plugin/models/abc.unfinished/model.json', (FILES['model.json'] ?? new Uint8Array()).slice().buffer);
    await disk.mkdir('plugin/models/broken');
    await disk.writeBinary('plugin/models/broken/model.json', new TextEncoder().encode('{').buffer);
    expect(await folders.list()).toHaveLength(1);
  });
});
