/** The lens beside a note: it follows, explains, can be broken and mended, and leaves the note alone. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';
import { NOTE, openLens, SENTENCE, TABS } from './lens-setup';

let page: AttentionLabPage;
let lens: Part;

beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'en' });
  lens = await openLens(page, '.attention-lab-tabs');
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const choose = (tab: (typeof TABS)[number]) => lens.find('.attention-lab-tabs button').at(TABS.indexOf(tab)).click();
const words = (side: 'source' | 'target') => lens.find(`.attention-lab-lens-words.is-${side} .attention-lab-lens-word`);
const translation = async () => (await words('target').texts()).join(' ');
/** Waits as long as a busy machine may need. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });
const count = () => lens.find('.attention-lab-count').text();

describe('the lens', () => {
  it('shows the sentence under the cursor', async () => {
    expect((await words('source').texts()).join('')).toContain('chat');
    expect(await translation()).not.toBe('');
  });

  it('follows what is typed, the newest sentence winning', async () => {
    await page.app.setCursor(3, SENTENCE.length - 1);
    await page.app.type(' rouge');
    await eventually(async () => (await words('source').texts()).join(' ')).toContain('rouge');
    for (let undone = 0; undone < 6; undone++) await page.app.press('Backspace');
    await eventually(async () => (await words('source').texts()).join(' ')).not.toContain('rouge');
  });

  it('steps with the keyboard, and lets go', async () => {
    await lens.focus();
    await page.app.press('ArrowRight');
    await page.app.press('ArrowRight');
    await eventually(count).toContain('Step 2 /');
    await page.app.press('End');
    await eventually(async () => { const [, at, all] = /(\d+) \/ (\d+)/.exec(await count()) ?? []; return at !== undefined && at === all; }).toBe(true);
    await page.app.press('Escape');
    await eventually(() => lens.find('.attention-lab-lens-word.is-pinned').count()).toBe(0);
  });

  it.each(TABS)('shows %s with a summary, and a table where numbers are drawn', async (tab) => {
    await choose(tab);
    await lens.find('.attention-lab-lens-body > *').waitUntilShown();
    const unnamed = await lens.evaluate((root) => Array.from(root.querySelectorAll('canvas, svg[role]')).filter((picture) => picture.checkVisibility() && !picture.getAttribute('aria-label')).length);
    expect(unnamed).toBe(0);
    if (['step', 'sentence', 'states', 'beam'].includes(tab)) {
      expect(await lens.evaluate((root) => Array.from(root.querySelectorAll('.attention-lab-chart-table')).filter((table) => table.querySelectorAll('tbody tr').length > 0).length)).toBeGreaterThan(0);
    }
  });

  it('shows numbers that agree: weights are the softmax of the scores and sum to 1', async () => {
    await choose('step');
    await words('target').at(1).click();
    const columns = await lens.evaluate((root) => ['score', 'weight'].map((term) =>
      Array.from(root.querySelectorAll(`.attention-lab-stage[data-term=${term}] tbody td`), (cell) => Number((cell.textContent ?? '').replace('−', '-')))));
    const [scores = [], weights = []] = columns, powers = scores.map((score) => Math.exp(score)), sum = powers.reduce((total, power) => total + power, 0);
    expect(scores.length).toBeGreaterThan(3);
    weights.forEach((weight, index) => { expect(weight).toBeCloseTo((powers[index] ?? 0) / sum, 1); });
    expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 1);
  });

  it('sets formulas in the app’s own way, with the numbers of the pinned cell', async () => {
    await choose('step');
    await eventually(() => lens.find('.attention-lab-formula .math, .attention-lab-formula mjx-container, .attention-lab-formula .katex').count()).toBeGreaterThan(5);
  });
});

describe('breaking it', () => {
  it('hides a word, says what changed, and takes it back', async () => {
    await choose('break');
    const before = await translation();
    await lens.find('.attention-lab-break .attention-lab-choices .attention-lab-choice').at(1).click();
    await eventually(() => lens.find('.attention-lab-changed').isVisible()).toBe(true);
    await eventually(() => lens.find('.attention-lab-outcome').text()).toContain('Δ log p');
    await lens.find('.attention-lab-outcome button').at(0).click();
    await eventually(translation).toBe(before);
    await eventually(() => lens.find('.attention-lab-changed').isVisible()).toBe(false);
  });

  it('forces a typed word, and the model goes on from there', async () => {
    await choose('break');
    await words('target').at(1).click();
    await lens.find('.attention-lab-typed input').fill('dog');
    await lens.find('.attention-lab-typed button').click();
    await eventually(translation).toContain('d');
    await eventually(async () => (await translation()).replaceAll(' ', '')).toContain('dog');
    await lens.find('.attention-lab-outcome button').at(1).click();
    await eventually(async () => (await translation()).replaceAll(' ', '')).not.toContain('dog');
  });

  it('checks honestly with uniform weights, and says what that shows', async () => {
    await lens.find('.attention-lab-check button').at(0).click();
    await eventually(() => lens.find('.attention-lab-check').at(0).text()).toContain('Δ log p');
  });
});

describe('saving the view', () => {
  it('writes the view into the fence on a click, and one undo takes it back', async () => {
    await choose('diagram');
    await lens.find('.attention-lab-lens-bar [aria-label="Save this view in the block"]').click();
    await eventually(() => page.app.readNote(NOTE)).toContain('view: diagram');
    await page.app.setCursor(0, 0);
    await page.app.undo();
    await eventually(() => page.app.readNote(NOTE)).not.toContain('view: diagram');
  });
});

describe('in a window of its own', () => {
  it('draws its charts there, and goes on following the reader', async () => {
    await page.app.openNote(NOTE, 'source');
    await page.app.setCursor(3, 2);
    await choose('step');
    await page.app.evaluate(() => {
      const { workspace } = (window as unknown as { app: { workspace: { getLeavesOfType(type: string): unknown[]; setActiveLeaf(leaf: unknown): void } } }).app;
      workspace.setActiveLeaf(workspace.getLeavesOfType('attention-lab-lens')[0]);
    });
    const popout = await page.app.moveToPopout(), moved = popout.find('.attention-lab-lens');
    await moved.waitUntilShown();
    await eventually(() => moved.evaluate((root) => Array.from(root.querySelectorAll('canvas')).every((canvas) => canvas.width > 100))).toBe(true);
    await moved.find('.is-target .attention-lab-lens-word').at(2).click();
    await eventually(() => moved.find('.attention-lab-count').text()).toContain('Step 3 /');
    await popout.closeWindow();
  });
});

describe('a block that names a view', () => {
  it.each(['ribbons', 'scores', 'step', 'coverage', 'states', 'beam', 'diagram'])('shows %s', async (view) => {
    const block = await page.showBlock(`view: ${view}\nstep: 2\n---\n${SENTENCE}`);
    await block.root.find('.attention-lab-chosen-views > *').waitUntilShown();
    expect(await block.problems()).toEqual([]);
  });

  it('tells of bad values at their lines, and still shows the sentence', async () => {
    const block = await page.showBlock(`beam: 1000\nweights: 0.5 0.2\nstep: 900\n---\n${SENTENCE}`);
    expect(await block.problems()).toHaveLength(3);
    expect(await block.translation()).not.toBe('');
  });
});
