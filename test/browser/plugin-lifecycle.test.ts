/** The built plugin comes and goes: what it needs from the app, and that it leaves nothing behind. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base85OfBytes } from '../../scripts/build/base85.mjs';
import { AttentionLabPage, fenceOf } from '../host/page-object';

const SENTENCE = 'Je ne parle pas espagnol.';
const NOTE = 'Lifecycle.md';

let page: AttentionLabPage;
beforeAll(async () => {
  page = await AttentionLabPage.open({ plugin: false });
  await page.app.writeNote(NOTE, `# A note\n\n${fenceOf(SENTENCE)}\n`);
});
afterAll(() => page.close());

describe('a note without the plugin', () => {
  it('shows the fence as plain code', async () => {
    await page.app.openNote(NOTE, 'reading');
    expect(await page.app.find('pre > code.language-attention').text()).toContain(SENTENCE);
  });
});

describe('the plugin', () => {
  it('draws the block when it is switched on, in the note that is open', async () => {
    await page.app.openNote(NOTE, 'reading');
    await page.app.enablePlugin();
    const block = await page.block(0);
    expect(await block.targetWords()).not.toEqual([]);
  });

  it('leaves nothing behind when it is switched off, in any mode', async () => {
    await page.app.disablePlugin();
    await page.app.openNote(NOTE, 'reading');
    const before = await page.app.traces();
    for (const mode of ['reading', 'live', 'source'] as const) {
      await page.app.openNote(NOTE, mode);
      await page.app.enablePlugin();
      if (mode !== 'source') await page.block(0);
      await page.app.disablePlugin();
      await page.app.openNote(NOTE, 'reading');
      expect(await page.app.traces(), mode).toEqual(before);
      await expect.poll(() => page.app.workerCount(), { message: `workers after ${mode}` }).toBe(0);
    }
  });

  it('goes quietly in the middle of a run', async () => {
    await page.app.openNote(NOTE, 'reading');
    await page.app.enablePlugin();
    await page.blockPart(0).root.scrollIntoView();
    await page.app.disablePlugin();
    await expect.poll(() => page.app.workerCount()).toBe(0);
    expect(await page.app.find('pre > code.language-attention').text()).toContain(SENTENCE);
  });

  it('starts no worker and draws nothing before a block needs it', async () => {
    await page.app.writeNote('No block.md', 'Only words.\n');
    await page.app.openNote('No block.md', 'reading');
    await page.app.enablePlugin();
    expect(page.app.workerCount()).toBe(0);
  });

  it('asks nobody outside of this machine for anything, and raises no error', () => {
    expect(page.app.foreignRequests()).toEqual([]);
    expect(page.app.errors()).toEqual([]);
  });
});

describe('surroundings', () => {
  it('translates on the main thread where workers are forbidden', async () => {
    await page.app.restart({ workers: false, note: NOTE });
    const block = await page.block(0);
    expect(await block.targetWords()).not.toEqual([]);
    expect(page.app.workerCount()).toBe(0);
  });

  it.each(['runtime', 'model'] as const)('says what is wrong when the bytes of the %s are damaged, and harms nothing else', async (part) => {
    const file = '.obsidian/plugins/attention-lab/main.js';
    const code = await page.app.readFile(file);
    await page.app.writeFile(file, withFlippedCharacter(code, part));
    // A sentence that no cache holds.
    await page.app.writeNote(NOTE, `# A note\n\n${fenceOf(`Le chat dort sur la table, dit ${part}.`)}\n`);
    await page.app.restart({ note: NOTE });
    const failure = page.blockPart(0).root.find('.attention-lab-progress.is-failed');
    await failure.find('button').waitUntilShown();
    expect(await failure.text()).toContain(part === 'runtime' ? 'The runtime is damaged' : 'damaged');
    expect(await page.app.find('.markdown-reading-view h1').text()).toBe('A note');
    await page.app.writeFile(file, code);
  });
});

/** The plugin's code with one character changed in the text of the runtime or of the models, the two longest that it has. */
function withFlippedCharacter(code: string, part: 'runtime' | 'model'): string {
  const runtime = base85OfBytes(readFileSync('src/engine/runtime/ort-wasm-trimmed.zst').subarray(0, 40));
  const text = [...code.matchAll(/[^"\s]{1000000,}/g)].find(([found]) => found.startsWith(runtime) === (part === 'runtime'));
  if (!text) throw new Error(`No text of the ${part} was found.`);
  const middle = text.index + (text[0].length >> 1);
  return `${code.slice(0, middle)}${code[middle] === '0' ? '1' : '0'}${code.slice(middle + 1)}`;
}
