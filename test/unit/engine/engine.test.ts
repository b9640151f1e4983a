import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { base85OfBytes } from '../../../scripts/build/base85.mjs';
import { createNodeEngine } from '../../../scripts/command/node-engine';
import type { ModelSource } from '../../../src/engine/model-bytes';
import { unpackModel, unpackRuntime } from '../../../src/engine/model-bytes';
import { RUNTIME_SHA256 } from '../../../src/engine/runtime';
import type { Engine, TraceRequest } from '../../../src/model/engine';
import { NO_INTERVENTIONS } from '../../../src/model/trace';
import { MODEL_ID, shippedEngine, shippedSource } from './shipped-model';

const RUNTIME_FILE = 'src/engine/runtime/ort-wasm-trimmed.zst';

const engines: Engine[] = [];

function opened(engine: Engine): Engine {
  engines.push(engine);
  return engine;
}

afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

function asking(text: string, decoding: TraceRequest['decoding'] = { kind: 'greedy' }): TraceRequest {
  return { modelId: MODEL_ID, text, decoding, interventions: NO_INTERVENTIONS };
}

describe('the engine over the shipped model', () => {
  it('tells its stages, translates, and remembers', async () => {
    const engine = opened(await shippedEngine());
    const stages: string[] = [];
    const trace = await engine.trace(asking('Je ne parle pas espagnol.'), { onProgress: (stage) => stages.push(stage) });
    expect(stages).toEqual(['runtime', 'model', 'running']);
    expect(trace.finished).toBe(true);
    expect(engine.cached(asking('Je ne parle pas espagnol.'))).toBe(trace);
    expect(engine.models.map(({ id }) => id)).toEqual([MODEL_ID]);
  });

  it('stops in the middle of a long search when it is cancelled, and goes on with the next', async () => {
    const engine = opened(await shippedEngine());
    await engine.trace(asking('Non.'));
    const stop = new AbortController();
    const long = engine.trace(asking('Il fait beau, et je vais à la mer. '.repeat(10), { kind: 'beam', size: 10, lengthPenalty: 1 }), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(long).rejects.toMatchObject({ name: 'AbortError' });
    await expect(engine.trace(asking('Oui.'))).resolves.toMatchObject({ finished: true });
  });
});

describe('bytes that are damaged', () => {
  it('are refused wherever a bit of a model is flipped, and a later try with sound bytes works', async () => {
    const sound = await shippedSource();
    let damagedAt: number | null = 10_000;
    const source: ModelSource = {
      card: sound.card,
      load: async () => {
        const payload = await sound.load();
        if (payload.encoding === 'plain' && damagedAt !== null) payload.bytes[damagedAt] = (payload.bytes[damagedAt] ?? 0) ^ 1;
        return payload;
      },
    };
    const engine = opened(createNodeEngine({ runtimeFile: RUNTIME_FILE, models: [source] }));
    const size = sound.card.files.reduce((total, { bytes }) => total + bytes, 0);
    for (damagedAt of [0, 10_000, size >> 1, size - 1]) await expect(engine.trace(asking('Oui.'))).rejects.toMatchObject({ kind: 'corrupt' });
    damagedAt = null;
    await expect(engine.trace(asking('Oui.'))).resolves.toMatchObject({ finished: true });
  });

  it('are refused where a model ends too early', async () => {
    const source = await shippedSource();
    const payload = await source.load();
    const bytes = payload.encoding === 'plain' ? payload.bytes.subarray(0, 1000) : new Uint8Array();
    await expect(unpackModel({ card: source.card, payload: { encoding: 'plain', bytes } })).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it.each([0, 100, 5000, 600_000, 1_190_000])('are refused where a bit of the runtime is flipped in byte %i', async (place) => {
    const bytes = new Uint8Array(readFileSync(RUNTIME_FILE));
    bytes[place] = (bytes[place] ?? 0) ^ 4;
    const unpacked = unpackRuntime({ payload: { encoding: 'zstd', bytes }, sha256: RUNTIME_SHA256 }).then(({ length }) => length);
    await expect(unpacked).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it.each(['', '"""', 'AAAAA', base85OfBytes(readFileSync(RUNTIME_FILE)).replace(/.$/, ',')])('are refused where the text of the runtime is wrong', async (text) => {
    await expect(unpackRuntime({ payload: { encoding: 'zstd-base85', text }, sha256: RUNTIME_SHA256 })).rejects.toMatchObject({ kind: 'corrupt' });
  });
});
