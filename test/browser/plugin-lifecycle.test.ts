/** The built plugin comes and goes: what it needs from the app, and that it leaves nothing behind. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('says what is wrong when the plugin’s file is damaged, and harms nothing else', async () => {
    const file = '.obsidian/plugins/attention-lab/main.js';
    const code = await page.app.readFile(file);
    // Characters in the middle of the longest base64 text, the runtime's or the model's.
    const longest = [...code.matchAll(/[A-Za-z0-9+/]{100000,}/g)].sort((a, b) => b[0].length - a[0].length)[0];
    const middle = (longest?.index ?? 0) + Math.floor((longest?.[0].length ?? 0) / 2);
    await page.app.writeFile(file, `${code.slice(0, middle)}AAAAAAAA${code.slice(middle + 8)}`);
    // A sentence that no cache holds.
    await page.app.writeNote(NOTE, `# A note\n\n${fenceOf('Le chat dort sur la table.')}\n`);
    await page.app.restart({ note: NOTE });
    await page.blockPart(0).root.find('.attention-lab-progress.is-failed button').waitUntilShown();
    expect(await page.app.find('.markdown-reading-view h1').text()).toBe('A note');
  });
});
