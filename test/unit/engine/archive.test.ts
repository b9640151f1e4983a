/** Models as main.js carries them: all files in one archive, equal ones once. */

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packModels } from '../../../scripts/build/pack-models.mjs';
import { EngineClient } from '../../../src/engine/client';
import { openLocal } from '../../../src/engine/local-connection';
import { unpackArchive, unpackModel, type ArchivePayload } from '../../../src/engine/model-bytes';
import { RUNTIME_SHA256 } from '../../../src/engine/runtime';
import type { ModelCard } from '../../../src/model/card';
import { NO_INTERVENTIONS } from '../../../src/model/trace';

const MODEL = 'models/fr-en';
const RUNTIME_FILE = 'src/engine/runtime/ort-wasm-trimmed.zst';

interface Packed {
  readonly cards: readonly ModelCard[];
  readonly files: ArchivePayload['files'];
  readonly packed: Uint8Array;
}

const folders: string[] = [];
let alone: Packed;
let together: Packed;

beforeAll(async () => {
  alone = await packModels([MODEL]);
  together = await packModels([MODEL, relative('twin')]);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the shipped model under another id and with one piece of its tokenizer written otherwise. */
function relative(id: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
  folders.push(folder);
  cpSync(MODEL, folder, { recursive: true });
  const tokenizer = Buffer.from(`${readFileSync(join(folder, 'tokenizer.json'), 'utf8').trimEnd()} \n`);
  writeFileSync(join(folder, 'tokenizer.json'), tokenizer);
  const card = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as ModelCard;
  const files = card.files.map((file) => (file.name === 'tokenizer.json' ? { ...file, bytes: tokenizer.length, sha256: createHash('sha256').update(tokenizer).digest('hex') } : file));
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ ...card, id, files }));
  return folder;
}

function payloadOf({ files, packed }: Packed, damagedAt: number | null = null): ArchivePayload {
  const bytes = new Uint8Array(packed);
  if (damagedAt !== null) bytes[damagedAt] = (bytes[damagedAt] ?? 0) ^ 1;
  return { files, payload: { encoding: 'zstd', bytes } };
}

describe('an archive of two models that share their graphs', () => {
  it('holds a shared file once, and files of one name side by side', () => {
    const names = together.files.map(({ sha256 }) => together.cards.map(({ files }) => files.find((file) => file.sha256 === sha256)?.name));
    expect(names.map((both) => both.filter((name) => name !== undefined).join(' '))).toEqual(['encoder.onnx encoder.onnx', 'decoder.onnx decoder.onnx', 'tokenizer.json', 'tokenizer.json']);
  });

  it('is hardly larger than that of one', () => {
    expect(together.packed.length - alone.packed.length).toBeLessThan(500);
  });

  it('gives back every file of each model', async () => {
    const archive = unpackArchive(payloadOf(together));
    for (const [card, folder] of [[together.cards[0], MODEL], [together.cards[1], folders[0]]] as const) {
      if (!card || folder === undefined) throw new Error('a model is missing');
      const { encoder, decoder, tokenizer } = await unpackModel({ card, payload: { encoding: 'archived' } }, archive);
      for (const [name, bytes] of Object.entries({ 'encoder.onnx': encoder, 'decoder.onnx': decoder, 'tokenizer.json': tokenizer })) {
        expect(readFileSync(join(folder, name)).equals(bytes), `${card.id} ${name}`).toBe(true);
      }
    }
  });

  it('is sent to the engine once, and both models translate from it', async () => {
    const client = new EngineClient({
      models: together.cards.map((card) => ({ card, load: () => Promise.resolve({ encoding: 'archived' }) })),
      loadRuntime: () => Promise.resolve({ payload: { encoding: 'zstd', bytes: readFileSync(RUNTIME_FILE) }, sha256: RUNTIME_SHA256 }),
      archive: payloadOf(together),
      connect: (events) => Promise.resolve(recorded(openLocal(events))),
      schedule: () => () => undefined,
      webgpu: null,
    store: null,
      memoryBytes: 1_000_000,
      idleAfter: () => 1,
      silenceLimit: 1,
    });
    const sent: boolean[] = [];
    function recorded(connection: ReturnType<typeof openLocal>): typeof connection {
      return { ...connection, send: (message) => { if (message.kind === 'trace') sent.push(message.archive !== null); connection.send(message); } };
    }
    try {
      const asking = (modelId: string) => client.trace({ modelId, text: 'Je ne parle pas espagnol.', decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS });
      const [one, other] = [await asking('fr-en'), await asking('twin')];
      expect(other.target.text).toBe(one.target.text);
      expect(sent).toEqual([true, false]);
    } finally {
      client.dispose();
    }
  });

  it('is refused where a bit of it is flipped', async () => {
    const [card] = together.cards;
    if (!card) throw new Error('a model is missing');
    for (const place of [0, 1000, together.packed.length >> 1]) {
      const unpacked = (async () => unpackModel({ card, payload: { encoding: 'archived' } }, unpackArchive(payloadOf(together, place))))();
      await expect(unpacked.then(({ encoder }) => encoder.length), `byte ${place}`).rejects.toMatchObject({ kind: 'corrupt' });
    }
  });

  it('is refused where the card names a file that is not in it', async () => {
    const [, card] = together.cards;
    if (!card) throw new Error('a model is missing');
    await expect(unpackModel({ card, payload: { encoding: 'archived' } }, unpackArchive(payloadOf(alone)))).rejects.toMatchObject({ kind: 'corrupt', message: expect.stringContaining('tokenizer.json') as string });
  });
});
