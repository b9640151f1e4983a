/** Where a translation comes from and where it may go: clipboard, reading view, several selections, long texts, notes that change or vanish meanwhile. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';

const NOTE = 'Lugar.md';
const TEXT = '# Lugar\n\nJe ne parle pas espagnol.\n\nIl fait froid.\n';
const OTHER = 'Otra.md';
const LONG_SENTENCE = 'Le chat noir dort sur la chaise de ma mère.';

let page: AttentionLabPage;
beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'es' });
  await page.app.writeNote(OTHER, 'Otra nota.\n');
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const modal = (): Part => page.app.find('.attention-lab-translation');
const button = (text: string): Part => modal().find(`.attention-lab-translation-footer button:text-is("${text}")`);
const buttons = (): Promise<string[]> => modal().find('.attention-lab-translation-footer button').texts();
const targets = (): Promise<string[]> => modal().find('.attention-lab-sentence-target:not(.is-waiting)').texts();
/** A spec that failed must not leave its window over the next one. */
afterEach(async () => { if (await modal().count() > 0) await leave(); });

/** Sentences come as fast as the machine is free. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 100_000 });
const lastNotice = async (): Promise<string> => (await page.app.find('.notice').texts()).at(-1) ?? '';

async function openTranslation(): Promise<void> {
  await page.app.writeNote(NOTE, TEXT);
  await page.app.openNote(NOTE, 'source');
  await page.app.setCursor(2, 3);
  expect(await page.app.runCommand('attention-lab:translate-paragraph')).toBe(true);
  await button('Insertar debajo').waitUntilShown();
}

async function leave(): Promise<void> {
  await page.app.press('Escape');
  await modal().waitUntilGone();
}

describe('the clipboard', () => {
  it('is translated, and the result can only be copied', async () => {
    await page.app.copy('Il fait **froid**.');
    expect(await page.app.runCommand('attention-lab:translate-clipboard')).toBe(true);
    await button('Copiar').waitUntilShown();
    expect(await buttons()).toEqual(['Copiar', 'Abrir en la lente']);
    await button('Copiar').click();
    await expect.poll(() => page.app.clipboard()).toMatch(/^[^*]*\*\*\w+\*\*\.$/);
    expect(await page.app.clipboard()).not.toContain('froid');
    await leave();
  });

  it('without text says so', async () => {
    await page.app.copy(' ');
    await page.app.runCommand('attention-lab:translate-clipboard');
    await expect.poll(lastNotice).toContain('portapapeles');
    expect(await modal().count()).toBe(0);
  });
});

describe('in reading view', () => {
  it('the selected words are translated, to be copied; nothing is written', async () => {
    await page.app.writeNote(NOTE, TEXT);
    await page.app.openNote(NOTE, 'reading');
    await page.app.find('.workspace-leaf .markdown-preview-view p').at(0).waitUntilShown();
    await page.app.find('.workspace-leaf .markdown-preview-view p').at(0).evaluate((el) => { el.ownerDocument.getSelection()?.selectAllChildren(el); });
    expect(await page.app.runCommand('attention-lab:translate-selection')).toBe(true);
    await button('Copiar').waitUntilShown();
    expect(await modal().find('.attention-lab-sentence-source').texts()).toEqual(['Je ne parle pas espagnol.']);
    expect(await buttons()).not.toContain('Reemplazar');
    await leave();
    expect(await page.app.readNote(NOTE)).toBe(TEXT);
  });
});

describe('several selections', () => {
  beforeEach(async () => {
    await page.app.writeNote(NOTE, TEXT);
    await page.app.openNote(NOTE, 'source');
    await page.app.evaluate(() => {
      window.app?.workspace.activeEditor?.editor.setSelections([
        { anchor: { line: 2, ch: 0 }, head: { line: 2, ch: 25 } }, { anchor: { line: 4, ch: 14 }, head: { line: 4, ch: 0 } },
      ]);
    });
    expect(await page.app.runCommand('attention-lab:translate-selection')).toBe(true);
    await button('Reemplazar').waitUntilShown();
    expect(await modal().find('.attention-lab-sentence-source').texts()).toEqual(['Je ne parle pas espagnol.', 'Il fait froid.']);
    expect(await modal().find('.attention-lab-remark').text()).toContain('2 selecciones');
  });

  it('are each replaced where they stand, by one step of undo', async () => {
    const [first = '', second = ''] = await targets();
    await button('Reemplazar').click();
    await modal().waitUntilGone();
    expect(await page.app.readNote(NOTE)).toBe(`# Lugar\n\n${first}\n\n${second}\n`);
    await page.app.undo();
    expect(await page.app.readNote(NOTE)).toBe(TEXT);
  });

  it('go together into one callout below the last of them', async () => {
    const [first = '', second = ''] = await targets();
    await button('Insertar debajo').click();
    await modal().waitUntilGone();
    const [title = '', ...quoted] = (await page.app.readNote(NOTE)).slice(TEXT.trimEnd().length).trim().split('\n');
    expect(title).toMatch(/^> \[!quote\] /);
    expect(quoted).toEqual([`> ${first}`, '>', `> ${second}`]);
    await page.app.undo();
    expect(await page.app.readNote(NOTE)).toBe(TEXT);
  });
});

describe('meanwhile', () => {
  it('another note is opened: the result goes where it came from', async () => {
    await openTranslation();
    await page.app.openNote(OTHER, 'source');
    await button('Insertar debajo').click();
    await modal().waitUntilGone();
    expect(await page.app.readNote(OTHER)).toBe('Otra nota.\n');
    expect(await page.app.readNote(NOTE)).toMatch(/espagnol\.\n\n> \[!quote\] .*\n> .*\n\nIl fait froid\.\n$/);
  });

  it('the note is deleted: nothing is written, and the result can still be copied', async () => {
    await openTranslation();
    await page.app.evaluate(async (path) => {
      const file = window.app?.vault.getFileByPath(path);
      if (file) await window.app?.vault.delete(file);
    }, NOTE);
    await button('Reemplazar').click();
    await expect.poll(lastNotice).toContain('ya no existe');
    await expect(page.app.readNote(NOTE)).rejects.toThrow();
    await button('Copiar').click();
    await expect.poll(() => page.app.clipboard()).toMatch(/\w/);
    await leave();
  });
});

describe('a long text', () => {
  const translateNote = async (characters: number): Promise<number> => {
    const sentences = Math.ceil(characters / (LONG_SENTENCE.length + 1));
    await page.app.writeNote(OTHER, `${Array.from({ length: sentences }, (_, index) => LONG_SENTENCE.replace('chat', `chat ${index}`)).join('\n\n')}\n`);
    await page.app.openNote(OTHER, 'source');
    await page.app.runCommand('attention-lab:translate-note');
    await modal().waitUntilShown();
    return sentences;
  };

  it('can be stopped: what is done is kept, and goes on from there', { timeout: 300_000 }, async () => {
    const sentences = await translateNote(1500);
    await eventually(async () => (await targets()).length).toBeGreaterThan(1);
    await button('Cancelar').click();
    await button('Copiar').waitUntilShown();
    const done = (await targets()).length;
    expect(done).toBeLessThan(sentences);
    expect(await modal().find('.attention-lab-run-progress-label').text()).toContain(`${done}`);
    await button('Copiar').click();
    await expect.poll(() => page.app.clipboard()).toContain(`chat ${sentences - 1} noir`);
    const copied = (await page.app.clipboard()).split('\n\n');
    expect(copied).toHaveLength(sentences);
    expect(copied.filter((text) => !text.includes(' dort sur '))).toHaveLength(done);
    // What is there already can still be reworded.
    await modal().find('.attention-lab-sentence .attention-lab-sentence-tools .clickable-icon').click();
    await modal().find('.attention-lab-wordings li').waitUntilShown();
    await button('Seguir').click();
    await eventually(async () => (await targets()).length).toBeGreaterThan(done);
    await leave();
  });

  it('of 200 KB leaves the app free in between', { timeout: 300_000 }, async () => {
    await page.app.evaluate(() => {
      const seen = { tasks: 0, longest: 0, mostRowsAtOnce: 0 };
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration); }).observe({ type: 'longtask' });
      new MutationObserver((changes) => {
        const rows = changes.flatMap(({ addedNodes }) => Array.from(addedNodes)).filter((node) => (node as HTMLElement).className === 'attention-lab-sentence').length;
        seen.mostRowsAtOnce = Math.max(seen.mostRowsAtOnce, rows);
      }).observe(document.body, { subtree: true, childList: true });
      const turn = (): void => { seen.tasks += 1; window.setTimeout(turn); };
      turn();
      Object.assign(window, { seen });
    });
    const seen = (): Promise<{ tasks: number; longest: number; mostRowsAtOnce: number }> => page.app.evaluate(() => ({ ...(window as unknown as { seen: { tasks: number; longest: number; mostRowsAtOnce: number } }).seen }));
    const sentences = await translateNote(200_000);
    await eventually(async () => (await targets()).length).toBeGreaterThan(2);
    const before = { ...await seen(), done: (await targets()).length };
    await eventually(async () => (await targets()).length).toBeGreaterThan(before.done + 2);
    const after = { ...await seen(), done: (await targets()).length };
    process.stdout.write(`200 KB: ${sentences} sentences, longest task ${Math.round(after.longest)} ms\n`);
    // Rows come in many tasks, and between any two sentences the page did other things.
    expect(await modal().find('.attention-lab-sentence').count()).toBeGreaterThan(100);
    expect(after.mostRowsAtOnce).toBeLessThanOrEqual(40);
    expect(after.tasks - before.tasks).toBeGreaterThan(after.done - before.done);
    await button('Cancelar').click();
    await leave();
    expect((await page.app.find('.status-bar').texts()).join()).not.toContain('%');
  });
});
