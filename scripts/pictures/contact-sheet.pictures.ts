/**
 * Every view at both widths, in both themes, on a short and a long sentence: sheets to look at before a change goes out.
 * `npm run contact-sheet`, or a part of it: `npm run contact-sheet -- -t "es 300 long"`. Writes test-results/sheet-*.png.
 */

import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { AttentionLabPage, type Part } from '../../test/host/page-object';
import { findOrInstallChromium } from '../chromium.mjs';

const RESULTS = 'test-results';
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [300, 800] as const;
const PICTURES_A_SHEET = 6;
/** CSS pixels. */
const TALL = 3600;

const SENTENCES = {
  short: 'Le chat noir dort sur la chaise.',
  long: 'Le vieux jardinier qui habite au bout de la rue plante chaque année des roses rouges et blanches dans le jardin de sa sœur à Paris.',
} as const;

interface Shown {
  readonly name: string;
  readonly options?: string;
  /** Shown when the picture is whole; the view itself unless told. */
  readonly until?: string;
  readonly then?: (block: Part) => Promise<void>;
}

const OF_BLOCK: readonly Shown[] = [
  { name: 'heatmap', options: 'step: 2\nposition: 3' },
  { name: 'pieces', options: 'words: subwords' },
  { name: 'ribbons', options: 'view: ribbons\nstep: 2' },
  { name: 'scores', options: 'view: scores\nstep: 2' },
  { name: 'step', options: 'view: step\nstep: 3', until: '.attention-lab-stage .attention-lab-formula *' },
  { name: 'additive', options: 'model: fr-en-additive\nview: step\nstep: 3', until: '.attention-lab-stage .attention-lab-formula *' },
  { name: 'location', options: 'model: fr-en-location\nview: step\nstep: 3', until: '.attention-lab-stage .attention-lab-formula *' },
  { name: 'fixed step', options: 'attention: off\nview: step\nstep: 3', until: '.attention-lab-stage .attention-lab-formula *' },
  { name: 'coverage', options: 'view: coverage\nstep: 2' },
  { name: 'states', options: 'view: states\nstep: 2' },
  { name: 'beam', options: 'view: beam\nbeam: 4' },
  { name: 'diagram', options: 'view: diagram\nstep: 2' },
  { name: 'fixed diagram', options: 'attention: off\nview: diagram\nstep: 2' },
  { name: 'without attention', options: 'attention: off' },
  { name: 'compare', options: 'compare: without', until: '.attention-lab-side.is-theirs .attention-lab-side-text' },
  { name: 'two models', options: 'compare: fr-en-additive', until: '.attention-lab-side.is-theirs .attention-lab-side-text' },
  { name: 'hidden', options: 'mask: 2' },
  { name: 'uniform', options: 'title: The same weight everywhere\nweights: uniform' },
  { name: 'target', options: 'target: The black cat sleeps.' },
  { name: 'quiz', options: 'quiz: true', until: '.attention-lab-quiz-question' },
  { name: 'problems', options: 'vew: ribbons\nstep: 99\nbeam: 1000\nmask: 80' },
  { name: 'card of the model', then: (block) => block.find('.attention-lab-chip').click() },
];

describe.each(['en', 'es', 'fr'] as const)('%s', (language) => {
  let page: AttentionLabPage;

  beforeAll(async () => {
    await mkdir(RESULTS, { recursive: true });
    page = await AttentionLabPage.open({ language: 'en' });
    for (const model of ['fr-en-additive', 'fr-en-location']) await page.importModel(model);
    await page.app.restart({ language });
  });
  afterAll(() => page.close());

  describe.each(WIDTHS)('%i', (width) => {
    it.each(Object.entries(SENTENCES))('%s', async (length, sentence) => {
      const taken = new Map<string, string[]>(THEMES.map((theme) => [theme, []]));
      await page.app.setNoteWidth(width);
      // So tall that no view is cut off by the pane.
      await page.app.evaluate(() => innerWidth).then((whole) => page.app.setSize(whole, TALL));
      for (const { name, options, until, then } of OF_BLOCK) {
        const { root } = await page.showBlock(options === undefined ? sentence : `${options}\n---\n${sentence}`);
        await root.find(until ?? '.attention-lab-alignment canvas:visible, .attention-lab-chosen-views > *:visible, .attention-lab-notice:visible').waitUntilShown();
        await then?.(root);
        for (const theme of THEMES) {
          const file = `block-${name.replaceAll(' ', '-')}-${language}-${width}-${length}-${theme}`;
          await page.app.setTheme(theme);
          await root.screenshot(file);
          taken.get(theme)?.push(file);
        }
      }
      for (const [theme, files] of taken) await composeSheets(`block-${language}-${width}-${length}-${theme}`, files, width);
    }, 600_000);
  });

  it.each(Object.entries(SENTENCES))('lens %s', async (length, sentence) => {
    const taken = new Map<string, string[]>(THEMES.map((theme) => [theme, []]));
    await page.app.setSize(1200, TALL);
    await page.showBlock(`step: 3\n---\n${sentence}`);
    await page.app.runCommand('attention-lab:open-lens');
    await page.app.setSidePaneWidth(300);
    const tabs = page.app.find('.attention-lab-lens [role="tab"]'), lens = page.app.find('.attention-lab-lens');
    for (let index = 0; index < await tabs.count(); index++) {
      await tabs.at(index).click();
      await lens.find('.attention-lab-lens-body > *').waitUntilShown();
      for (const theme of THEMES) {
        const file = `lens-${index}-${language}-${length}-${theme}`;
        await page.app.setTheme(theme);
        await lens.find('.attention-lab-lens-full').screenshot(file);
        taken.get(theme)?.push(file);
      }
    }
    for (const [theme, files] of taken) await composeSheets(`lens-${language}-${length}-${theme}`, files, 300);
  }, 600_000);
});

describe.each([['en', 'en/Attention mechanism.md'], ['es', 'es/Mecanismo de atención.md']] as const)('cards %s', (language, note) => {
  it.each(WIDTHS)('%i', async (width) => {
    const page = await AttentionLabPage.open({ language }), taken: string[] = [];
    await page.app.setNoteWidth(width);
    await page.app.openNote(note, 'reading');
    await page.block(0);
    const chips = page.app.find('.workspace-leaf .attention-lab-part-chip');
    for (let index = 0; index < Math.min(PICTURES_A_SHEET, await chips.count()); index++) {
      const file = `card-${language}-${width}-${index}`;
      await page.app.setTheme(index % 2 === 0 ? 'light' : 'dark');
      await chips.at(index).scrollIntoView();
      await chips.at(index).click();
      await page.app.find('.attention-lab-card').waitUntilShown();
      await page.app.find('.attention-lab-card').screenshot(file);
      taken.push(file);
      await page.app.press('Escape');
    }
    await composeSheets(`card-${language}-${width}`, taken, 300);
    await page.close();
  }, 600_000);
});

/** What a reader meets around the views: the first minute, the window that translates, the settings, a missing model, Live Preview. */
describe.each(['en', 'es', 'fr'] as const)('around %s', (language) => {
  it.each([['desktop', 1000], ['phone', 390]] as const)('%s', async (device, width) => {
    const page = await AttentionLabPage.open({ language, ...(device === 'phone' ? { device } : {}) }), taken: string[] = [], { app } = page;
    await app.setSize(width, 820);
    const take = async (name: string): Promise<void> => {
      for (const theme of THEMES) {
        const file = `around-${name}-${language}-${device}-${theme}`;
        await app.setTheme(theme);
        await app.screenshot(file);
        taken.push(file);
      }
    };
    await app.writeNote('Empty.md', '```attention\n```\n');
    await app.openNote('Empty.md', 'reading');
    await app.find('.attention-lab-empty').waitUntilShown();
    await take('empty-block');
    await app.writeNote('First.md', '');
    await app.openNote('First.md', 'live');
    await app.setCursor(0, 0);
    await app.runCommand('attention-lab:insert-block');
    await page.block(0);
    await take('first-block');
    await page.showBlock(`model: fr-en-location\n---\n${SENTENCES.short}`);
    await take('missing-model');
    await app.writeNote('Text.md', `${SENTENCES.short} ${SENTENCES.long}\n`);
    await app.openNote('Text.md', 'source');
    await app.setCursor(0, 3);
    await app.runCommand('attention-lab:translate-paragraph');
    await app.find('.attention-lab-translation-footer .mod-cta').waitUntilShown();
    await take('translate');
    await app.press('Escape');
    await app.openSettings();
    await take('settings');
    await app.closeSettings();
    await app.runCommand('attention-lab:open-lens');
    await app.find('.attention-lab-lens').waitUntilShown();
    await take('lens');
    await composeSheets(`around-${language}-${device}`, taken, device === 'phone' ? 300 : 800);
    await page.close();
  }, 600_000);
});

/** The walk of the demo vault, block by block: is each claim to be seen in the picture beside it? */
describe.each([
  ['en', 'en/Seeing attention, claim by claim.md'], ['es', 'es/Ver la atención, afirmación por afirmación.md'],
] as const)('walk %s', (language, note) => {
  it('shows every claim', async () => {
    const page = await AttentionLabPage.open({ language: 'en' }), taken: string[] = [];
    await page.importModel('fr-en-location');
    await page.app.restart({ language });
    await page.app.setNoteWidth(800);
    await page.app.evaluate(() => innerWidth).then((whole) => page.app.setSize(whole, TALL));
    await page.app.openNote(note, 'reading');
    const count = (await page.app.readNote(note)).match(/^```attention$/gmu)?.length ?? 0;
    for (let index = 0; index < count; index++) {
      const { root } = await page.block(index), file = `walk-${language}-${index}`;
      if (await root.find('.attention-lab-compare').count() > 0) await root.find('.attention-lab-side.is-theirs .attention-lab-side-text').waitUntilShown();
      await root.screenshot(file);
      taken.push(file);
    }
    await composeSheets(`walk-${language}`, taken, 800);
    await page.close();
  }, 600_000);
});

/** Puts pictures side by side under their names, so many that a sheet can still be read. */
async function composeSheets(name: string, files: readonly string[], width: number): Promise<void> {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox'] });
  const columns = width === 300 ? PICTURES_A_SHEET : 2;
  const sheet = await browser.newPage({ viewport: { width: columns * (width + 8) + 8, height: 400 } });
  for (let from = 0; from < files.length; from += PICTURES_A_SHEET) {
    const figures = await Promise.all(files.slice(from, from + PICTURES_A_SHEET).map(async (file) => {
      const bytes = await readFile(`${RESULTS}/${file}.png`);
      return `<figure><figcaption>${file}</figcaption><img src="data:image/png;base64,${bytes.toString('base64')}"></figure>`;
    }));
    await sheet.setContent(`<style>body{margin:8px;background:#888;font:12px sans-serif;display:flex;flex-wrap:wrap;align-items:flex-start;gap:8px}figure{width:${width}px;margin:0}img{display:block;max-width:100%}</style>${figures.join('')}`);
    await sheet.screenshot({ path: `${RESULTS}/sheet-${name}-${from / PICTURES_A_SHEET + 1}.png`, fullPage: true });
  }
  await browser.close();
}
