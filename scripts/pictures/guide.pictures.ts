/** Takes the pictures of README and guides from the demo vault, so that they show what the plugin does now. `npm run pictures`. */

import { copyFile, mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { AttentionLabPage, type BlockPart } from '../../test/host/page-object';

const PICTURES = 'docs/pictures';

const LANGUAGES = [
  {
    language: 'en', note: 'en/Attention mechanism.md', long: 'en/Seq2Seq models.md', tabs: ['Step', 'Diagram', 'Compare', 'Break it'],
    sentence: "J'ai acheté une voiture rouge.", red: 6, other: 'Où est la gare ?', title: 'Adjectives change sides', forced: '4=blue', target: 'I sold a red car.',
  },
  {
    language: 'es', note: 'es/Mecanismo de atención.md', long: 'es/Sequence to Sequence (Seq2Seq).md', tabs: ['Paso', 'Diagrama', 'Comparar', 'Romper'],
    sentence: 'Compré un coche rojo.', red: 4, other: '¿Dónde está la estación?', title: 'Los adjetivos cambian de lado', forced: '4=blue', target: 'I sold a red car.',
  },
] as const;

const TAB_NAMES = ['step', 'diagram', 'compare', 'break'] as const;

const VIEWS = [
  { name: 'ribbons', options: 'view: ribbons\nstep: 2' }, { name: 'scores', options: 'view: scores\nstep: 2' },
  { name: 'coverage', options: 'view: coverage\nstep: 2' }, { name: 'states', options: 'view: states\nstep: 2' },
  { name: 'diagram', options: 'view: diagram\nstep: 4' }, { name: 'beam', options: 'view: beam\nbeam: 5' }, { name: 'quiz', options: 'quiz: true' },
] as const;

type Guide = (typeof LANGUAGES)[number];

/** One picture for each option that changes what a block shows, apart from the views. */
const OPTIONS: readonly { readonly name: string; readonly lines: (guide: Guide) => string }[] = [
  { name: 'step', lines: ({ red }) => `step: 4\nposition: ${red}` },
  { name: 'words', lines: () => 'words: subwords' },
  { name: 'title', lines: ({ title }) => `title: ${title}\nheight: 190` },
  { name: 'sentence', lines: () => 'sentence: 2' },
  { name: 'attention', lines: () => 'attention: off' },
  { name: 'mask', lines: ({ red }) => `mask: ${red}` },
  { name: 'weights', lines: () => 'weights: uniform' },
  { name: 'force', lines: ({ forced }) => `force: ${forced}` },
  { name: 'target', lines: ({ target }) => `target: ${target}` },
  { name: 'compare', lines: () => 'compare: without' },
];

describe.each(LANGUAGES)('pictures of the $language guide', (guide) => {
  const { language, note, long, tabs, sentence, other } = guide;
  let page: AttentionLabPage;

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    page = await AttentionLabPage.open({ language });
    await page.app.setSize(1360, 900);
  });
  afterAll(() => page.close());

  it.each(['light', 'dark'] as const)('a note with a block, %s', async (theme) => {
    await page.app.setTheme(theme);
    await page.app.openNote(note, 'reading');
    await page.block(0);
    await take('block', theme);
  });

  it('the lens beside the note', async () => {
    await page.app.setTheme('light');
    await page.app.openNote(note, 'reading');
    await page.block(0);
    await page.app.runCommand('attention-lab:open-lens');
    await page.app.setSidePaneWidth(420);
    for (const [index, tab] of tabs.entries()) {
      await chooseTab(tab);
      if (TAB_NAMES[index] !== 'compare') await take(`lens-${TAB_NAMES[index] ?? 'view'}`, 'light');
    }
  });

  // A long sentence makes the point, and the picture waits for both translations.
  it('a long sentence with and without attention', async () => {
    await page.app.openNote(long, 'reading');
    const block = await page.block(1);
    await block.targetWord.at(0).click();
    await chooseTab(tabs[2]);
    await page.app.find('.attention-lab-side.is-theirs .attention-lab-side-text').waitUntilShown();
    await take('lens-compare', 'light');
  });

  it.each(VIEWS)('the view $name', async ({ name, options }) => {
    // Room for the tallest view, beside the file list and the lens.
    await page.app.setSize(1480, 1400);
    const block = await page.showBlock(`${options}\n---\n${sentence}`);
    // The question of a quiz stands above its chart, any other view in the chart's place.
    await block.root.find(name === 'quiz' ? '.attention-lab-quiz-question' : '.attention-lab-chosen-views > *').waitUntilShown();
    await takeBlock(block, `view-${name}`);
  });

  it.each(OPTIONS)('the option $name', async ({ name, lines }) => {
    await page.app.setSize(1480, 1400);
    const block = await page.showBlock(`${lines(guide)}\n---\n${sentence}${name === 'sentence' ? `\n${other}` : ''}`);
    await block.root.find(name === 'compare' ? '.attention-lab-side.is-theirs .attention-lab-side-text' : '.attention-lab-alignment canvas:visible, .attention-lab-notice:visible').waitUntilShown();
    await takeBlock(block, `option-${name}`);
  });

  async function takeBlock(block: BlockPart, name: string): Promise<void> {
    const file = `${name}-${language}-light`;
    await block.root.screenshot(file);
    await copyFile(`test-results/${file}.png`, `${PICTURES}/${file}.png`);
  }

  async function chooseTab(name: string): Promise<void> {
    const all = page.app.find('.attention-lab-lens [role="tab"]');
    await all.at(tabIndex(await all.texts(), name)).click();
    await page.app.find('.attention-lab-lens [role="tabpanel"]').waitUntilShown();
  }

  async function take(name: string, theme: string): Promise<void> {
    const file = `${name}-${language}-${theme}`;
    await page.app.screenshot(file);
    await copyFile(`test-results/${file}.png`, `${PICTURES}/${file}.png`);
  }
});

function tabIndex(names: readonly string[], name: string): number {
  const index = names.findIndex((text) => text.trim() === name);
  if (index === -1) throw new Error(`No tab is called ${name}: ${names.join(', ')}`);
  return index;
}
