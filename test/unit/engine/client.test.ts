import { afterEach, describe, expect, it } from 'vitest';
import { EngineClient, type ClientOptions } from '../../../src/engine/client';
import type { ModelSource } from '../../../src/engine/model-bytes';
import type { Connection, ConnectionEvents, ToHost } from '../../../src/engine/protocol';
import type { TraceStore } from '../../../src/engine/trace-cache';
import type { ModelCard } from '../../../src/model/card';
import type { TraceRequest } from '../../../src/model/engine';
import { NO_INTERVENTIONS, type Trace } from '../../../src/model/trace';

/** A host that does what the test says, and remembers what it was told. */
class ScriptedHost implements Connection {
  readonly received: ToHost[] = [];
  closed = false;

  constructor(readonly events: ConnectionEvents) {}

  send(message: ToHost): void {
    this.received.push(message);
  }

  close(): void {
    this.closed = true;
  }

  get traces(): Array<Extract<ToHost, { kind: 'trace' }>> {
    return this.received.filter((message) => message.kind === 'trace');
  }

  /** Answers the latest request. */
  answer(): Trace {
    const { id, request } = this.traces.at(-1) ?? expect.unreachable();
    const trace = traceOf(request);
    this.events.onMessage({ kind: 'trace', id, trace });
    return trace;
  }
}

const CARD = { id: 'fr-en', files: [{ name: 'encoder.onnx', bytes: 1, sha256: 'a'.repeat(64) }] } as unknown as ModelCard;

function traceOf({ modelId, text }: TraceRequest): Trace {
  const numbers = { rows: 1, columns: 1, values: new Float32Array(1) };
  return { modelId, source: { text, tokens: [], words: [] }, encoderStates: numbers, keys: numbers, initialState: new Float32Array(1), steps: [] } as unknown as Trace;
}

function asking(text: string): TraceRequest {
  return { modelId: 'fr-en', text, decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS };
}

/** A client over scripted hosts, with a clock that stands still until it is told. */
function setUp(changes: Partial<ClientOptions> = {}): { client: EngineClient; hosts: ScriptedHost[]; alarms: Map<() => void, number>; ring: (milliseconds: number) => void } {
  const hosts: ScriptedHost[] = [];
  const alarms = new Map<() => void, number>();
  const source: ModelSource = { card: CARD, load: () => Promise.resolve({ encoding: 'plain', bytes: new Uint8Array(1) }) };
  const client = new EngineClient({
    models: [source],
    loadRuntime: () => Promise.resolve({ payload: { encoding: 'plain', bytes: new Uint8Array(1) }, sha256: '' }),
    archive: null,
    webgpu: null,
    connect: (events) => {
      const host = new ScriptedHost(events);
      hosts.push(host);
      return Promise.resolve(host);
    },
    schedule: (action, milliseconds) => {
      alarms.set(action, milliseconds);
      return () => alarms.delete(action);
    },
    store: null,
    memoryBytes: 1_000_000,
    idleAfter: () => 120,
    silenceLimit: 30,
    ...changes,
  });
  clients.push(client);
  const ring = (milliseconds: number): void => {
    for (const [action, after] of [...alarms]) {
      if (after !== milliseconds) continue;
      alarms.delete(action);
      action();
    }
  };
  return { client, hosts, alarms, ring };
}

const clients: EngineClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

/** Lets everything happen that waits for nothing but its turn. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('asking for traces', () => {
  it('starts nothing before the first request', () => {
    expect(setUp().hosts).toHaveLength(0);
  });

  it('sends one request at a time, in the order asked', async () => {
    const { client, hosts } = setUp();
    const answers = Promise.all([client.trace(asking('un')), client.trace(asking('deux'))]);
    await turns();
    expect(hosts[0]?.traces.map(({ request }) => request.text)).toEqual(['un']);
    hosts[0]?.answer();
    await turns();
    expect(hosts[0]?.traces.map(({ request }) => request.text)).toEqual(['un', 'deux']);
    hosts[0]?.answer();
    expect((await answers).map(({ source }) => source.text)).toEqual(['un', 'deux']);
  });

  it('sends the runtime and a model once', async () => {
    const { client, hosts } = setUp();
    for (const text of ['un', 'deux']) {
      const answer = client.trace(asking(text));
      await turns();
      hosts[0]?.answer();
      await answer;
    }
    expect(hosts[0]?.traces.map(({ runtime, model }) => [runtime !== null, model?.card.id])).toEqual([[true, 'fr-en'], [false, undefined]]);
  });

  it('computes the same request once for all who ask at the same time', async () => {
    const { client, hosts } = setUp();
    const answers = [client.trace(asking('un')), client.trace(asking(' un ')), client.trace(asking('un'))];
    await turns();
    const trace = hosts[0]?.answer();
    expect(await Promise.all(answers)).toEqual([trace, trace, trace]);
    expect(hosts[0]?.traces).toHaveLength(1);
  });

  it('remembers: the same request again costs nothing, and can be had at once', async () => {
    const { client, hosts } = setUp();
    expect(client.cached(asking('un'))).toBeNull();
    const answer = client.trace(asking('un'));
    await turns();
    const trace = hosts[0]?.answer();
    await answer;
    expect(client.cached(asking('un'))).toBe(trace);
    expect(await client.trace(asking('un'))).toBe(trace);
    expect(client.cached({ ...asking('un'), interventions: { ...NO_INTERVENTIONS, attention: false } })).toBeNull();
    expect(hosts[0]?.traces).toHaveLength(1);
  });

  it('forgets the least recent traces when memory is full', async () => {
    const { client, hosts } = setUp({ memoryBytes: 20 });
    for (const text of ['un', 'deux']) {
      const answer = client.trace(asking(text));
      await turns();
      hosts[0]?.answer();
      await answer;
    }
    expect(client.cached(asking('un'))).toBeNull();
    expect(client.cached(asking('deux'))).not.toBeNull();
  });

  it('hands on a trace of the same sentence to go on from', async () => {
    const { client, hosts } = setUp();
    const answer = client.trace(asking('un'));
    await turns();
    const trace = hosts[0]?.answer();
    await answer;
    void client.trace({ ...asking('un'), interventions: { ...NO_INTERVENTIONS, attention: false } }).catch(() => undefined);
    await turns();
    expect(hosts[0]?.traces.at(-1)?.previous).toBe(trace);
  });

  it('takes nothing from a model that another with its id has replaced', async () => {
    const { client, hosts } = setUp();
    const answer = client.trace(asking('un'));
    await turns();
    hosts[0]?.answer();
    await answer;
    const card = { ...CARD, files: [{ name: 'encoder.onnx', bytes: 1, sha256: 'b'.repeat(64) }] } as unknown as ModelCard;
    client.offer([{ card, load: () => Promise.resolve({ encoding: 'plain', bytes: new Uint8Array(1) }) }]);
    expect(client.cached(asking('un'))).toBeNull();
    void client.trace(asking('un')).catch(() => undefined);
    await turns();
    expect(hosts[0]?.traces.at(-1)).toMatchObject({ previous: null, model: { card: { files: card.files } } });
  });

  it('tells how far a start is to all who wait', async () => {
    const { client, hosts } = setUp();
    const stages: string[] = [];
    const answer = client.trace(asking('un'), { onProgress: (stage) => stages.push(stage) });
    await turns();
    const id = hosts[0]?.traces[0]?.id ?? 0;
    for (const stage of ['runtime', 'model', 'running'] as const) hosts[0]?.events.onMessage({ kind: 'progress', id, stage });
    hosts[0]?.answer();
    await answer;
    expect(stages).toEqual(['runtime', 'model', 'running']);
  });

  it('refuses a model that is not there', async () => {
    await expect(setUp().client.trace({ ...asking('un'), modelId: 'xx' })).rejects.toMatchObject({ kind: 'unknown-model' });
  });
});

describe('cancelling', () => {
  it('a waiting request takes it out of the queue', async () => {
    const { client, hosts } = setUp();
    const stop = new AbortController();
    void client.trace(asking('un'));
    const cancelled = client.trace(asking('deux'), { signal: stop.signal });
    const last = client.trace(asking('trois'));
    await turns();
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    hosts[0]?.answer();
    await turns();
    hosts[0]?.answer();
    await last;
    expect(hosts[0]?.traces.map(({ request }) => request.text)).toEqual(['un', 'trois']);
  });

  it('the running request frees its asker at once, and the host when it says so', async () => {
    const { client, hosts } = setUp();
    const stop = new AbortController();
    const cancelled = client.trace(asking('un'), { signal: stop.signal });
    const next = client.trace(asking('deux'));
    await turns();
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    const id = hosts[0]?.traces[0]?.id ?? 0;
    expect(hosts[0]?.received.at(-1)).toEqual({ kind: 'cancel', id });
    hosts[0]?.events.onMessage({ kind: 'cancelled', id });
    await turns();
    hosts[0]?.answer();
    expect((await next).source.text).toBe('deux');
  });

  it('lets the others who wait for the same trace have it', async () => {
    const { client, hosts } = setUp();
    const stop = new AbortController();
    const cancelled = client.trace(asking('un'), { signal: stop.signal });
    const kept = client.trace(asking('un'));
    await turns();
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    hosts[0]?.answer();
    expect((await kept).source.text).toBe('un');
    expect(hosts[0]?.received.some(({ kind }) => kind === 'cancel')).toBe(false);
  });

  it('before asking asks for nothing', async () => {
    const { client, hosts } = setUp();
    await expect(client.trace(asking('un'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    await turns();
    expect(hosts).toHaveLength(0);
  });
});

describe('when something goes wrong', () => {
  it('a damaged model is told as such, and the next request gets a fresh host', async () => {
    const { client, hosts } = setUp();
    const answer = client.trace(asking('un'));
    await turns();
    hosts[0]?.events.onMessage({ kind: 'failed', id: hosts[0].traces[0]?.id ?? 0, problem: 'corrupt', message: 'damaged' });
    await expect(answer).rejects.toMatchObject({ kind: 'corrupt', message: 'damaged' });
    expect(hosts[0]?.closed).toBe(true);
    const again = client.trace(asking('un'));
    await turns();
    expect(hosts[1]?.traces[0]?.runtime).not.toBeNull();
    hosts[1]?.answer();
    await again;
  });

  it('a request that makes no sense leaves the host as it is', async () => {
    const { client, hosts } = setUp();
    const answer = client.trace(asking('un'));
    await turns();
    hosts[0]?.events.onMessage({ kind: 'failed', id: hosts[0].traces[0]?.id ?? 0, problem: 'request', message: 'no' });
    await expect(answer).rejects.toMatchObject({ kind: 'request' });
    expect(hosts[0]?.closed).toBe(false);
  });

  it('a host that says nothing for too long is given up, and the queue goes on with another', async () => {
    const { client, hosts, ring } = setUp();
    const silent = client.trace(asking('un'));
    const next = client.trace(asking('deux'));
    await turns();
    ring(30);
    await expect(silent).rejects.toMatchObject({ kind: 'runtime', message: 'The engine stopped answering.' });
    await turns();
    expect(hosts[0]?.closed).toBe(true);
    hosts[1]?.answer();
    expect((await next).source.text).toBe('deux');
  });

  it('a host that breaks fails the request that it was at, and says why', async () => {
    const { client, hosts } = setUp();
    const answer = client.trace(asking('un'));
    await turns();
    hosts[0]?.events.onBroken(new Error('out of memory'));
    await expect(answer).rejects.toMatchObject({ kind: 'runtime', message: 'The engine stopped: out of memory' });
  });

  it('answers of a host that was given up are not heard', async () => {
    const { client, hosts, ring } = setUp();
    const silent = client.trace(asking('un'));
    await turns();
    ring(30);
    await expect(silent).rejects.toMatchObject({ kind: 'runtime' });
    hosts[0]?.answer();
    expect(client.cached(asking('un'))).toBeNull();
  });

  it('a host that cannot be opened fails the request, and the next one tries again', async () => {
    let attempts = 0;
    const { client } = setUp({ connect: () => Promise.reject(new Error(`attempt ${++attempts}`)) });
    await expect(client.trace(asking('un'))).rejects.toMatchObject({ kind: 'runtime' });
    await expect(client.trace(asking('un'))).rejects.toThrow('attempt 2');
  });
});

describe('ending', () => {
  it('the host is released when there has been no work for a while, and opened again for new work', async () => {
    const { client, hosts, ring } = setUp();
    const answer = client.trace(asking('un'));
    await turns();
    hosts[0]?.answer();
    await answer;
    ring(120);
    expect(hosts[0]?.closed).toBe(true);
    const again = client.trace(asking('deux'));
    await turns();
    hosts[1]?.answer();
    await again;
  });

  it('dispose refuses what waits and what comes, and leaves no host and no alarm', async () => {
    const { client, hosts, alarms } = setUp();
    const [running, waiting] = [client.trace(asking('un')), client.trace(asking('deux'))];
    await turns();
    client.dispose();
    await expect(running).rejects.toMatchObject({ kind: 'disposed' });
    await expect(waiting).rejects.toMatchObject({ kind: 'disposed' });
    await expect(client.trace(asking('trois'))).rejects.toMatchObject({ kind: 'disposed' });
    expect(hosts[0]?.closed).toBe(true);
    expect(alarms.size).toBe(0);
  });

  it('dispose while the host is being opened closes it as soon as it is there', async () => {
    let open: (connection: Connection) => void = () => undefined;
    const { client } = setUp({ connect: () => new Promise((resolve) => (open = resolve)) });
    const answer = client.trace(asking('un'));
    await turns();
    client.dispose();
    await expect(answer).rejects.toMatchObject({ kind: 'disposed' });
    const late = new ScriptedHost({ onMessage: () => undefined, onBroken: () => undefined });
    open(late);
    await turns();
    expect(late.closed).toBe(true);
  });
});

describe('a store that outlives the session', () => {
  /** A store in memory; the real one needs a browser. */
  function storeOf(traces: Map<string, Trace>): TraceStore {
    return {
      get: (key) => Promise.resolve(traces.get(key) ?? null),
      put: (key, trace) => Promise.resolve(void traces.set(key, trace)),
      clear: () => Promise.resolve(traces.clear()),
      size: () => Promise.resolve(traces.size),
      close: () => undefined,
    };
  }

  it('is asked before a host is opened, and told what was computed', async () => {
    const traces = new Map<string, Trace>();
    const first = setUp({ store: storeOf(traces) });
    const answer = first.client.trace(asking('un'));
    await turns();
    const trace = first.hosts[0]?.answer();
    await answer;
    const second = setUp({ store: storeOf(traces) });
    expect(await second.client.trace(asking('un'))).toBe(trace);
    expect(second.client.cached(asking('un'))).toBe(trace);
    expect(second.hosts).toHaveLength(0);
  });

  it('that fails is no reason to fail', async () => {
    const broken = () => Promise.reject(new Error('no database'));
    const { client, hosts } = setUp({ store: { get: broken, put: broken, clear: broken, size: broken, close: () => undefined } });
    const answer = client.trace(asking('un'));
    await turns();
    hosts[0]?.answer();
    expect((await answer).source.text).toBe('un');
  });
});
