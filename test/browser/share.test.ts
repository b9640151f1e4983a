/** What is taken along from a block: pictures, drawings, LaTeX in the chosen colours, and the frozen result in reading view. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf } from '../host/page-object';

const NOTE = 'Llevar.md';
const SENTENCE = 'Je ne parle pas espagnol.';

let page: AttentionLabPage;
beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'es' });
  await page.app.writeNote(NOTE, `${fenceOf(SENTENCE)}\n\nFin.\n`);
  await page.app.openNote(NOTE, 'reading');
  await (await page.block(0)).canvas.waitUntilShown();
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const files = (extension: string): Promise<string[]> => page.app.evaluate((wanted) => (window.app?.vault.getFiles() ?? []).map(({ path }) => path).filter((path) => path.endsWith(wanted)), extension);

async function savedDrawing(): Promise<string> {
  const before = await files('.svg');
  expect(await page.app.runCommand('attention-lab:save-drawing')).toBe(true);
  await expect.poll(async () => (await files('.svg')).length).toBe(before.length + 1);
  const path = (await files('.svg')).find((each) => !before.includes(each)) ?? '';
  return page.app.readFile(path);
}

/** Size and transparency of the picture on the clipboard. */
function copiedImage(): Promise<{ width: number; height: number; transparent: number; corner: string } | null> {
  return page.app.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (!item?.types.includes('image/png')) return null;
    const bitmap = await createImageBitmap(await item.getType('image/png'));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    return {
      width: bitmap.width, height: bitmap.height, corner: pixels.slice(0, 3).join(),
      transparent: pixels.filter((value, index) => index % 4 === 3 && value < 255).length,
    };
  });
}

describe('the picture of a block', () => {
  it('has twice the size of its drawing, on opaque white whatever the theme', async () => {
    await page.app.setTheme('dark');
    const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(await savedDrawing()) ?? [];
    await page.app.copy('');
    await page.app.runCommand('attention-lab:copy-image');
    await expect.poll(copiedImage).toEqual({ width: 2 * Number(width), height: 2 * Number(height), transparent: 0, corner: '255,255,255' });
    await page.app.setTheme('light');
  });

  it('has the colours of the settings, and is ribbons where the block shows ribbons', async () => {
    expect(await savedDrawing()).toContain('<rect');
    const settings = await page.app.openSettings();
    await settings.find('.setting-item:has-text("Colores de la atención") select').select('blue');
    await page.app.closeSettings();
    await page.blockPart(0).root.find('.attention-lab-view-switch').select('ribbons');
    const drawing = await savedDrawing();
    expect(drawing).toMatch(/<path d="M[^>]* stroke="#[0-3]/);
    expect(drawing).not.toMatch(/#4a1060/i);
    await page.app.runCommand('attention-lab:copy-latex-heat-map');
    await expect.poll(() => page.app.clipboard()).toContain('\\definecolor{attention}{HTML}{08285A}');
    await page.blockPart(0).root.find('.attention-lab-view-switch').select('heatmap');
  });
});

describe('a picture put into the note', () => {
  it('stands below its block, is the picture that the block shows, and leaves the rest of the note alone', async () => {
    const note = 'Con imagen.md';
    const text = `Antes.\n\n${fenceOf(SENTENCE)}\n\nFin.\n`;
    await page.app.writeNote(note, text);
    await page.app.openNote(note, 'reading');
    await (await page.block(0)).canvas.waitUntilShown();
    const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(await savedDrawing()) ?? [];
    expect(await page.app.runCommand('attention-lab:insert-image')).toBe(true);
    await expect.poll(() => page.app.readNote(note)).not.toBe(text);
    const [, path = ''] = /!\[\[([^\]|]+\.png)\]\]/.exec(await page.app.readNote(note)) ?? [];
    expect(await page.app.readNote(note)).toBe(`Antes.\n\n${fenceOf(SENTENCE)}\n\n![[${path}]]\n\nFin.\n`);
    const size = await page.app.evaluate(async (name) => {
      const file = window.app?.vault.getFiles().find((each) => each.path.endsWith(name));
      const bitmap = await createImageBitmap(new Blob([file ? await window.app?.vault.readBinary(file) ?? '' : ''], { type: 'image/png' }));
      return [bitmap.width, bitmap.height];
    }, path);
    expect(size).toEqual([2 * Number(width), 2 * Number(height)]);
    await page.app.openNote(NOTE, 'reading');
    await (await page.block(0)).canvas.waitUntilShown();
  });
});

describe('every view', () => {
  const VIEWS = ['scores', 'step', 'coverage', 'states', 'beam', 'diagram'] as const;
  const switchTo = (view: string): Promise<void> => page.blockPart(0).root.find('.attention-lab-view-switch').select(view);
  afterAll(async () => {
    await switchTo('heatmap');
    await page.app.setTheme('light');
  });

  it.each(VIEWS)('%s is drawn by itself, light in a dark theme too, with its own numbers', async (view) => {
    await page.app.setTheme('dark');
    await switchTo(view);
    const drawing = await savedDrawing();
    const { width, height, marks, words } = await page.app.evaluate((svg) => {
      const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return { width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')), marks: root.querySelectorAll('path, rect, circle').length, words: Array.from(root.querySelectorAll('text'), (text) => text.textContent).join(' ') };
    }, drawing);
    expect(width).toBeGreaterThan(300);
    expect(height).toBeGreaterThan(60);
    expect(marks).toBeGreaterThan(view === 'beam' ? 0 : 10);
    expect(words).toMatch(/espagnol|Spanish|paso|capa|estado/i);
    // Neither variables of the page nor colours of the dark theme are left in it.
    expect(drawing).not.toMatch(/var\(|82b6f0|rgb\(130, ?182, ?240\)|parsererror/);
    // Nor marks that nobody sees.
    expect(drawing).not.toMatch(/"transparent"|stroke-opacity="0"|fill-opacity="0"/);
    await page.app.copy('');
    await page.app.runCommand('attention-lab:copy-image');
    await expect.poll(copiedImage).toEqual({ width: 2 * width, height: 2 * height, transparent: 0, corner: '255,255,255' });
    await page.app.runCommand('attention-lab:copy-csv');
    const heads = { scores: /^,Je,/, step: /^quantity,of,value/, coverage: /^measure,word,value/, states: /^side,state,/, beam: /^text,log_probability,score/, diagram: /^part,shape,parameters/ };
    await expect.poll(() => page.app.clipboard()).toMatch(heads[view]);
    expect(await page.app.find('.attention-lab-paper').count()).toBe(0);
  });

  it('of the lens is taken along from there, the comparison too', async () => {
    await page.app.runCommand('attention-lab:open-lens');
    const lens = page.app.find('.attention-lab-lens');
    const take = async (tab: string): Promise<string> => {
      const tabs = lens.find('[role="tab"]');
      await tabs.at((await tabs.texts()).indexOf(tab)).click();
      if (tab === 'Comparar') await lens.find('.attention-lab-side.is-theirs .attention-lab-side-text').waitUntilShown();
      await page.app.copy('');
      await lens.find('.attention-lab-lens-bar [aria-label="Llevarse el resultado"]').click();
      await page.app.find('.menu .menu-item:has-text("Copiar dibujo")').click();
      await expect.poll(() => page.app.clipboard()).toMatch(/^<svg/);
      return page.app.clipboard();
    };
    expect(await take('Estados')).toMatch(/Componente 1 .*Componente 1 /s);
    const compared = await take('Comparar');
    expect(compared).toContain('BLEU');
    expect(compared).toContain((await lens.find('.attention-lab-side.is-theirs .attention-lab-side-text').text()).trim().split(' ')[0]);
  });
});

describe('what can’t be taken along', () => {
  const notices = async (): Promise<string> => (await page.app.find('.notice').texts()).join('\n');

  it.each(['copy-markdown', 'copy-drawing', 'copy-image'])('where the app may not write to the clipboard, %s says so', async (command) => {
    await page.app.evaluate(() => {
      for (const notice of document.querySelectorAll('.notice')) notice.remove();
      const refuse = (): Promise<void> => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
      const { clipboard } = navigator;
      Object.assign(window, { kept: { write: clipboard.write.bind(clipboard), writeText: clipboard.writeText.bind(clipboard) } });
      Object.assign(clipboard, { write: refuse, writeText: refuse });
    });
    expect(await page.app.runCommand(`attention-lab:${command}`)).toBe(true);
    await expect.poll(notices).toBe('La aplicación no puede escribir en el portapapeles.');
    await page.app.evaluate(() => { Object.assign(navigator.clipboard, (window as unknown as { readonly kept: object }).kept); });
  });

  it('where a block stands twice in its note, no picture is left behind', async () => {
    const twice = 'Dos veces.md';
    const text = `${fenceOf(SENTENCE)}\n\n${fenceOf(SENTENCE)}\n`;
    await page.app.writeNote(twice, text);
    await page.app.openNote(twice, 'reading');
    await (await page.block(0)).canvas.waitUntilShown();
    const before = await files('.png');
    expect(await page.app.runCommand('attention-lab:insert-image')).toBe(true);
    await expect.poll(notices).toContain('no se ha escrito nada');
    await expect.poll(() => files('.png')).toEqual(before);
    expect(await page.app.readNote(twice)).toBe(text);
  });

  it('where the disk is full, says so, and nothing is written', async () => {
    await page.app.openNote(NOTE, 'reading');
    await (await page.block(0)).canvas.waitUntilShown();
    const note = await page.app.readNote(NOTE);
    const before = [...await files('.svg'), ...await files('.png'), ...await files('.csv')];
    await page.app.evaluate(() => {
      const adapter = window.app?.vault.adapter;
      if (!adapter) return;
      const kept = { write: adapter.write.bind(adapter), writeBinary: adapter.writeBinary.bind(adapter) };
      const full = (path: string): boolean => !path.startsWith('.obsidian/');
      const fail = (): Promise<void> => Promise.reject(new Error('ENOSPC: no space left on device'));
      adapter.write = (...given) => (full(given[0]) ? fail() : kept.write(...given));
      adapter.writeBinary = (...given) => (full(given[0]) ? fail() : kept.writeBinary(...given));
      Object.assign(window, { mendDisk: () => { Object.assign(adapter, kept); } });
    });
    for (const command of ['save-drawing', 'save-image', 'save-table', 'insert-image', 'freeze-block']) {
      await page.app.evaluate(() => { for (const notice of document.querySelectorAll('.notice')) notice.remove(); });
      expect(await page.app.runCommand(`attention-lab:${command}`)).toBe(true);
      await expect.poll(notices, { message: command }).toBe('No ha funcionado; no ha cambiado nada.');
    }
    await page.app.evaluate(() => { (window as unknown as { readonly mendDisk: () => void }).mendDisk(); });
    expect(await page.app.readNote(NOTE)).toBe(note);
    expect([...await files('.svg'), ...await files('.png'), ...await files('.csv')]).toEqual(before);
  });
});

describe('on paper', () => {
  const PRINT_NOTE = 'Imprimir.md';
  it.each(['heatmap', 'ribbons', 'scores', 'step', 'coverage', 'states', 'beam', 'diagram'] as const)('%s is sharp and light, its numbers where the block asks for them', async (view) => {
    await page.app.setTheme('dark');
    await page.app.writeNote(PRINT_NOTE, `${fenceOf(`view: ${view}\nbeam: 2\n---\n${SENTENCE}`)}\n\n${fenceOf(`view: ${view}\nbeam: 2\ntable: on\n---\n${SENTENCE}`)}\n`);
    const paper = await page.app.print(PRINT_NOTE);
    const blocks = paper.find('.attention-lab-block');
    expect(await blocks.count()).toBe(2);
    const picture = await blocks.at(0).find('img').evaluate(async (el) => {
      const image = el as HTMLImageElement;
      await image.decode();
      const context = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
      if (context === null) throw new Error('No canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, image.naturalWidth, image.naturalHeight);
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
      const light = data.filter((value, index) => index % 4 === 1 && value > 200).length / (data.length / 4);
      const vector = image.src.startsWith('data:image/svg');
      const texts = vector ? Array.from(new DOMParser().parseFromString(await (await fetch(image.src)).text(), 'image/svg+xml').querySelectorAll('text')) : [];
      const inks = texts.filter((text) => text.textContent !== '').map((text) => text.closest('[fill]')?.getAttribute('fill') ?? 'black');
      return { width: image.naturalWidth, vector, shown: image.clientWidth, light, inks };
    });
    expect(picture.vector || picture.width >= 2 * picture.shown - 1).toBe(true);
    expect(picture.light).toBeGreaterThan(0.6);
    // No ink of the dark theme: white stands only on filled shapes.
    const channels = (ink: string): number[] => (ink.startsWith('#') ? (ink.match(/[\da-f]{2}/gi) ?? []).map((pair) => parseInt(pair, 16)) : (ink.match(/\d+/g) ?? []).map(Number));
    expect(picture.inks.filter((ink) => !/^rgb\(255, ?255, ?255\)$/.test(ink) && Math.max(...channels(ink)) > 180)).toEqual([]);
    expect(picture.inks.length > 0).toBe(picture.vector);
  });

  it('words and tables are dark on white although the theme is dark, and stand in one column', async () => {
    await page.app.writeNote(PRINT_NOTE, `${fenceOf(`table: on\n---\n${SENTENCE}`)}\n\n${fenceOf(`view: step\ntable: on\n---\n${SENTENCE}`)}\n`);
    await page.app.setTheme('dark');
    const paper = await page.app.print(PRINT_NOTE);
    await page.app.setMedia('print');
    const { dark, light, lefts } = await paper.evaluate((el) => {
      const brightness = (colour: string): number => Math.max(...(colour.match(/[\d.]+/g)?.slice(0, 3).map(Number) ?? [0]));
      const shown = Array.from(el.querySelectorAll<HTMLElement>('.attention-lab-block, .attention-lab-block :is(th, td, caption, .attention-lab-word)')).filter((each) => each.clientWidth > 1);
      return {
        dark: shown.filter((each) => brightness(getComputedStyle(each).color) > 140).map((each) => each.textContent),
        light: Array.from(el.querySelectorAll('.attention-lab-block'), (each) => getComputedStyle(each).backgroundColor),
        lefts: [...new Set(Array.from(el.querySelectorAll('.attention-lab-drawn .attention-lab-chart-table'), (each) => Math.round(each.getBoundingClientRect().left)))],
      };
    });
    await page.app.screenshot('print-tables-es');
    await page.app.setMedia('screen');
    expect(light).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
    expect(dark).toEqual([]);
    expect(lefts).toHaveLength(1);
    expect(lefts[0]).toBeLessThan(60);
    await page.app.endPrint();
  });
});

describe('asked from outside', () => {
  const ask = (parameters: Record<string, string>): Promise<string> => page.app.evaluate(async (given) => await window.app?.cliHandlers.get('attention-lab:translate')?.(given) ?? '', parameters);
  const follow = (parameters: Record<string, string>): Promise<unknown> => page.app.evaluate((given) => { window.app?.protocolHandlers.get('attention-lab')?.(given); }, parameters);

  it('the command line prints what the block shows', async () => {
    const block = page.blockPart(0);
    expect((await ask({ text: SENTENCE })).trim()).toBe((await block.translation()).trim());
    const { alignment } = JSON.parse(await ask({ text: SENTENCE, json: 'true' })) as { alignment: { source: string[]; rows: { target: string; weights: number[] }[] } };
    const table = await block.readTable();
    expect(alignment.rows.map(({ target }) => target)).toEqual(await block.targetWords());
    expect(alignment.rows.length).toBeLessThanOrEqual(table.rows.length);
    for (const { weights } of alignment.rows) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
    expect(await ask({ text: SENTENCE, model: 'nope' })).toMatch(/^Error: model: expected one of fr-en/);
  });

  it('a link opens the lens on its sentence and leaves the notes alone; one that makes no sense is refused', async () => {
    const before = await page.app.readNote(NOTE);
    await follow({ action: 'attention-lab', text: 'Il fait froid.' });
    await expect.poll(async () => (await page.app.find('.attention-lab-lens .attention-lab-lens-words.is-source').texts()).join('').replace(/\s/g, '')).toContain('Ilfaitfroid');
    await follow({ action: 'attention-lab', text: 'x'.repeat(10_001) });
    await expect.poll(async () => (await page.app.find('.notice').texts()).join()).toContain('enlace');
    expect(await page.app.readNote(NOTE)).toBe(before);
  });
});

describe('a frozen result', () => {
  it.each(['light', 'dark'] as const)('is a quote with translation and table in reading view, %s', async (theme) => {
    await page.app.setTheme(theme);
    if (theme === 'light') expect(await page.app.runCommand('attention-lab:freeze-block')).toBe(true);
    const callout = page.app.find('.workspace-leaf .markdown-preview-view .callout[data-callout="quote"]');
    await callout.waitUntilShown();
    expect(await callout.find('strong').text()).toBe((await page.blockPart(0).translation()).trim());
    const cells = await callout.find('tbody tr td').texts();
    expect(cells.some((cell) => /^[░▒▓█]\s0\.\d\d$/.test(cell))).toBe(true);
    await callout.scrollIntoView();
    await callout.screenshot(`frozen-es-${theme}`);
  });

  it('fits a phone', async () => {
    await page.app.restart({ language: 'es', device: 'phone' });
    await page.app.setSize(375, 800);
    await page.app.openNote(NOTE, 'reading');
    const callout = page.app.find('.workspace-leaf .markdown-preview-view .callout[data-callout="quote"]');
    await callout.scrollIntoView();
    const box = await callout.box();
    expect(box.x + box.width).toBeLessThanOrEqual(375);
    await callout.screenshot('frozen-es-phone');
  });
});
