/** The ways to a translation: ribbon, menus, a language that can't be told; and where there is nothing to translate. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';

const NOTE = 'Caminos.md';
const TEXT = '# Caminos\n\nJe ne parle pas espagnol.\n\nTom\n';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const modal = (): Part => page.app.find('.attention-lab-translation');
const sources = (): Promise<string[]> => modal().find('.attention-lab-sentence-source').texts();
const ready = (): Promise<void> => modal().find('.attention-lab-translation-footer button:text-is("Copiar")').waitUntilShown();
const lastNotice = async (): Promise<string> => (await page.app.find('.notice').texts()).at(-1) ?? '';
const ribbon = (): Part => page.app.find('.side-dock-ribbon-action[aria-label="Traducir con atención"]');
const entry = (text: string): Part => page.app.find(`.menu .menu-item:has-text("${text}")`);

async function leave(): Promise<void> {
  await page.app.press('Escape');
  await modal().waitUntilGone();
}

/** A spec that failed must not leave its window over the next one. */
afterEach(async () => { if (await modal().count() > 0) await leave(); });

async function openAt(line: number): Promise<void> {
  await page.app.writeNote(NOTE, TEXT);
  await page.app.openNote(NOTE, 'source');
  await page.app.setCursor(line, 1);
}

describe('the ribbon', () => {
  it('translates the paragraph under the cursor; the selection, where there is one', async () => {
    await openAt(2);
    await ribbon().click();
    await ready();
    expect(await sources()).toEqual(['Je ne parle pas espagnol.']);
    await leave();
    await page.app.evaluate(() => { window.app?.workspace.activeEditor?.editor.setSelection({ line: 2, ch: 0 }, { line: 2, ch: 11 }); });
    await ribbon().click();
    await ready();
    expect(await sources()).toEqual(['Je ne parle']);
  });

  it('says so where the paragraph is empty, and where no note is open', async () => {
    await openAt(0);
    await page.app.setCursor(1, 0);
    await ribbon().click();
    await expect.poll(lastNotice).toContain('Aquí no hay nada que traducir');
    await page.app.evaluate(() => { window.app?.workspace.detachLeavesOfType('markdown'); });
    await ribbon().click();
    await expect.poll(lastNotice).toContain('Abre antes una nota');
    expect(await modal().count()).toBe(0);
  });
});

describe('the menus', () => {
  it('of the editor translates the paragraph', async () => {
    await openAt(2);
    await page.app.find('.workspace-leaf .cm-line:has-text("Je ne parle")').rightClick();
    await entry('Traducir el párrafo').click();
    await ready();
    expect(await sources()).toEqual(['Je ne parle pas espagnol.']);
  });

  it('of a note translates the note; a file of another kind has no such entry, and no such command', async () => {
    await page.app.evaluate(async () => { await window.app?.vault.createBinary('Foto.png', await (await fetch('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==')).arrayBuffer()); });
    await openAt(2);
    const inList = (path: string): Part => page.app.find(`.nav-file-title[data-path="${path}"]`);
    await inList('Foto.png').rightClick();
    expect(await entry('Traducir').count()).toBe(0);
    await page.app.press('Escape');
    await inList(NOTE).rightClick();
    await entry('Traducir la nota en una nota contigua').click();
    await expect.poll(() => page.app.readNote('Caminos (en).md').catch(() => '')).toContain('Spanish');
    await page.app.evaluate(async () => {
      const file = window.app?.vault.getFileByPath('Foto.png');
      if (file) await window.app?.workspace.getLeaf(false).openFile(file);
    });
    await page.app.find('.workspace-leaf img[alt="Foto.png"]').waitUntilShown();
    expect(await page.app.runCommand('attention-lab:translate-note')).toBe(false);
    expect(await modal().count()).toBe(0);
  });
});

describe('a text whose language can’t be told', () => {
  it('asks for it, and translates from the one that is chosen', async () => {
    await openAt(4);
    await page.app.runCommand('attention-lab:translate-paragraph');
    await expect.poll(() => modal().text()).toContain('No se puede saber el idioma de este texto');
    await modal().find('select').select('1');
    await ready();
    expect(await sources()).toEqual(['Tom']);
    expect(await modal().text()).not.toContain('No se puede saber el idioma');
  });
});

describe('a clipboard that may not be read', () => {
  it('is told, and nothing opens', async () => {
    await page.app.evaluate(() => {
      const read = navigator.clipboard.readText.bind(navigator.clipboard);
      navigator.clipboard.readText = () => Promise.reject(new DOMException('Read permission denied.', 'NotAllowedError'));
      Object.assign(window, { mendClipboard: () => { navigator.clipboard.readText = read; } });
    });
    await page.app.runCommand('attention-lab:translate-clipboard');
    await expect.poll(lastNotice).toBe('La aplicación no puede leer el portapapeles.');
    expect(await modal().count()).toBe(0);
    await page.app.evaluate(() => { (window as unknown as { readonly mendClipboard: () => void }).mendClipboard(); });
  });
});

describe('the status bar', () => {
  const status = async (): Promise<string> => (await page.app.find('.status-bar').texts()).join();

  it('says how far a translation is while it works, and nothing otherwise', async () => {
    await page.app.writeNote(NOTE, `${Array.from({ length: 60 }, (_, index) => `Le chat ${index} dort sur la chaise de ma mère.`).join('\n\n')}\n`);
    await page.app.openNote(NOTE, 'source');
    expect(await status()).not.toContain('%');
    await page.app.runCommand('attention-lab:translate-note');
    await expect.poll(status).toMatch(/\d\s%/);
    await modal().find('button:text-is("Cancelar")').click();
    await expect.poll(status).not.toContain('%');
  });
});
