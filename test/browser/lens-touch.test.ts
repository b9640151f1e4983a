/** The lens by touch, on a phone: taps pin, nothing needs a pointer that hovers. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';
import { openLens, TABS } from './lens-setup';

let page: AttentionLabPage;
let lens: Part;

beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'en', device: 'phone' });
  lens = await openLens(page, '.attention-lab-lens-word');
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const choose = (tab: (typeof TABS)[number]) => lens.find('.attention-lab-tabs button').at(TABS.indexOf(tab)).tap();
const pinned = (side: 'source' | 'target') => lens.find(`.is-${side} .attention-lab-lens-word.is-pinned`);

describe('by touch', () => {
  it('a tap on a word pins its step, and a second one lets it go', async () => {
    await lens.find('.is-target .attention-lab-lens-word').at(2).tap();
    await expect.poll(() => lens.find('.attention-lab-count').text()).toContain('Step 3 /');
    await expect.poll(() => pinned('target').count()).toBe(1);
    await lens.find('.is-target .attention-lab-lens-word').at(2).tap();
    await expect.poll(() => pinned('target').count()).toBe(0);
  });

  it('a tap on a chart pins what it meets', async () => {
    await choose('step');
    await lens.find('.is-target .attention-lab-lens-word').at(1).tap();
    const bars = lens.find('.attention-lab-stage[data-term=weight] canvas');
    await bars.scrollIntoView();
    await bars.tap();
    await expect.poll(() => pinned('source').count()).toBe(1);
  });

  it('a tap on a part of the diagram tells what it does', async () => {
    await choose('diagram');
    const part = lens.find('.attention-lab-part[data-component=encoder]');
    await part.scrollIntoView();
    await part.tap();
    await expect.poll(() => lens.find('.attention-lab-part.is-chosen').attribute('data-component')).toBe('encoder');
  });

  it('no section is wider than the screen; what is wider scrolls inside itself', async () => {
    for (const tab of TABS) {
      await choose(tab);
      await lens.find('.attention-lab-lens-body > *').waitUntilShown();
      expect(await lens.evaluate((root) => root.scrollWidth - root.clientWidth), tab).toBeLessThanOrEqual(1);
    }
  });
});
