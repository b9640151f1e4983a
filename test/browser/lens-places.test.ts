/** The lens in the places and by the means that readers have: after a restart, by keyboard alone, without motion, while they type. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf, type Part } from '../host/page-object';
import { NOTE, openLens, SENTENCE, TABS } from './lens-setup';

let page: AttentionLabPage;
let lens: Part;

beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'en' });
  lens = await openLens(page, '.attention-lab-lens-word');
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const tab = (name: (typeof TABS)[number]) => lens.find('.attention-lab-tabs button').at(TABS.indexOf(name));
const sourceText = async () => (await lens.find('.is-source .attention-lab-lens-word').texts()).join(' ');
const count = () => lens.find('.attention-lab-count').text();
const pinned = (side: 'source' | 'target') => lens.find(`.is-${side} .attention-lab-lens-word.is-pinned`);
/** What has the keyboard: what it is, and whether that is seen. */
const focused = () => page.app.evaluate(() => {
  const element = document.activeElement as HTMLElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  // A part of the diagram and a translation of the beam draw their focus on the box inside them, a cell of the table on the chart.
  const box = element.querySelector('.attention-lab-part-box, .attention-lab-branch-frame') ?? element.closest('.attention-lab-alignment')?.querySelector('.attention-lab-alignment-scroller');
  return {
    name: element.dataset.component ?? element.getAttribute('role') ?? element.tagName.toLowerCase(), isInLens: element.closest('.attention-lab-lens') !== null,
    isSeen: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || (box !== null && box !== undefined && (getComputedStyle(box).outlineStyle !== 'none' || getComputedStyle(box).stroke !== 'none')),
  };
});

describe('while a sentence is typed', () => {
  it('shows each newer sentence after the older one, never an older one again', async () => {
    await lens.evaluate((root) => {
      const shown: string[] = [], row = root.querySelector('.attention-lab-lens-words.is-source');
      Object.assign(window, { shown });
      if (row) new MutationObserver(() => { shown.push((row as HTMLElement).innerText.replace(/\s+/g, '')); }).observe(row, { childList: true });
    });
    await page.app.setCursor(3, SENTENCE.length - 1);
    const typed = ' et le chien rouge court';
    for (const letter of typed) await page.app.press(letter === ' ' ? 'Space' : letter);
    await expect.poll(sourceText).toContain('court');
    const shown = await page.app.evaluate(() => (window as unknown as { shown: string[] }).shown);
    const lengths = shown.filter((text) => text !== '').map((text) => text.length);
    expect(lengths.length).toBeGreaterThan(0);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    for (let undone = 0; undone < typed.length; undone++) await page.app.press('Backspace');
    await expect.poll(sourceText).not.toContain('rouge');
  });
});

describe('by keyboard alone', () => {
  it('goes through the tabs, and every stop is seen', async () => {
    await tab('alignment').focus();
    for (const name of TABS.slice(1)) {
      await page.app.press('ArrowRight');
      expect(await tab(name).attribute('aria-selected')).toBe('true');
      expect(await focused()).toMatchObject({ name: 'tab', isSeen: true });
    }
    await page.app.press('ArrowRight');
    expect(await tab('alignment').attribute('aria-selected')).toBe('true');
  });

  it.each(['alignment', 'diagram', 'beam', 'break', 'quiz'] as const)('reaches what can be done at %s with Tab, and every stop is seen', async (name) => {
    await tab(name).click();
    await lens.find('.attention-lab-lens-body > *').waitUntilShown();
    await tab(name).focus();
    const stops = [];
    for (let stop = 0; stop < 6; stop++) {
      await page.app.press('Tab');
      const at = await focused();
      if (!at.isInLens) break;
      stops.push(at);
    }
    expect(stops.length).toBeGreaterThan(0);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
  });

  it('steps with arrows, jumps with Home and End, plays with Space and lets go with Escape', async () => {
    await tab('step').click();
    await lens.focus();
    await page.app.press('Escape');
    await page.app.press('ArrowRight');
    await expect.poll(count).toContain('Step 1 /');
    await page.app.press('ArrowDown');
    await page.app.press('ArrowDown');
    await expect.poll(() => pinned('source').texts()).toEqual(['chat']);
    await page.app.press('ArrowUp');
    await expect.poll(() => pinned('source').texts()).toEqual(['Le']);
    await page.app.press('End');
    await expect.poll(count).toMatch(/(\d+) \/ \1$/);
    await page.app.press('Home');
    await expect.poll(count).toContain('Step 1 /');
    await page.app.press('Space');
    await expect.poll(count).toContain('Step 3 /');
    await page.app.press('Space');
    await page.app.press('Escape');
    await expect.poll(() => pinned('target').count()).toBe(0);
  });

  it('picks a part of the diagram with Enter', async () => {
    await tab('diagram').click();
    await lens.find('.attention-lab-part').focus();
    await page.app.press('ArrowDown');
    expect(await focused()).toMatchObject({ name: 'embedding', isSeen: true });
    await page.app.press('Enter');
    await expect.poll(() => lens.find('.attention-lab-part.is-chosen').attribute('data-component')).toBe('embedding');
    await page.app.press('Enter');
    await expect.poll(() => lens.find('.attention-lab-part.is-chosen').count()).toBe(0);
  });
});

describe('where motion is unwelcome', () => {
  // `node-insert-event` is the app's own, by which it hears of elements that change windows.
  it('moves nothing', async () => {
    await page.app.setReducedMotion(true);
    for (const name of ['alignment', 'step', 'diagram'] as const) {
      await tab(name).click();
      await lens.find('.attention-lab-lens-body > *').waitUntilShown();
      const moving = await lens.evaluate((root) => Array.from(root.querySelectorAll('[class*="attention-lab-"]:not(.node-insert-event)')).filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration.split(', ').some((duration) => Number.parseFloat(duration) > 0) || animationName !== 'none';
      }).map((element) => element.getAttribute('class')));
      expect(moving).toEqual([]);
    }
    await page.app.setReducedMotion(false);
  });
});

describe('the options of a block', () => {
  it('are completed while they are written: keys first, then their values', async () => {
    await page.app.writeNote('Options.md', `${fenceOf(`\n---\n${SENTENCE}`)}\n`);
    await page.app.openNote('Options.md', 'source');
    await page.app.setCursor(1, 0);
    await page.app.type('vi');
    const suggestion = page.app.find('.suggestion-item');
    await expect.poll(() => suggestion.texts()).toHaveLength(1);
    expect(await suggestion.text()).toMatch(/^view/);
    await page.app.press('Enter');
    await page.app.type('st');
    await expect.poll(() => suggestion.texts()).toEqual(['step', 'states']);
    await page.app.press('ArrowDown');
    await page.app.press('Enter');
    await expect.poll(() => page.app.readNote('Options.md')).toContain('view: states\n---');
    await suggestion.waitUntilGone();
  });

  it('are not suggested among the sentences', async () => {
    await page.app.setCursor(3, SENTENCE.length);
    await page.app.press('Enter');
    await page.app.type('view');
    expect(await page.app.find('.suggestion-item').count()).toBe(0);
  });
});

describe('after a restart', () => {
  it('comes back at the section where it was, pinned to its block, whatever note is open', async () => {
    await page.app.openNote(NOTE, 'source');
    await page.app.setCursor(3, 2);
    await expect.poll(sourceText).toContain('chat');
    await tab('step').click();
    const pin = lens.find('.attention-lab-lens-bar :is([aria-label="Stay with this block"], [aria-label="Follow the note"])');
    await pin.click();
    expect(await pin.attribute('aria-pressed')).toBe('true');
    // The app saves its workspace a moment later.
    await expect.poll(() => page.app.readFile('.obsidian/workspace.json')).toContain('Le chat');
    await page.app.writeNote('Other.md', fenceOf('Elle lit un livre.'));
    await page.app.openNote('Other.md', 'source');
    await page.app.restart();
    await lens.find('.attention-lab-lens-word').waitUntilShown();
    expect(await sourceText()).toContain('chat');
    expect(await pin.attribute('aria-pressed')).toBe('true');
    expect(await tab('step').attribute('aria-selected')).toBe('true');
    await page.app.openNote('Other.md', 'source');
    await page.app.setCursor(1, 2);
    await pin.click();
    await page.app.setCursor(1, 3);
    await expect.poll(sourceText).toContain('livre');
  });
});
