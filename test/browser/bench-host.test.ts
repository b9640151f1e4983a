/** The bench host keeps what it promises to a plugin: what is drawn, when, with what around it, and when it goes. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage } from '../host/page-object';

const NOTE = 'es/Nota.md';
const TEXT = `# Título

Un [[Encoder|codificador]], un [[No existe]] y $c_t$.

- [x] Leer

\`\`\`probe
uno
\`\`\`

> [!note] Aviso
> \`\`\`probe
> dos
> \`\`\`

![[Incrustada]]
`;

let page: AttentionLabPage;

beforeAll(async () => {
  page = await AttentionLabPage.open({ plugin: false });
  await page.app.writeNote('es/Incrustada.md', 'Texto incrustado.\n\n```probe\ntres\n```\n');
  await page.app.writeNote(NOTE, TEXT);
  await page.app.evaluate(registerProbe);
});
afterAll(() => page.close());

/** A code block processor that writes down what it is given, and answers only after a while. */
function registerProbe(): void {
  const { app } = window;
  if (!app) throw new Error('The host has not started.');
  const processor = (el: HTMLElement, context: { getSectionInfo(el: HTMLElement): { lineStart: number } | null; sourcePath: string }) =>
    Promise.all(Array.from(el.querySelectorAll('pre > code.language-probe'), async (code) => {
      const target = createDiv({ cls: 'block-language-probe' });
      const source = code.textContent ?? '';
      code.parentElement?.replaceWith(target);
      await new Promise((done) => { window.requestAnimationFrame(done); });
      target.setText(source.trim());
      target.dataset.line = String(context.getSectionInfo(target)?.lineStart ?? 'unknown');
      target.dataset.path = context.sourcePath;
    }));
  app.drawing.addProcessor(processor);
  app.drawing.codeBlocks.set('probe', (source, el) => el.setText(source));
  app.workspace.redrawNotes();
}

describe('the reading view', () => {
  beforeAll(() => page.app.openNote(NOTE, 'reading'));

  it('draws links, tasks, callouts, formulas and embedded notes', async () => {
    const note = page.app.find('.markdown-reading-view');
    expect(await note.find('a.internal-link[data-href="Encoder"]').text()).toBe('codificador');
    expect(await note.find('a.internal-link[data-href="Encoder"]').attribute('class')).not.toContain('is-unresolved');
    expect(await note.find('a.internal-link[data-href="No existe"]').attribute('class')).toContain('is-unresolved');
    expect(await note.find('.task-list-item-checkbox').evaluate((box) => (box as HTMLInputElement).checked)).toBe(true);
    expect(await note.find('.callout[data-callout="note"] .callout-title-inner').text()).toBe('Aviso');
    expect(await note.find('.math-inline.is-loaded .katex').count()).toBe(1);
    expect(await note.find('.markdown-embed p').text()).toBe('Texto incrustado.');
  });

  it('tells processors which lines they draw, but not in callouts and embeds', async () => {
    const probes = page.app.find('.markdown-reading-view .block-language-probe');
    await expect.poll(() => probes.texts()).toEqual(['uno', 'dos', 'tres']);
    const read = (index: number) => probes.at(index).evaluate((el) => [el.dataset.line, el.dataset.path]);
    expect(await read(0)).toEqual(['6', NOTE]);
    expect(await read(1)).toEqual(['unknown', NOTE]);
    expect(await read(2)).toEqual(['unknown', 'es/Incrustada.md']);
  });

  it('keeps the elements of sections whose text stays, when the note changes elsewhere', async () => {
    const probe = page.app.find('.markdown-reading-view .el-pre .block-language-probe').at(0);
    await probe.evaluate((el) => { el.dataset.mark = 'same'; });
    await page.app.writeNote(NOTE, `${TEXT}\nUna línea más.\n`);
    await expect.poll(() => page.app.find('.markdown-reading-view').text()).toContain('Una línea más.');
    expect(await probe.attribute('data-mark')).toBe('same');
  });
});

describe('Live Preview', () => {
  const widget = () => page.app.find('.cm-preview-code-block .block-language-probe');
  beforeAll(() => page.app.openNote(NOTE, 'live'));

  it('shows a block in place of its source until the cursor enters it', async () => {
    await page.app.setCursor(2, 0);
    expect(await widget().text()).toBe('uno');
    await page.app.setCursor(7, 1);
    await expect.poll(() => widget().count()).toBe(0);
    expect(await page.app.find('.cm-line').texts()).toContain('```probe');
  });

  it('keeps its elements while one types elsewhere, and takes typing back with one undo', async () => {
    await page.app.setCursor(2, 0);
    await widget().evaluate((el) => { el.dataset.mark = 'same'; });
    await page.app.type('Hola. ');
    expect(await widget().attribute('data-mark')).toBe('same');
    expect(await page.app.readNote(NOTE)).toContain('Hola. Un [[Encoder|codificador]]');
    await page.app.undo();
    expect(await page.app.readNote(NOTE)).not.toContain('Hola.');
  });

  it('hides the marks of links outside of the line that is edited', async () => {
    await page.app.setCursor(0, 0);
    await expect.poll(() => page.app.find('.cm-line').texts()).toContainEqual(expect.stringMatching(/^Un codificador, un No existe/));
  });
});

describe('windows', () => {
  it('gives pop-outs the app’s functions and a realm of their own', async () => {
    const popout = await page.app.openPopout(NOTE, 'reading');
    const heading = popout.find('h1');
    expect(await heading.text()).toBe('Título');
    expect(await heading.evaluate((el) => [el.win === window, el.doc === document, el.instanceOf(HTMLElement)])).toEqual([true, true, true]);
    expect(await page.app.evaluate(() => window.activeWindow === window)).toBe(false);
    await popout.closeWindow();
    await expect.poll(() => page.app.evaluate(() => window.activeWindow === window)).toBe(true);
  });

  it('prints a note when every processor is done', async () => {
    const printed = await page.app.print(NOTE);
    expect(await printed.find('.block-language-probe').texts()).toEqual(['uno', 'dos', 'tres']);
    await page.app.endPrint();
  });

  it('shows a page preview of a link, and opens the link on a click', async () => {
    await page.app.openNote(NOTE, 'reading');
    const link = page.app.find('.markdown-reading-view a.internal-link[data-href="Encoder"]');
    await link.hover();
    await page.app.find('.hover-popover h1, .hover-popover p').waitUntilShown();
    await link.click();
    expect((await page.app.openedLinks()).at(-1)).toMatchObject({ linktext: 'Encoder', sourcePath: NOTE, newLeaf: false });
  });
});

it('raises no error in all of this', () => {
  expect(page.app.errors()).toEqual([]);
});
