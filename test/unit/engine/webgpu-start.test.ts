/** WebGPU's runtime is loaded only once there is an adapter, and nothing that may stay silent is waited for without end. */

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '../../../src/engine/time-limit';
import { WebGpuRuntime } from '../../../src/engine/webgpu-runtime';
import { makeExpectedWebGpuFile } from '../../../scripts/trim-runtime/webgpu-file.mjs';

let file: Uint8Array;
beforeAll(async () => { file = await makeExpectedWebGpuFile(); }, 600_000);
beforeEach(() => { vi.stubGlobal('self', globalThis); });
afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers(); });

/** Starts the runtime with a browser that answers so, and gives what was done in which order. */
function start(requestAdapter: (() => Promise<unknown>) | null): { events: string[]; started: Promise<WebGpuRuntime> } {
  const events: string[] = [];
  const gpu = requestAdapter && { requestAdapter: () => { events.push('asked'); return requestAdapter().finally(() => events.push('answered')); } };
  vi.stubGlobal('navigator', gpu ? { gpu } : {});
  return { events, started: WebGpuRuntime.start(file, () => { events.push('loaded'); return {}; }, () => undefined) };
}

describe('the runtime for WebGPU', () => {
  it('is loaded after an adapter was given, not before, and knows its name', async () => {
    const { events, started } = start(() => Promise.resolve({ info: { vendor: 'nvidia', architecture: 'ampere' } }));
    expect((await started).adapter).toBe('nvidia ampere');
    expect(events).toEqual(['asked', 'answered', 'loaded']);
  });

  it.each<[string, (() => Promise<unknown>) | null]>([
    ['the browser has no WebGPU', null],
    ['there is no adapter', () => Promise.resolve(null)],
    ['asking for one fails', () => Promise.reject(new Error('no'))],
  ])('is not loaded where %s', async (_, requestAdapter) => {
    const { events, started } = start(requestAdapter);
    await expect(started).rejects.toMatchObject({ kind: 'no-adapter' });
    expect(events).not.toContain('loaded');
  });

  it('is given up where no answer ever comes', async () => {
    vi.useFakeTimers();
    const { events, started } = start(() => new Promise(() => undefined));
    const outcome = expect(started).rejects.toMatchObject({ kind: 'too-slow' });
    await vi.advanceTimersByTimeAsync(10_000);
    await outcome;
    expect(events).toEqual(['asked']);
  });
});

describe('a device that is lost', () => {
  it('is heard of although the step that it ends fails before', async () => {
    const events: string[] = [];
    let lose: (info: { message: string }) => void = () => undefined;
    const lost = new Promise<{ message: string }>((resolve) => { lose = resolve; });
    const session = { inputNames: [], run: () => Promise.reject(new Error('mapAsync failed')), release: () => Promise.resolve() };
    const ort = { env: { wasm: {}, webgpu: { device: { lost } } }, InferenceSession: { create: () => Promise.resolve(session) } };
    vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve({}) } });
    const runtime = await WebGpuRuntime.start(file, () => ort, (message) => { events.push(message); });
    const opened = await runtime.createSession(new Uint8Array());
    await expect(opened.run({})).rejects.toThrow('mapAsync failed');
    const heard = runtime.hearOfLoss().then(() => { events.push('go on'); });
    lose({ message: 'destroyed' });
    await heard;
    expect(events).toEqual(['destroyed', 'go on']);
  });

  it('is not waited for without end', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve({}) } });
    const ort = { env: { wasm: {}, webgpu: { device: Promise.resolve({ lost: new Promise(() => undefined) }) } }, InferenceSession: { create: () => Promise.resolve({ inputNames: [], run: () => Promise.resolve({}), release: () => Promise.resolve() }) } };
    const runtime = await WebGpuRuntime.start(file, () => ort, () => undefined);
    await runtime.createSession(new Uint8Array());
    const heard = runtime.hearOfLoss();
    await vi.advanceTimersByTimeAsync(1000);
    await expect(heard).resolves.toBeUndefined();
  });
});

describe('a time limit', () => {
  it('gives what comes in time, an error too', async () => {
    await expect(within(1000, Promise.resolve(7), () => new Error('late'))).resolves.toBe(7);
    await expect(within(1000, Promise.reject(new Error('own')), () => new Error('late'))).rejects.toThrow('own');
  });
});
