import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { lacksOf } from '../../../src/engine/runtime';
import { checkModel } from '../../../src/model/check';
import { sha256 } from '../../../src/model/sha256';

const NAMES = ['model.json', 'encoder.onnx', 'decoder.onnx', 'tokenizer.json'];
const shipped = new Map(NAMES.map((name) => [name, new Uint8Array(readFileSync(`models/fr-en/${name}`))]));

let files: Map<string, Uint8Array>;

beforeEach(() => {
  files = new Map([...shipped].map(([name, bytes]) => [name, bytes.slice()]));
});

function file(name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`no ${name}`);
  return bytes;
}

/** Replaces a file and makes the card agree, as one does who changes a model on purpose. */
async function replace(name: string, bytes: Uint8Array): Promise<void> {
  files.set(name, bytes);
  const card = readCard();
  card.files = await Promise.all(card.files.map(async (entry) => (entry.name === name ? { name, bytes: bytes.length, sha256: await sha256(bytes) } : entry)));
  writeCard(card);
}

interface LooseCard {
  files: Array<{ name: string; bytes: number; sha256: string }>;
  sizes: Record<string, number>;
  parameters: Record<string, number>;
}

function readCard(): LooseCard {
  return JSON.parse(new TextDecoder().decode(file('model.json'))) as LooseCard;
}

function writeCard(card: LooseCard): void {
  files.set('model.json', new TextEncoder().encode(JSON.stringify(card)));
}

async function places(): Promise<string[]> {
  return (await checkModel(files, lacksOf)).problems.map(({ kind, path }) => `${kind} at ${path}`);
}

/** The bytes with the first occurrence of a name replaced by another of the same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'latin1'));
}

/** The graph with another number of ONNX's own opset, which stands at the end of the file. */
function inOpset(bytes: Uint8Array, opset: number): Uint8Array {
  const declared = Buffer.from([0x42, 4, 0x0a, 0, 0x10, 17]);
  const changed = Buffer.from(bytes);
  const place = changed.lastIndexOf(declared);
  if (place < 0) throw new Error('no opset');
  changed[place + 5] = opset;
  return new Uint8Array(changed);
}

describe('checking a model folder', () => {
  it('finds nothing wrong with the shipped model', async () => {
    expect(await places()).toEqual([]);
  });

  it.each(NAMES)('misses %s', async (name) => {
    files.delete(name);
    expect(await places()).toEqual([`missing at ${name}`]);
  });

  it('finds one flipped bit', async () => {
    const graph = file('decoder.onnx');
    graph[graph.length >> 1] = (graph[graph.length >> 1] ?? 0) ^ 1;
    expect(await places()).toContain('file at decoder.onnx');
  });

  it('finds a truncated file', async () => {
    files.set('encoder.onnx', file('encoder.onnx').subarray(0, 1000));
    expect(await places()).toEqual(['file at encoder.onnx', 'file at encoder.onnx', 'syntax at encoder.onnx']);
  });

  it('finds swapped files', async () => {
    const [encoder, decoder] = [file('encoder.onnx'), file('decoder.onnx')];
    await replace('encoder.onnx', decoder);
    await replace('decoder.onnx', encoder);
    expect(await places()).toContain('missing at decoder.onnx: log_probs');
  });

  it('finds a renamed output, and names it', async () => {
    await replace('decoder.onnx', renamed(file('decoder.onnx'), 'update_gate', 'update_hate'));
    expect(await places()).toEqual(['missing at decoder.onnx: update_gate', 'tensor at decoder.onnx: update_hate']);
  });

  it.each([13, 16, 17, 18, 21])('accepts opset %i, which the runtime can run', async (opset) => {
    await replace('decoder.onnx', inOpset(file('decoder.onnx'), opset));
    expect(await places()).toEqual([]);
  });

  it.each([0, 7, 12, 22, 99])('finds opset %i, which it cannot, and says which it can', async (opset) => {
    await replace('decoder.onnx', inOpset(file('decoder.onnx'), opset));
    expect((await checkModel(files, lacksOf)).problems).toEqual([{ kind: 'operators', path: 'decoder.onnx', expected: { kind: 'opset', from: 13, to: 21 }, found: { kind: 'exactly', text: `${opset}` } }]);
  });

  it('finds an operator that the runtime lacks, and names it', async () => {
    await replace('decoder.onnx', renamed(file('decoder.onnx'), 'LogSoftmax', 'LogHardmax'));
    expect((await checkModel(files, lacksOf)).problems).toEqual([{ kind: 'operators', path: 'decoder.onnx', expected: { kind: 'thing', thing: 'runnable-operators' }, found: { kind: 'exactly', text: 'LogHardmax' } }]);
  });

  it('finds graphs of other sizes than the card says', async () => {
    const card = readCard();
    card.sizes = { ...card.sizes, decoderState: (card.sizes.decoderState ?? 0) + 1 };
    writeCard(card);
    const found = await places();
    expect(found).toContain('tensor at encoder.onnx: initial_state');
    expect(found).toContain('tensor at decoder.onnx: state');
  });

  it('finds a vocabulary of another size', async () => {
    const card = readCard();
    card.sizes = { ...card.sizes, sourceVocabulary: 5 };
    writeCard(card);
    expect(await places()).toEqual(['value at tokenizer.json: source.pieces']);
  });

  it('finds parameters that do not add up', async () => {
    const card = readCard();
    card.parameters = { ...card.parameters, total: 1 };
    writeCard(card);
    expect(await places()).toEqual(['value at model.json: parameters.total']);
  });

  it.each([['NaN', 0x7fc00000], ['infinity', 0x7f800000]])('finds a weight that is %s', async (_, bits) => {
    const graph = file('decoder.onnx');
    new DataView(graph.buffer).setUint32(placeOfFloats(graph), bits, true);
    await replace('decoder.onnx', graph);
    expect((await places()).filter((place) => place.startsWith('weights at decoder.onnx: '))).toHaveLength(1);
  });

  it.each([0, 1, 5, 40, 100, 333, 1000])('survives a wrong byte at %i in a graph', async (place) => {
    file('decoder.onnx')[place] = 0xff;
    expect(await places()).toContain('file at decoder.onnx');
  });
});

/** Where the raw bytes of some float32 tensor begin: after its type (field 2), its name (field 8) and the tag and length of raw_data (9). */
function placeOfFloats(graph: Uint8Array): number {
  for (let at = 0; at < graph.length; at++) {
    if (graph[at] !== 0x10 || graph[at + 1] !== 1 || graph[at + 2] !== 0x42) continue;
    let place = at + 4 + (graph[at + 3] ?? 0);
    if (graph[place] !== 0x4a) continue;
    do place++; while ((graph[place] ?? 0) >= 0x80);
    return place + 1;
  }
  throw new Error('no float32 tensor');
}
