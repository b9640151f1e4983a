/** Values that an option can't take: each is a problem at its line, and the rest of the block still shows. */

import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf } from '../host/page-object';

const SENTENCE = 'Je ne parle pas espagnol.';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'en' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

describe('a value that makes no sense', () => {
  it.each([
    ['step: 99', /Line 2.*“99”.*from 1 to/],
    ['mask: 2, 44', /Line 2.*“44”.*from 1 to 6/],
    ['weights: 0.2 0.2', /Line 2.*“0.2 0.2”.*add up to 1/],
    ['weights: 1.5 -0.5', /Line 2.*none below 0/],
    ['weights: NaN 1', /Line 2.*“NaN 1”.*add up to 1/],
    ['weights: 99=uniform', /Line 2.*“99”/],
    ['force: 99=dog', /Line 2.*“99”/],
    ['target: I don’t see 你好.', /Line 2.*vocabulary lacks letters of: .*你好/],
    ['beam: 0', /Line 2.*“0”/],
    ['beam: 1000', /Line 2.*“1000”/],
    ['mask: 2\nweights: one-hot 2', /Line 3.*doesn’t hide/],
    ['attention: off\nview: scores', /Line 3.*no weights and no scores.*view: scores/],
  ])('%s', async (options, problem) => {
    const block = await page.showBlock(`title: A title\n${options}\n---\n${SENTENCE}`);
    await expect.poll(() => block.problems()).toEqual([expect.stringMatching(problem)]);
    expect(await block.root.find('.attention-lab-title').text()).toBe('A title');
    await expect.poll(() => block.sourceWords()).toContain('parle');
    await expect.poll(() => block.targetWords()).not.toEqual([]);
  });
});

describe('the lens beside the note', () => {
  const problems = () => page.app.find('.attention-lab-lens .attention-lab-problems li').texts();

  it('lists what the block lists, with its lines, and follows when that is mended', async () => {
    const fence = `colour: red\nmodel: fr-em\nstep: 99\nmask: 44\n---\n${SENTENCE}`;
    const block = await page.showBlock(fence);
    await expect.poll(() => block.problems()).toHaveLength(4);
    const inBlock = await block.problems();
    await page.app.writeNote('Mended.md', `${fenceOf(fence)}\n`);
    await page.app.openNote('Mended.md', 'source');
    await page.app.setCursor(6, 2);
    expect(await page.app.runCommand('attention-lab:open-lens')).toBe(true);
    await expect.poll(problems).toEqual(inBlock);
    expect(inBlock).toEqual([/Line 1.*“colour”/, /Line 2.*“fr-em”/, /Line 3.*“99”/, /Line 4.*“44”/].map((problem) => expect.stringMatching(problem) as string));
    await page.app.setCursor(4, 'mask: 44'.length);
    await page.app.press('Backspace');
    await expect.poll(problems).toEqual(inBlock.slice(0, 3));
  });

  it('lists them of a block without a sentence, and none where there is no block', async () => {
    await page.app.writeNote('Unwritten.md', `${fenceOf('colour: red\n---')}\n`);
    await page.app.openNote('Unwritten.md', 'source');
    await page.app.setCursor(1, 2);
    await expect.poll(problems).toEqual([expect.stringMatching(/Line 1.*“colour”/)]);
    await page.app.writeNote('Fine.md', `${fenceOf(SENTENCE)}\n`);
    await page.app.openNote('Fine.md', 'source');
    await page.app.setCursor(1, 2);
    await expect.poll(problems).toEqual([]);
  });

  it('misses a model no longer when it is imported', async () => {
    await page.app.writeNote('Compared.md', `${fenceOf(`compare: fr-en-location\n---\n${SENTENCE}`)}\n`);
    await page.app.openNote('Compared.md', 'source');
    await page.app.setCursor(3, 2);
    await expect.poll(problems).toEqual([expect.stringMatching(/Line 1.*“fr-en-location”/)]);
    await page.importModel('fr-en-location');
    await expect.poll(problems).toEqual([]);
  });
});

describe('a model without attention', () => {
  it('asked for scores says that it has none, and still translates', async () => {
    const files = ['decoder.onnx', 'encoder.onnx', 'tokenizer.json'] as const;
    const card = JSON.parse(readFileSync('models/fr-en-additive/model.json', 'utf8')) as { id: string; attention: { kind: string } };
    const entries = Object.fromEntries(files.map((name) => [`none/${name}`, new Uint8Array(readFileSync(`models/fr-en-additive/${name}`))]));
    const changed = { ...card, id: 'fr-en-none', attention: { ...card.attention, kind: 'none' } };
    const bytes = zipSync({ ...entries, 'none/model.json': new TextEncoder().encode(JSON.stringify(changed)) }, { level: 1 });
    const settings = await page.app.openSettings();
    await page.app.pickFile(() => settings.find('.setting-item:has-text("Import from a file") button').click(), 'models.zip', bytes);
    const modal = page.app.find('.attention-lab-import');
    await modal.find('button:text-is("Add")').click();
    await modal.waitUntilGone();
    await page.app.closeSettings();
    const block = await page.showBlock(`model: fr-en-none\nview: scores\n---\n${SENTENCE}`);
    await expect.poll(() => block.problems()).toEqual([expect.stringMatching(/Line 2.*This model has no attention/)]);
    await expect.poll(() => block.targetWords()).not.toEqual([]);
    expect(await block.root.find('.attention-lab-scores').count()).toBe(0);
  });
});
