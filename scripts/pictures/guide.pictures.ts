/** Takes the pictures of README and guides from the demo vault, so that they show what the plugin does now. `npm run pictures`. */

import { copyFile, mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { AttentionLabPage } from '../../test/host/page-object';

const PICTURES = 'docs/pictures';

const LANGUAGES = [
  { language: 'en', note: 'en/Attention mechanism.md', tabs: ['Step', 'Diagram', 'Compare', 'Break it'] },
  { language: 'es', note: 'es/Mecanismo de atención.md', tabs: ['Paso', 'Diagrama', 'Comparar', 'Romper'] },
] as const;

const TAB_NAMES = ['step', 'diagram', 'compare', 'break'] as const;

describe.each(LANGUAGES)('pictures of the $language guide', ({ language, note, tabs }) => {
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
      await page.app.find(`.attention-lab-lens [role="tab"]`).at(tabIndex(await page.app.find('.attention-lab-lens [role="tab"]').texts(), tab)).click();
      await page.app.find('.attention-lab-lens [role="tabpanel"]').waitUntilShown();
      await take(`lens-${TAB_NAMES[index] ?? 'view'}`, 'light');
    }
  });

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
