/** Whatever goes wrong with WebGPU, WebAssembly translates, and one notice says why. */

import { afterEach, describe, expect, inject, it } from 'vitest';
import { makeExpectedWebGpuFile } from '../../scripts/trim-runtime/webgpu-file.mjs';
import { AttentionLabPage } from '../host/page-object';
import { backendReport, choose, compute, openPage, readNotices, row, watchNotices, WEBGPU_FLAGS } from './setup';

const hasAdapter = inject('hasWebGpuAdapter');
const TWO_SENTENCES = ['Elle dort.', 'Il neige.'] as const;

let page: AttentionLabPage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

/** Two sentences, both translated by WebAssembly, and one notice with the reason. */
async function expectFallback(opened: AttentionLabPage, reason: string, problem: string): Promise<void> {
  await watchNotices(opened);
  await choose(opened, 'webgpu');
  for (const sentence of TWO_SENTENCES) expect((await compute(opened, sentence)).text).toMatch(/^[A-Z].*\.$/);
  expect((await readNotices(opened)).filter((text) => text.includes('WebGPU'))).toEqual([`WebGPU can't be used. ${reason} WASM computes instead.`]);
  expect(await backendReport(opened)).toContain(`Backend: WASM, one thread; WebGPU: ${problem}, `);
}

describe('WebAssembly translates, and one notice says why,', () => {
  it('where the device has no adapter', async () => {
    page = await openPage([]);
    await expectFallback(page, 'This device offers none.', 'no-adapter');
    expect(page.app.errors()).toEqual([]);
  });

  it('where the runtime is not installed', async () => {
    page = await AttentionLabPage.open({ language: 'en' }, WEBGPU_FLAGS);
    await expectFallback(page, 'Its runtime is not installed.', 'no-file');
  });

  it.runIf(hasAdapter)('where the file is another one, which the settings say too', async () => {
    const file = await makeExpectedWebGpuFile();
    page = await openPage(WEBGPU_FLAGS, file.map((byte, index) => (index === 5000 ? byte ^ 128 : byte)));
    expect(await row(await page.app.openSettings(), 'Runtime for WebGPU').text()).toContain('is not the one that this version needs, and is not used');
    await page.app.closeSettings();
    await expectFallback(page, 'Its runtime is not the one that this version needs.', 'wrong-file');
  });

  it('where the app allows no worker', async () => {
    page = await openPage(WEBGPU_FLAGS);
    await page.app.restart({ language: 'en', workers: false });
    await expectFallback(page, 'The app allows no worker.', 'no-worker');
  });

  it.runIf(hasAdapter)('where the browser never answers for an adapter', async () => {
    page = await openPage(WEBGPU_FLAGS);
    await page.app.changeWorkers(() => {
      Object.assign(Object.getPrototypeOf((navigator as unknown as { readonly gpu: object }).gpu) as object, { requestAdapter: () => new Promise(() => undefined) });
    });
    await expectFallback(page, 'It did not start in time.', 'too-slow');
  });

  it.runIf(hasAdapter)('where the driver computes wrong numbers', async () => {
    page = await openPage(WEBGPU_FLAGS);
    await page.app.changeWorkers(() => {
      // Everything that is read back from the device is a little off.
      const buffers = (self as unknown as { readonly GPUBuffer: { readonly prototype: { getMappedRange: (...given: number[]) => ArrayBuffer; mapAsync: (mode: number, ...given: number[]) => Promise<void> } } }).GPUBuffer.prototype;
      const { getMappedRange, mapAsync } = buffers;
      const READ = 1;
      const toRead = new WeakSet<object>();
      buffers.mapAsync = function mapToRead(this: object, mode, ...given) {
        if (mode === READ) toRead.add(this);
        return mapAsync.call(this as never, mode, ...given);
      };
      buffers.getMappedRange = function wrong(this: object, ...given) {
        const range = getMappedRange.call(this as never, ...given);
        if (toRead.has(this)) {
          const numbers = new Float32Array(range);
          for (let index = 0; index < numbers.length; index++) numbers[index] = (numbers[index] ?? 0) * 1.01;
        }
        return range;
      };
    });
    await expectFallback(page, 'It computed wrong numbers.', 'wrong-results');
  });
});
