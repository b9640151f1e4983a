/** A page whose plugin may compute with WebGPU, and what its specs do and read there. */

import { WEBGPU_FLAGS } from '../../scripts/trim-runtime/webgpu-coverage.mjs';
import { expect } from 'vitest';
import { makeExpectedWebGpuFile, WEBGPU_FILE_NAME } from '../../scripts/trim-runtime/webgpu-file.mjs';
import { AttentionLabPage, type Part } from '../host/page-object';
import { startHost } from '../host/server.mjs';

/** Chromium computes with its software adapter then. Without them it has none. */
export { WEBGPU_FLAGS };

/** The report of a plugin that computes with WebGPU; what the adapter is called differs by machine. */
export const ON_WEBGPU = /^Backend: WebGPU\b.*\n {2}chosen: webgpu; file for WebGPU: ready$/;

/** As the self-test: rounding may differ so much. */
const TOLERANCE = 1e-3;

/** What of a trace is compared. */
interface Computed {
  readonly text: string;
  /** Of the emitted tokens, one per step. */
  readonly logProbabilities: readonly number[];
  /** Of attention, one row per step. */
  readonly weights: readonly (readonly number[])[];
}

/** What the plugin's public interface is asked for; it reads `data` in the page. */
interface ApiOfPlugin {
  trace(text: string, options?: { model?: string }): Promise<{
    readonly target: { readonly text: string };
    readonly steps: readonly { readonly logProbability: number; readonly weights: Float32Array }[];
  }>;
}

/** A page in English with the runtime for WebGPU, or another file in its place, in the plugin's folder. */
export async function openPage(flags: readonly string[], file?: Uint8Array): Promise<AttentionLabPage> {
  const served = await startHost({ besideMain: { [WEBGPU_FILE_NAME]: file ?? await makeExpectedWebGpuFile() } });
  return AttentionLabPage.open({ language: 'en' }, flags, served);
}

/** Translates a sentence with the model that reads its language, and says what was computed. */
export function compute(page: AttentionLabPage, sentence: string): Promise<Computed> {
  return page.app.evaluate(async (text) => {
    const { api } = window.app?.plugins.plugins['attention-lab'] as unknown as { readonly api: ApiOfPlugin };
    const { target, steps } = await api.trace(text);
    return { text: target.text, logProbabilities: steps.map(({ logProbability }) => logProbability), weights: steps.map(({ weights }) => Array.from(weights)) };
  }, sentence);
}

/** Expects of a page that it computes for a sentence what another one does. */
export async function expectEqualResults(page: AttentionLabPage, other: AttentionLabPage, sentence: string): Promise<void> {
  const expected = await compute(other, sentence);
  const found = await compute(page, sentence);
  expect(found.text).toBe(expected.text);
  expect(largestDifference(found.logProbabilities, expected.logProbabilities)).toBeLessThan(TOLERANCE);
  expect(largestDifference(found.weights.flat(), expected.weights.flat())).toBeLessThan(TOLERANCE);
}

/** Of numbers that stand in the same places; infinite where there are more on one side. */
function largestDifference(one: readonly number[], other: readonly number[]): number {
  return one.length === other.length ? Math.max(0, ...one.map((value, index) => Math.abs(value - (other[index] ?? Infinity)))) : Infinity;
}

/** The row of the open settings with this name. */
export function row(settings: Part, name: string): Part {
  return settings.find(`.setting-item:has(.setting-item-name:text-is("${name}"))`);
}

/** Chooses in the settings what this device computes with. */
export async function choose(page: AttentionLabPage, backend: 'automatic' | 'wasm' | 'webgpu'): Promise<void> {
  await row(await page.app.openSettings(), 'Backend').find('select').select(backend);
  await page.app.closeSettings();
}

/** The lines of the report about the backend, as the settings copy it. */
export async function backendReport(page: AttentionLabPage): Promise<string> {
  await page.app.copy('');
  await row(await page.app.openSettings(), 'Report for questions and bugs').find('button').click();
  await page.app.find('.notice:has-text("Report copied")').waitUntilShown();
  await page.app.closeSettings();
  return /^Backend: .*\n {2}chosen: .*$/m.exec(await page.app.clipboard())?.[0] ?? '';
}

/** Collects the texts of all notices from now on; `readNotices` gives them. */
export function watchNotices(page: AttentionLabPage): Promise<void> {
  return page.app.evaluate(() => {
    const texts: string[] = [];
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node instanceof HTMLElement && node.matches('.notice')) texts.push(node.textContent ?? '');
      }
    }).observe(document.body, { subtree: true, childList: true });
    Object.assign(window, { noticeTexts: texts });
  });
}

export function readNotices(page: AttentionLabPage): Promise<string[]> {
  return page.app.evaluate(() => (window as unknown as { readonly noticeTexts: string[] }).noticeTexts);
}
