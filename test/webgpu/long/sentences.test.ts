/** WebGPU gives what WebAssembly gives, sentence by sentence. Takes minutes on a software adapter, so it runs by `npm run webgpu` alone. */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { AttentionLabPage } from '../../host/page-object';
import { FRENCH, SPANISH } from '../sentences';
import { backendReport, choose, expectEqualResults, ON_WEBGPU, openPage, WEBGPU_FLAGS } from '../setup';

describe.runIf(inject('hasWebGpuAdapter'))('WebGPU', () => {
  let plain: AttentionLabPage;
  let page: AttentionLabPage;
  beforeAll(async () => {
    plain = await AttentionLabPage.open({ language: 'en' });
    page = await openPage(WEBGPU_FLAGS);
    await choose(page, 'webgpu');
  });
  afterAll(async () => {
    expect(page.app.errors()).toEqual([]);
    await page.close();
    await plain.close();
  });

  it.each([...FRENCH, ...SPANISH])('translates “%s” as WebAssembly does', async (sentence) => {
    await expectEqualResults(page, plain, sentence);
  });

  it('has computed fifty sentences itself', async () => {
    expect(new Set([...FRENCH, ...SPANISH]).size).toBe(50);
    expect(await backendReport(page)).toMatch(ON_WEBGPU);
  });
});
