/**
 * WebGPU on Chromium's software adapter: its runtime comes in through the settings, it computes what WebAssembly computes,
 * and WebAssembly takes over in the middle of a sentence. The adapter is slow, so nothing here says how fast a graphics card is.
 */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeExpectedWebGpuFile, WEBGPU_FILE_NAME } from '../../scripts/trim-runtime/webgpu-file.mjs';
import { AttentionLabPage } from '../host/page-object';
import { FRENCH, SPANISH } from './sentences';
import { backendReport, choose, compute, expectEqualResults, ON_WEBGPU, readNotices, row, watchNotices, WEBGPU_FLAGS } from './setup';

const DATA = '.obsidian/plugins/attention-lab/data.json';
const FILE = `.obsidian/plugins/attention-lab/${WEBGPU_FILE_NAME}`;

/** Nothing but WebAssembly there. */
let plain: AttentionLabPage;
let page: AttentionLabPage;
let file: Uint8Array;
beforeAll(async () => {
  file = await makeExpectedWebGpuFile();
  plain = await AttentionLabPage.open({ language: 'en' });
  page = await AttentionLabPage.open({ language: 'en' }, WEBGPU_FLAGS);
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  expect(page.app.foreignRequests()).toEqual([]);
  await page.close();
  await plain.close();
});

const paths = (): Promise<string[]> => page.app.evaluate(() => (window.app?.vault.adapter.paths().files ?? []).filter((path) => path.includes('/attention-lab/')).sort());

describe('the runtime for WebGPU', () => {
  it('is refused where it is another file, with the hash that it would have, and nothing is written', async () => {
    const before = await paths();
    const settings = await page.app.openSettings();
    const other = file.map((byte, index) => (index === 1_000_000 ? byte ^ 1 : byte));
    await page.app.pickFile(() => row(settings, 'Runtime for WebGPU').find('button').click(), WEBGPU_FILE_NAME, other);
    await page.app.find('.notice:has-text("This is not the runtime that this version of the plugin needs. Its SHA-256 would be")').waitUntilShown();
    expect(await row(settings, 'Runtime for WebGPU').text()).toContain('Not installed');
    await page.app.closeSettings();
    expect(await paths()).toEqual(before);
  });

  it('is imported through the settings, byte by byte', async () => {
    const settings = await page.app.openSettings();
    await page.app.pickFile(() => row(settings, 'Runtime for WebGPU').find('button').click(), 'from the release.bin', file);
    await row(settings, 'Runtime for WebGPU').find('.setting-item-description:has-text("Installed on this device.")').waitUntilShown();
    await page.app.closeSettings();
    const digest = await page.app.evaluate(async (path) => {
      const bytes = await window.app?.vault.adapter.readBinary(path) ?? new ArrayBuffer(0);
      return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }, FILE);
    expect(digest).toBe(await sha256Of(file));
    expect((await paths()).filter((path) => path.includes('unfinished'))).toEqual([]);
  });

  it('is not used before someone chooses it, and the choice stays on the device', async () => {
    await compute(page, 'Il fait froid.');
    expect(await backendReport(page)).toBe('Backend: WASM, one thread\n  chosen: automatic; file for WebGPU: ready');
    await choose(page, 'webgpu');
    await page.app.restart();
    expect(await backendReport(page)).toContain('chosen: webgpu');
    // What is in the vault may be synced: nothing about the choice may be there.
    await expect(page.app.readFile(DATA)).rejects.toThrow();
  });
});

describe.runIf(inject('hasWebGpuAdapter'))('WebGPU', () => {
  // `npm run webgpu` compares them all.
  it.each([...FRENCH.slice(0, 5), ...SPANISH.slice(0, 5)])('translates “%s” as WebAssembly does', async (sentence) => {
    await expectEqualResults(page, plain, sentence);
  });

  it('has computed all of that itself, in a worker', async () => {
    expect(await backendReport(page)).toMatch(ON_WEBGPU);
    expect(await page.app.evaluateInWorker(() => typeof (self as unknown as Record<string, unknown>)['attentionLabWebGpu'])).toBe('object');
    expect(await page.app.find('.notice:has-text("WebGPU can’t be used")').count()).toBe(0);
  });

  it('may lose the device in the middle of a sentence, which still arrives', async () => {
    await watchNotices(page);
    const sentence = 'Nous avons mangé du pain et bu du vin avec nos amis de Paris.';
    let arrived = false;
    const running = compute(page, sentence).finally(() => { arrived = true; });
    await page.app.evaluateInWorker(async () => {
      const { attentionLabWebGpu } = self as unknown as { readonly attentionLabWebGpu: { readonly env: { readonly webgpu: { readonly device: Promise<{ destroy(): void }> } } } };
      (await attentionLabWebGpu.env.webgpu.device).destroy();
    });
    expect(arrived).toBe(false);
    expect(await running).toEqual(await compute(plain, sentence));
    expect((await readNotices(page)).filter((text) => text.includes('WebGPU'))).toEqual(["WebGPU can't be used. The graphics card was taken away. WASM computes instead."]);
    expect(await backendReport(page)).toContain('Backend: WASM, one thread; WebGPU: lost, ');
  });

  it('is tried again after the next start', async () => {
    await page.app.restart();
    await compute(page, 'Il pleut.');
    expect(await backendReport(page)).toMatch(ON_WEBGPU);
  });
});

describe('the removed runtime', () => {
  it('is gone from the folder, and WebAssembly computes', async () => {
    const settings = await page.app.openSettings();
    await row(settings, 'Runtime for WebGPU').find('button:text-is("Remove")').click();
    await row(settings, 'Runtime for WebGPU').find('.setting-item-description:has-text("Not installed")').waitUntilShown();
    await page.app.closeSettings();
    expect(await paths()).not.toContain(FILE);
    await page.app.restart();
    expect((await compute(page, 'Il fait beau.')).text).toBe((await compute(plain, 'Il fait beau.')).text);
    expect(await backendReport(page)).toContain('Backend: WASM, one thread; WebGPU: no-file, ');
  });
});

async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes.slice())).toString('hex');
}
