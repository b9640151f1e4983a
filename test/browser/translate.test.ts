/** Translating from the ribbon and by command: what the window shows, and what reaches the note. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage } from '../host/page-object';

const NOTE = 'Translate.md';
const TEXT = '# Bonjour\n\nJe ne parle pas **espagnol**. Où est [[Encoder]] ?\n\n- Il fait froid.\n';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'en' }); });
afterAll(() => page.close());

async function translateParagraph(): Promise<void> {
  await page.app.writeNote(NOTE, TEXT);
  await page.app.openNote(NOTE, 'source');
  await page.app.setCursor(2, 5);
  expect(await page.app.runCommand('attention-lab:translate-paragraph')).toBe(true);
  await page.app.find('.attention-lab-translation-footer .mod-cta').waitUntilShown();
}

/** The button of the window with this text. */
async function press(text: string): Promise<void> {
  const buttons = page.app.find('.attention-lab-translation-footer button');
  const index = (await buttons.texts()).indexOf(text);
  expect(index).toBeGreaterThanOrEqual(0);
  await buttons.at(index).click();
  await page.app.find('.attention-lab-translation').waitUntilGone();
}

describe('the window', () => {
  it('shows source and translation sentence by sentence, words linked', async () => {
    await translateParagraph();
    expect(await page.app.find('.attention-lab-sentence-source').texts()).toEqual(['Je ne parle pas espagnol.', 'Où est Encoder ?']);
    expect((await page.app.find('.attention-lab-sentence-target').texts()).every((text) => text.length > 3)).toBe(true);
    await page.app.find('.attention-lab-sentence-target .attention-lab-word').at(0).hover();
    expect(await page.app.find('.attention-lab-sentence-source .attention-lab-word.is-linked').count()).toBe(1);
    await page.app.screenshot('translate-window');
    await page.app.press('Escape');
  });

  it('inserts a callout below the paragraph, and one undo takes it back', async () => {
    await translateParagraph();
    await press('Insert below');
    const note = await page.app.readNote(NOTE);
    expect(note).toMatch(/\[\[Encoder\]\] \?\n\n> \[!quote\] French → English\n> .*\n\n- Il fait froid/);
    await page.app.undo();
    expect(await page.app.readNote(NOTE)).toBe(TEXT);
  });

  it('replaces the paragraph, its markup kept, and one undo takes it back', async () => {
    await translateParagraph();
    await press('Replace');
    const note = await page.app.readNote(NOTE);
    expect(note).not.toContain('Je ne parle pas');
    expect(note).toContain('[[Encoder]]');
    expect(note.match(/\*\*/g)).toHaveLength(2);
    expect(note.startsWith('# Bonjour\n\n') && note.endsWith('\n\n- Il fait froid.\n')).toBe(true);
    await page.app.undo();
    expect(await page.app.readNote(NOTE)).toBe(TEXT);
  });

  it('inserts an attention block that is drawn', async () => {
    await translateParagraph();
    await press('Insert as attention block');
    expect(await page.app.readNote(NOTE)).toContain('```attention\nmodel: fr-en\n---\nJe ne parle pas espagnol.\nOù est Encoder ?\n```');
  });

  it('never writes when the passage changed meanwhile', async () => {
    await translateParagraph();
    const changed = TEXT.replace('espagnol', 'italien');
    await page.app.writeNote(NOTE, changed);
    const buttons = page.app.find('.attention-lab-translation-footer button');
    await buttons.at((await buttons.texts()).indexOf('Replace')).click();
    await expect.poll(async () => (await page.app.find('.notice').texts()).join('\n')).toContain('changed meanwhile');
    expect(await page.app.readNote(NOTE)).toBe(changed);
    await page.app.press('Escape');
  });
});

describe('on a phone, in Spanish, in the dark', () => {
  it('the window stays within the screen', async () => {
    await page.app.restart({ language: 'es' });
    await page.app.setTheme('dark');
    await page.app.setSize(390, 800);
    await translateParagraph();
    const box = await page.app.find('.attention-lab-translation').box();
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await page.app.find('.attention-lab-translation-footer .mod-cta').text()).toBe('Insertar debajo');
    await page.app.screenshot('translate-window-phone');
    await page.app.press('Escape');
  });
});

describe('a whole note', () => {
  it('is translated into a note beside it', async () => {
    await page.app.writeNote(NOTE, TEXT);
    await page.app.openNote(NOTE, 'source');
    await page.app.runCommand('attention-lab:translate-note');
    await expect.poll(() => page.app.readNote('Translate (en).md').catch(() => ''), { timeout: 60_000 }).toMatch(/^# .*\n\n.*\*\*.*\[\[Encoder\]\].*\n\n- .*\n$/);
    expect(await page.app.readNote(NOTE)).toBe(TEXT);
  });
});

describe('a block taken along', () => {
  it('is frozen into the note, renewed, and removed by one undo', async () => {
    const block = await page.showBlock('Je ne parle pas espagnol.', 'live');
    const before = await page.app.readNote('One block.md');
    expect(await page.app.runCommand('attention-lab:freeze-block')).toBe(true);
    await expect.poll(() => page.app.readNote('One block.md')).toContain(`> [!quote|attention-lab]`);
    expect(await page.app.readNote('One block.md')).toContain(`> **${(await block.translation()).replace(/\s+/g, ' ').trim()}**`);
    await page.app.undo();
    expect(await page.app.readNote('One block.md')).toBe(before);
  });
});
