/** The measurement in the settings, on Chromium's software adapter. */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AttentionLabPage } from '../../host/page-object';
import { backendReport, compute, openPage, row, WEBGPU_FLAGS } from '../setup';

const DATA = '.obsidian/plugins/attention-lab/data.json';

describe.runIf(inject('hasWebGpuAdapter'))('the measurement', () => {
  let page: AttentionLabPage;
  beforeAll(async () => { page = await openPage(WEBGPU_FLAGS); });
  afterAll(async () => {
    expect(page.app.errors()).toEqual([]);
    await page.close();
  });

  it('says which of the two is faster here, and automatic takes that one', async () => {
    const settings = await page.app.openSettings();
    const button = row(settings, 'Measure both').find('button');
    await button.click();
    const verdict = settings.find('.attention-lab-measurement');
    expect(await verdict.text()).toBe('Measuring…');
    expect(await button.evaluate((el) => (el as HTMLButtonElement).disabled)).toBe(true);
    await expect.poll(() => verdict.text(), { timeout: 500_000 }).not.toBe('Measuring…');
    const said = await verdict.text();
    const [, wasm, webgpu, faster] = /^Per sentence: WASM ([\d.,]+) ms, WebGPU ([\d.,]+) ms\. (WASM|WebGPU) is faster here, [\d.,]+ times\.$/.exec(said) ?? [];
    expect(faster, said).toBe(numberOf(wasm) < numberOf(webgpu) ? 'WASM' : 'WebGPU');
    await expect.poll(() => button.evaluate((el) => (el as HTMLButtonElement).disabled)).toBe(false);
    await page.app.screenshot('settings-measured-en');
    await page.app.closeSettings();
    await compute(page, 'Il fait très chaud.');
    expect(await backendReport(page)).toContain(`Backend: ${faster ?? ''}`);
    await expect(page.app.readFile(DATA)).rejects.toThrow();
  });

  it('is still there after the next start', async () => {
    await page.app.restart();
    expect(await row(await page.app.openSettings(), 'Measure both').text()).toContain('is faster here');
    await page.app.closeSettings();
  });
});

function numberOf(text = ''): number {
  return Number(text.replace(/,/g, ''));
}
