/** The settings tab: what it offers, that each choice acts, and that nothing is stored before someone changes something. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf, type Part } from '../host/page-object';

const DATA = '.obsidian/plugins/attention-lab/data.json';
const NOTE = 'Ajustes.md';
const TEXT = `# Softmax

La **atención** mira al [[es/Encoder|encoder]].

${fenceOf('Il fait froid.')}

${fenceOf('view: heatmap\nwords: words\n---\nIl fait chaud.')}
`;

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

/** The row of the open settings with this name. */
async function row(settings: Part, name: string): Promise<Part> {
  const rows = settings.find('.setting-item:not(.setting-item-heading)');
  const names = await settings.find('.setting-item:not(.setting-item-heading) .setting-item-name').texts();
  expect(names).toContain(name);
  return rows.at(names.indexOf(name));
}

async function choose(name: string, value: string): Promise<void> {
  const settings = await page.app.openSettings();
  await (await row(settings, name)).find('select').select(value);
  await page.app.closeSettings();
}

async function flip(name: string): Promise<void> {
  const settings = await page.app.openSettings();
  await (await row(settings, name)).find('.checkbox-container').click();
  await page.app.closeSettings();
}

async function stored(): Promise<Record<string, unknown>> {
  return JSON.parse(await page.app.readFile(DATA).catch(() => '{}')) as Record<string, unknown>;
}

describe('the settings', () => {
  it('are shown in the language of the app, and stored only when someone changes something', async () => {
    const settings = await page.app.openSettings();
    const names = await settings.find('.setting-item-name').texts();
    expect(names).toEqual(expect.arrayContaining([
      'Modelo para el francés', 'Búsqueda', 'Oración más larga', 'Los bloques muestran primero', 'Palabras o piezas', 'Lado de la lente', 'Colores de la atención',
      'Marcar enlaces', 'Marcar términos en negrita', 'Marcar títulos', 'Importar de un archivo', 'Informe para preguntas y errores',
    ]));
    await page.app.screenshot('settings-es');
    await page.app.closeSettings();
    await expect(page.app.readFile(DATA)).rejects.toThrow();
  });

  it('name each installed model with size, score and licence', async () => {
    const settings = await page.app.openSettings();
    const descriptions = await settings.find('.setting-item-description').texts();
    expect(descriptions.some((text) => /^\d+,\d MB · BLEU \d+(,\d)? · MIT$/.test(text))).toBe(true);
    await page.app.closeSettings();
  });

  it.each(['light', 'dark'] as const)('fit a phone of 375 pixels, %s', async (theme) => {
    await page.app.restart({ language: 'es', device: 'phone', theme });
    await page.app.setSize(375, 800);
    const settings = await page.app.openSettings();
    for (const name of ['Los bloques muestran primero', 'Marcar títulos', 'Texto de las notas nuevas']) {
      const shown = await row(settings, name);
      await shown.scrollIntoView();
      const box = await shown.box();
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(375);
    }
    await page.app.screenshot(`settings-es-phone-${theme}`);
    await page.app.closeSettings();
    await page.app.restart({ language: 'es' });
    await page.app.setSize(1280, 900);
  });
});

describe('what blocks show', () => {
  beforeAll(async () => {
    await page.app.writeNote(NOTE, TEXT);
    await page.app.openNote(NOTE, 'reading');
    await page.block(0);
    await page.block(1);
  });

  const view = (index: number): Promise<string> => page.blockPart(index).root.find('.attention-lab-view-switch').evaluate((el) => (el as HTMLSelectElement).value);

  it('follows the default view at once, and after the next start; a block that names its view keeps it', async () => {
    await choose('Los bloques muestran primero', 'ribbons');
    await expect.poll(() => view(0)).toBe('ribbons');
    await page.blockPart(0).root.find('.attention-lab-ribbons').waitUntilShown();
    expect(await view(1)).toBe('heatmap');
    expect((await stored())['view']).toBe('ribbons');
    await page.app.restart();
    await page.app.openNote(NOTE, 'reading');
    await page.block(0);
    expect(await view(0)).toBe('ribbons');
    await choose('Los bloques muestran primero', 'heatmap');
    await expect.poll(() => view(0)).toBe('heatmap');
  });

  it('follows words or pieces', async () => {
    const pressed = (index: number): Promise<string> => page.blockPart(index).root.find('.attention-lab-segments [aria-pressed="true"]').text();
    const words = await pressed(0);
    await choose('Palabras o piezas', 'subwords');
    await expect.poll(() => pressed(0)).not.toBe(words);
    expect(await pressed(1)).toBe(words);
    await choose('Palabras o piezas', 'words');
    await expect.poll(() => pressed(0)).toBe(words);
  });
});

describe('the side of the lens', () => {
  it('is where it opens, and where an open one goes, with its section', async () => {
    expect(await page.app.runCommand('attention-lab:open-lens')).toBe(true);
    const tabs = page.app.find('.mod-right-split .attention-lab-lens [role="tab"]');
    await tabs.at(1).click();
    await choose('Lado de la lente', 'left');
    await page.app.find('.mod-left-split .attention-lab-lens [role="tab"]').waitUntilShown();
    expect(await page.app.find('.attention-lab-lens').count()).toBe(1);
    expect(await page.app.find('.mod-left-split .attention-lab-lens [role="tab"]').at(1).attribute('aria-selected')).toBe('true');
    await choose('Lado de la lente', 'right');
    await page.app.find('.mod-right-split .attention-lab-lens').waitUntilShown();
    expect(await page.app.find('.attention-lab-lens').count()).toBe(1);
  });
});

describe('marks in notes', () => {
  const markedIn = (mode: 'reading' | 'live') => (): Promise<string[]> => page.app.find(mode === 'reading' ? '.workspace-leaf .markdown-preview-view' : '.workspace-leaf .cm-content')
    .evaluate((el) => Array.from(el.querySelectorAll('.attention-lab-part-chip'), (chip) => chip.getAttribute('data-component') ?? '?'));

  it.each(['reading', 'live'] as const)('come and go by kind, %s', async (mode) => {
    const marked = markedIn(mode);
    await page.app.openNote(NOTE, mode);
    await page.block(0);
    if (mode === 'live') await page.app.setCursor(1, 0);
    await expect.poll(marked).toEqual(['softmax', 'attention', 'encoder']);
    await flip('Marcar enlaces');
    await expect.poll(marked).toEqual(['softmax', 'attention']);
    await flip('Marcar términos en negrita');
    await expect.poll(marked).toEqual(['softmax']);
    await flip('Marcar títulos');
    await expect.poll(marked).toEqual([]);
    expect(await stored()).toMatchObject({ chipsAfterLinks: false, chipsAfterTerms: false, chipsAfterHeadings: false });
    for (const name of ['Marcar títulos', 'Marcar términos en negrita', 'Marcar enlaces']) await flip(name);
    await expect.poll(marked).toEqual(['softmax', 'attention', 'encoder']);
  });

  it('follow settings that arrive from another device', async () => {
    const marked = markedIn('reading');
    await page.app.openNote(NOTE, 'reading');
    await expect.poll(marked).toEqual(['softmax', 'attention', 'encoder']);
    await page.app.changeDataFromOutside({ version: 2, chipsAfterTerms: false, fromTheFuture: 7 });
    await expect.poll(marked).toEqual(['encoder']);
    await flip('Marcar títulos');
    await expect.poll(marked).toEqual(['softmax', 'encoder']);
    expect(await stored()).toMatchObject({ version: 3, chipsAfterTerms: false, chipsAfterHeadings: true, fromTheFuture: 7 });
  });
});
