/** WebGPU is tried where it is wanted, and whatever goes wrong with it, the sentence is translated by WebAssembly. */

import { afterEach, describe, expect, it } from 'vitest';
import type { WebGpuProblemKind } from '../../../src/engine/backend';
import { EngineClient } from '../../../src/engine/client';
import type { Connection, ConnectionEvents, FromHost, ToHost } from '../../../src/engine/protocol';
import type { ModelCard } from '../../../src/model/card';
import type { TraceRequest } from '../../../src/model/engine';
import { NO_INTERVENTIONS, type Trace } from '../../../src/model/trace';

type TraceMessage = Extract<ToHost, { kind: 'trace' }>;
type Answer = (message: TraceMessage, events: ConnectionEvents) => void;

const CARD = { id: 'fr-en', files: [{ name: 'encoder.onnx', bytes: 1, sha256: 'a'.repeat(64) }] } as unknown as ModelCard;
const NUMBERS = { rows: 1, columns: 1, values: new Float32Array(1) };

const asking = (text: string): TraceRequest => ({ modelId: 'fr-en', text, decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS });
const traceOf = ({ modelId, text }: TraceRequest): Trace =>
  ({ modelId, source: { text, tokens: [], words: [] }, encoderStates: NUMBERS, keys: NUMBERS, initialState: new Float32Array(1), steps: [] }) as unknown as Trace;

const clients: EngineClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

/** Hosts that translate with WebAssembly and do with WebGPU what the test says. */
function setUp(onWebGpu: Answer, { file = new Uint8Array(1) }: { file?: Uint8Array | null } = {}) {
  const started: string[] = [];
  const proved: boolean[] = [];
  const problems: WebGpuProblemKind[] = [];
  const alarms = new Set<() => void>();
  let wanted = true;
  let connections: ConnectionEvents[] = [];
  const connect = (events: ConnectionEvents): Promise<Connection> => {
    let backend = '';
    connections = [...connections, events];
    return Promise.resolve({
      send: (message) => {
        if (message.kind !== 'trace') return;
        if (message.runtime) started.push(backend = message.runtime.backend);
        if (message.model) proved.push(message.model.isProved);
        if (backend === 'webgpu') onWebGpu(message, events);
        else answer(message, events);
      },
      close: () => undefined,
    });
  };
  const client = new EngineClient({
    models: [{ card: CARD, load: () => Promise.resolve({ encoding: 'plain', bytes: new Uint8Array(1) }) }],
    loadRuntime: () => Promise.resolve({ payload: { encoding: 'plain', bytes: new Uint8Array(1) }, sha256: '' }),
    archive: null,
    webgpu: { isWanted: () => wanted, loadFile: () => Promise.resolve(file), onProblem: (kind) => problems.push(kind) },
    connect,
    schedule: (action) => {
      alarms.add(action);
      return () => alarms.delete(action);
    },
    store: null,
    memoryBytes: 1_000_000,
    idleAfter: () => 120,
    silenceLimit: 30,
  });
  clients.push(client);
  return { client, started, proved, problems, alarms, want: (value: boolean) => { wanted = value; }, latest: () => connections.at(-1) };
}

const answer: Answer = ({ id, request }, events) => events.onMessage({ kind: 'trace', id, trace: traceOf(request) });
const answerOnAdapter: Answer = (message, events) => {
  if (message.model) events.onMessage({ kind: 'on-webgpu', id: message.id, adapter: 'nvidia ampere' });
  answer(message, events);
};
const say = (message: (id: number) => FromHost): Answer => ({ id }, events) => events.onMessage(message(id));

describe('an engine that wants WebGPU', () => {
  it('computes with it where it runs, and says on which adapter', async () => {
    const { client, started, problems } = setUp(answerOnAdapter);
    await client.trace(asking('Un.'));
    await client.trace(asking('Deux.'));
    expect(started).toEqual(['webgpu']);
    expect(problems).toEqual([]);
    expect(client.backend).toEqual({ backend: 'webgpu', adapter: 'nvidia ampere', problem: null });
  });

  it('tests a model once, not again after the worker was released', async () => {
    const { client, proved, alarms } = setUp(answerOnAdapter);
    await client.trace(asking('Un.'));
    for (const ring of [...alarms]) ring();
    await client.trace(asking('Deux.'));
    expect(proved).toEqual([false, true]);
  });

  it.each<[string, WebGpuProblemKind, Answer]>([
    ['there is no adapter', 'no-adapter', say((id) => ({ kind: 'no-webgpu', id, problem: 'no-adapter', message: '' }))],
    ['the self-test fails', 'wrong-results', say((id) => ({ kind: 'no-webgpu', id, problem: 'wrong-results', message: '' }))],
    ['the device is lost', 'lost', say(() => ({ kind: 'no-webgpu', id: null, problem: 'lost', message: '' }))],
    ['the runtime stops', 'failed', say((id) => ({ kind: 'failed', id, problem: 'runtime', message: 'unreachable' }))],
    ['the worker breaks', 'failed', (_, events) => events.onBroken(new Error('gone'))],
  ])('goes on with WebAssembly where %s, and tells it once', async (_, kind, onWebGpu) => {
    const { client, started, problems } = setUp(onWebGpu);
    const traces = await Promise.all([client.trace(asking('Un.')), client.trace(asking('Deux.'))]);
    expect(traces.map(({ source }) => source.text)).toEqual(['Un.', 'Deux.']);
    expect(started).toEqual(['webgpu', 'wasm']);
    expect(problems).toEqual([kind]);
    expect(client.backend).toMatchObject({ backend: 'wasm', problem: { kind } });
  });

  it('goes on with WebAssembly where the worker falls silent', async () => {
    const { client, started, problems, alarms } = setUp(() => undefined);
    const trace = client.trace(asking('Un.'));
    await expect.poll(() => alarms.size).toBe(1);
    for (const ring of [...alarms]) ring();
    expect((await trace).source.text).toBe('Un.');
    expect([started, problems]).toEqual([['webgpu', 'wasm'], ['failed']]);
  });

  it('goes on with WebAssembly where the file is missing', async () => {
    const { client, started, problems } = setUp(answer, { file: null });
    await client.trace(asking('Un.'));
    expect([started, problems]).toEqual([['wasm'], ['no-file']]);
  });

  it('notices a device that is lost while nothing runs', async () => {
    const { client, started, problems, latest } = setUp(answerOnAdapter);
    await client.trace(asking('Un.'));
    latest()?.onMessage({ kind: 'no-webgpu', id: null, problem: 'lost', message: '' });
    await client.trace(asking('Deux.'));
    expect([started, problems]).toEqual([['webgpu', 'wasm'], ['lost']]);
  });

  it('leaves a request that makes no sense to the one who asked', async () => {
    const { client, problems } = setUp(say((id) => ({ kind: 'failed', id, problem: 'request', message: 'no text' })));
    await expect(client.trace(asking('Un.'))).rejects.toMatchObject({ kind: 'request' });
    expect(problems).toEqual([]);
  });

  it('tries again when it is asked to, and changes with the wish', async () => {
    let answers: Answer = say((id) => ({ kind: 'no-webgpu', id, problem: 'no-adapter', message: '' }));
    const { client, started, want } = setUp((...given) => answers(...given));
    await client.trace(asking('Un.'));
    answers = answerOnAdapter;
    client.tryWebGpuAgain();
    await client.trace(asking('Deux.'));
    want(false);
    await client.trace(asking('Trois.'));
    expect(started).toEqual(['webgpu', 'wasm', 'webgpu', 'wasm']);
  });
});
