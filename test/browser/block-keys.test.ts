/** The views of a block with the keyboard alone: each can be reached, walked through, and heard. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type BlockPart } from '../host/page-object';

let page: AttentionLabPage;

beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const heard = (block: BlockPart) => block.root.find('.attention-lab-spoken').text();

describe.each(['ribbons', 'scores', 'step', 'coverage', 'states', 'diagram'])('the view %s', (view) => {
  it('takes the arrow keys, says what they chose, and lets go', async () => {
    const block = await page.showBlock(`view: ${view}\n---\nLe chat noir dort.`);
    const walk = block.root.find('.attention-lab-walk');
    await walk.waitUntilShown();
    expect(await walk.attribute('aria-label')).toContain('Flechas');
    await walk.focus();
    await page.app.press('ArrowRight');
    await page.app.press('ArrowRight');
    await expect.poll(() => heard(block)).toMatch(/^Paso 2 de \d+: «.+» mira «.+» con \d+\s%\.$/u);
    await page.app.press('ArrowDown');
    await page.app.press('ArrowDown');
    const chosen = (await block.sourceWords())[1] ?? '';
    await expect.poll(() => heard(block)).toContain(`mira «${chosen}»`);
    await page.app.press('Escape');
    await expect.poll(() => heard(block)).toBe('');
  });

  it('has a name for each picture, and a table with what it draws', async () => {
    const block = await page.showBlock(`view: ${view}\nstep: 2\n---\nLe chat noir dort.`);
    await block.root.find('.attention-lab-walk').waitUntilShown();
    const { unnamed, rows } = await block.root.evaluate((root) => ({
      unnamed: Array.from(root.querySelectorAll('canvas, svg[role]')).filter((picture) => picture.checkVisibility() && !picture.getAttribute('aria-label')).length,
      rows: root.querySelectorAll('.attention-lab-chart-table tbody tr').length,
    }));
    expect(unnamed).toBe(0);
    expect(rows).toBeGreaterThan(3);
  });
});
