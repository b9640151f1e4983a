/** Finds the functions that the WebGPU provider enters, in a Chromium with a software adapter. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findOrInstallChromium } from '../chromium.mjs';
import { projectModels } from './corpus/project-models.mjs';
import { recordEntries } from './trimming.mjs';

/** Enough for Chromium's own software adapter, on an address of this machine. */
export const WEBGPU_FLAGS = ['--enable-unsafe-webgpu'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', ...WEBGPU_FLAGS];
const GRAPHS = ['encoder.onnx', 'decoder.onnx'];
const PATIENCE_MILLISECONDS = 4 * 3_600_000;

/**
 * @param {Uint8Array} official  the WebAssembly binary to cover
 * @param {URL} bundle           the JavaScript that goes with it
 * @param {(line: string) => void} report
 * @returns {Promise<Uint8Array>} one bit per function
 */
export async function coverWebGpu(official, bundle, report) {
  const server = createServer(pagesOf(await pageScript(), recordEntries(official), readFileSync(bundle)));
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: FLAGS });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => { if (message.type() === 'log') report(message.text()); });
    await page.goto(`http://localhost:${server.address().port}/`);
    await page.waitForFunction(() => window.covered !== undefined, null, { timeout: PATIENCE_MILLISECONDS, polling: 1000 });
    const { error, entered, cases, runs, refused } = await page.evaluate(() => window.covered);
    if (error) throw new Error(`the cases did not run to their end: ${error}`);
    report(`WebGPU: ${cases} cases, ${runs} runs, ${refused.length} refusals`);
    for (const refusal of new Set(refused)) report(`  ${refusal}`);
    return Uint8Array.from(entered);
  } finally {
    await browser.close();
    server.close();
  }
}

async function pageScript() {
  const program = fileURLToPath(new URL('run-webgpu-cases.mjs', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [program], bundle: true, write: false, format: 'esm', target: 'es2022' });
  return outputFiles[0].contents;
}

function pagesOf(script, wasm, bundle) {
  const models = [...projectModels()];
  const pages = new Map([
    ['/', ['text/html', '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>']],
    ['/page.js', ['text/javascript', script]],
    ['/bundle.mjs', ['text/javascript', bundle]],
    ['/runtime.wasm', ['application/wasm', wasm]],
    ['/models.json', ['application/json', JSON.stringify(models.map(({ card }) => ({ card, files: GRAPHS })))]],
    ...models.flatMap(({ card, read }) => GRAPHS.map((name) => [`/models/${card.id}/${name}`, ['application/octet-stream', read(name)]])),
  ]);
  return (request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (page) response.writeHead(200, { 'content-type': page[0] }).end(page[1]);
    else response.writeHead(404).end();
  };
}
