/**
 * Before the specs: does this Chromium compute with WebGPU at all? They need no graphics card, but its software adapter.
 * This also shows that the browser's graphics process starts here.
 */

import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findOrInstallChromium } from '../../scripts/chromium.mjs';
import { WEBGPU_FLAGS } from '../../scripts/trim-runtime/webgpu-coverage.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    hasWebGpuAdapter: boolean;
  }
}

const PATIENCE_MILLISECONDS = 60_000;
/** WebGPU is there for secure pages only; this one is answered by the specs themselves. */
const ADDRESS = 'http://localhost/';

export default async function setup(project: TestProject): Promise<void> {
  const reason = await reasonAgainst();
  if (reason !== null) process.stdout.write(`Specs that compute with WebGPU are left out: ${reason}\n`);
  project.provide('hasWebGpuAdapter', reason === null);
}

/** Why no spec can compute with WebGPU here; null: they can. */
async function reasonAgainst(): Promise<string | null> {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox', '--disable-gpu', ...WEBGPU_FLAGS] });
  try {
    const page = await browser.newPage();
    await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(ADDRESS);
    return await page.evaluate(async (limit) => {
      const { gpu } = navigator as unknown as { readonly gpu?: { requestAdapter(): Promise<object | null> } };
      if (!gpu) return 'this browser has no navigator.gpu.';
      const tooLate = new Promise<string>((resolve) => { setTimeout(() => resolve(`requestAdapter() gave no answer in ${limit / 1000} s.`), limit); });
      return Promise.race([gpu.requestAdapter().then((adapter) => (adapter ? null : 'this browser offers no adapter.')), tooLate]);
    }, PATIENCE_MILLISECONDS);
  } finally {
    await browser.close();
  }
}
