/** The first minute: from a note without a block, or from none at all, to one that works, in one action. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf } from '../host/page-object';

const NOTE = 'First.md';
const EXAMPLE = 'Je ne parle pas espagnol.';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'en' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

describe('the command for a new block', () => {
  it('puts a block into an empty note that is drawn at once, and one undo takes it back', async () => {
    await page.app.writeNote(NOTE, '');
    await page.app.openNote(NOTE, 'live');
    await page.app.setCursor(0, 0);
    expect(await page.app.runCommand('attention-lab:insert-block')).toBe(true);
    expect(await (await page.block(0)).translation()).toContain('Spanish');
    expect(await page.app.readNote(NOTE)).toBe(`${fenceOf(EXAMPLE)}\n`);
    await page.app.undo();
    await expect.poll(() => page.app.readNote(NOTE)).toBe('');
  });

  it('writes at the end of a note that is being read', async () => {
    await page.app.writeNote(NOTE, 'Notes.\n');
    await page.app.openNote(NOTE, 'reading');
    expect(await page.app.runCommand('attention-lab:insert-block')).toBe(true);
    await expect.poll(() => page.app.readNote(NOTE)).toBe(`Notes.\n\n${fenceOf(EXAMPLE)}\n`);
    expect(await (await page.block(0)).translation()).toContain('Spanish');
  });
});

describe('the lens beside a note without a block', () => {
  it.each(['live', 'reading'] as const)('says so, and its button puts one there that it follows, %s', async (mode) => {
    await page.app.writeNote(NOTE, 'Notes.\n');
    await page.app.openNote(NOTE, mode);
    await page.app.runCommand('attention-lab:open-lens');
    const lens = page.app.find('.attention-lab-lens');
    const button = lens.find('.attention-lab-lens-empty button');
    await button.waitUntilShown();
    await button.click();
    await lens.find('.attention-lab-lens-word').waitUntilShown();
    expect((await lens.find('.is-source .attention-lab-lens-word').texts()).join(' ')).toContain('parle');
    expect(await page.app.readNote(NOTE)).toContain(`Notes.\n\n${fenceOf(EXAMPLE)}\n`);
    await page.app.find('.attention-lab-lens').evaluate(() => { (window as unknown as { app: { workspace: { detachLeavesOfType: (type: string) => void } } }).app.workspace.detachLeavesOfType('attention-lab-lens'); });
  });
});

describe('without any note', () => {
  it('the command makes one and opens it', async () => {
    await page.app.evaluate(() => { (window as unknown as { app: { workspace: { detachLeavesOfType: (type: string) => void } } }).app.workspace.detachLeavesOfType('markdown'); });
    expect(await page.app.runCommand('attention-lab:insert-block')).toBe(true);
    expect(await (await page.block(0)).translation()).toContain('Spanish');
    expect(await page.app.readNote('Attention.md')).toBe(`\n${fenceOf(EXAMPLE)}\n`);
  });
});
