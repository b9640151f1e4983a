/** The runtime for WebGPU arrives by both ways that need no hand: the demo, and `install-plugin`. */

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { WEBGPU_FILE_NAME, WEBGPU_FILES } from '../../scripts/trim-runtime/webgpu-file.mjs';
import { AttentionLabPage } from '../host/page-object';
import { startHost } from '../host/server.mjs';
import { backendReport, choose, compute, ON_WEBGPU, row, WEBGPU_FLAGS } from './setup';

const MODELS = ['fr-en', 'es-en', 'en-es', 'en-fr', 'fr-en-additive', 'fr-en-location'];

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function statesIn(page: AttentionLabPage): Promise<string[]> {
  const settings = await page.app.openSettings();
  const installed = row(settings, 'Runtime for WebGPU').find('.setting-item-description:has-text("Installed on this device.")');
  await installed.waitUntilShown();
  const names = await settings.find('.setting-item-name').texts();
  await page.app.closeSettings();
  return names;
}

describe('install-plugin', () => {
  it('puts the expected runtime and all models into the folder of the plugin, where the plugin finds them', async () => {
    const vault = mkdtempSync(join(tmpdir(), 'attention-lab-vault-'));
    undo.push(() => rmSync(vault, { recursive: true }));
    mkdirSync(join(vault, '.obsidian'));
    const { status, stderr } = spawnSync('node', ['scripts/install-plugin.mjs', vault], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const expected = (JSON.parse(readFileSync(WEBGPU_FILES.facts, 'utf8')) as { readonly file: { readonly sha256: string } }).file.sha256;
    const bytes = readFileSync(join(vault, '.obsidian/plugins/attention-lab', WEBGPU_FILE_NAME));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected);

    const page = await AttentionLabPage.open({ language: 'en', note: null }, [], await startHost({ vault }));
    undo.push(() => page.close());
    const names = await statesIn(page);
    for (const id of MODELS) expect(names.filter((name) => name.includes(`(${id})`)), id).toHaveLength(1);
    expect(page.app.errors()).toEqual([]);
  });
});

describe('the demo', () => {
  it('has the runtime beside the plugin, and translates with it', async (context) => {
    const demo = spawn('node', ['scripts/demo.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<void>((resolve) => { demo.once('exit', () => resolve()); });
    const stop = async (): Promise<void> => {
      demo.kill('SIGTERM');
      await ended;
    };
    undo.push(stop);
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      demo.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const address = /is open at (http:\/\/localhost:\d+\/)/.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
      demo.once('exit', (code) => reject(new Error(`The demo ended with ${code ?? 'a signal'} before it named its address: ${said}`)));
    });
    const page = await AttentionLabPage.open({ language: 'en' }, WEBGPU_FLAGS, { url, close: stop });
    undo.push(() => page.close());
    await statesIn(page);
    if (!inject('hasWebGpuAdapter')) context.skip('there is no adapter to translate with');
    await choose(page, 'webgpu');
    expect((await compute(page, "Je t'aime.")).text).toBe('I love you.');
    expect(await backendReport(page)).toMatch(ON_WEBGPU);
  });
});
