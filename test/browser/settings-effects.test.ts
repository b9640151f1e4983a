/** Each setting does what its name says, where a reader meets it; the tab fits a phone, and says what it refuses and what it could not keep. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf, type Part } from '../host/page-object';

const DATA = '.obsidian/plugins/attention-lab/data.json';
const LONG = 'Ma sœur, qui habite à Lyon depuis dix ans, travaille dans un hôpital, mais elle voudrait rentrer chez nous.';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(async () => {
  await page.close();
});

const rowIn = (settings: Part, name: string): Part => settings.find(`.setting-item:has(.setting-item-name:text-is("${name}"))`);

/** Opens the settings, does something with the row of this name, and closes them. */
async function inRow(name: string, act: (row: Part) => Promise<void>): Promise<void> {
  await act(rowIn(await page.app.openSettings(), name));
  await page.app.closeSettings();
}

const choose = (name: string, value: string): Promise<void> => inRow(name, (row) => row.find('select').select(value));
const fill = (name: string, text: string): Promise<void> => inRow(name, (row) => row.find('input, textarea').fill(text));

async function stored(): Promise<Record<string, unknown>> {
  return JSON.parse(await page.app.readFile(DATA).catch(() => '{}')) as Record<string, unknown>;
}

const notices = async (): Promise<string> => (await page.app.find('.notice').texts()).join('\n');

describe.each(['es', 'en', 'fr'] as const)('the tab in %s', (language) => {
  it.each([['desktop', 800], ['phone', 360]] as const)('shows every row whole on a %s of %d pixels', async (device, width) => {
    await page.app.restart({ language, device });
    await page.app.setSize(width, 740);
    const settings = await page.app.openSettings();
    await settings.find('.setting-item').waitUntilShown();
    const cut = await settings.evaluate((el) => {
      const limits = el.getBoundingClientRect();
      return Array.from(el.querySelectorAll<HTMLElement>('.setting-item, .setting-item *'))
        .filter((part) => {
          const { left, right, width: wide } = part.getBoundingClientRect();
          const isCut = part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 && !['INPUT', 'TEXTAREA', 'SELECT'].includes(part.tagName);
          return wide > 0 && (isCut || left < limits.left - 1 || right > limits.right + 1);
        })
        .map((part) => `${part.className}: ${part.textContent ?? ''}`);
    });
    expect(cut).toEqual([]);
    expect(await settings.find('.setting-item').count()).toBeGreaterThan(20);
    await page.app.closeSettings();
  });
});

describe('the settings of what blocks show', () => {
  beforeAll(async () => {
    await page.app.restart({ language: 'es', device: 'desktop' });
    await page.app.setSize(1280, 900);
  });

  it('colours: an open chart is drawn in the chosen ones at once', async () => {
    const block = await page.showBlock('Il fait froid.');
    const drawn = (): Promise<string> => block.canvas.evaluate((el) => (el as HTMLCanvasElement).toDataURL());
    const violet = await drawn();
    await choose('Colores de la atención', 'blue');
    await expect.poll(drawn).not.toBe(violet);
    const blue = await drawn();
    await choose('Colores de la atención', 'grey');
    await expect.poll(drawn).not.toBe(blue);
    expect(await drawn()).not.toBe(violet);
    await choose('Colores de la atención', 'violet');
    await expect.poll(drawn).toBe(violet);
  });

  it('model of a language: blocks that name none run on it, after the next start too', async () => {
    await page.app.restart({ language: 'en', device: 'desktop' });
    await page.importModel('fr-en-additive');
    await page.app.restart({ language: 'es', device: 'desktop' });
    const model = async (): Promise<string> => (await page.showBlock('Il fait chaud.')).root.find('.attention-lab-model').text();
    const before = await model();
    await choose('Modelo para el francés', 'fr-en-additive');
    expect((await stored())['modelOfLanguage']).toEqual({ fr: 'fr-en-additive' });
    await page.app.restart({ language: 'es', device: 'desktop' });
    await expect.poll(model).toMatch(/^francés → inglés · atención aditiva · /);
    await inRow('francés → inglés (fr-en-additive)', (row) => row.find('button').click());
    await expect.poll(notices).toContain('Se ha quitado');
    await expect.poll(model).toBe(before);
  });
});

describe('the settings of translation', () => {
  async function translated(): Promise<string> {
    await page.app.writeNote('Largo.md', `${LONG}\n`);
    await page.app.openNote('Largo.md', 'source');
    await page.app.setCursor(0, 3);
    await page.app.runCommand('attention-lab:translate-paragraph');
    await page.app.find('.attention-lab-translation-footer .mod-cta').waitUntilShown();
    const text = await page.app.find('.attention-lab-sentence-target').text();
    await page.app.press('Escape');
    await page.app.find('.attention-lab-translation').waitUntilGone();
    return text;
  }

  it('longest sentence and search change what a long sentence becomes', async () => {
    const usual = await translated();
    await choose('Búsqueda', 'beam');
    const byBeam = await translated();
    await choose('Búsqueda', 'greedy');
    await fill('Oración más larga', '6');
    expect((await stored())['longestSentence']).toBe(6);
    const inClauses = await translated();
    await fill('Oración más larga', '40');
    expect(new Set([usual, byBeam, inClauses]).size).toBe(3);
    expect(await translated()).toBe(usual);
  });

  it.each(['4', '61', '7.5'])('a longest sentence of “%s” words is refused in words, and not kept', async (given) => {
    await inRow('Oración más larga', async (row) => {
      await row.find('input').fill(given);
      await row.find('.setting-item-error').waitUntilShown();
      expect(await row.find('.setting-item-error').text()).toBe('Aquí va un número entero de 5 a 60. Se conserva el anterior.');
    });
    expect((await stored())['longestSentence']).toBe(40);
  });
});

describe('the settings of notes', () => {
  it('marks in every note come and go, also in notes without a block', async () => {
    await page.app.writeNote('Suelta.md', 'El **teacher forcing** y la **atención**, que aquí puede ser otra cosa.\n');
    await page.app.openNote('Suelta.md', 'reading');
    const chips = (): Promise<number> => page.app.find('.workspace-leaf .markdown-preview-view .attention-lab-part-chip').count();
    await page.app.find('.workspace-leaf .markdown-preview-view strong').waitUntilShown();
    expect(await chips()).toBe(0);
    await inRow('Marcarlas en todas las notas', (row) => row.find('.checkbox-container').click());
    await expect.poll(chips).toBe(1);
    await inRow('Marcarlas en todas las notas', (row) => row.find('.checkbox-container').click());
    await expect.poll(chips).toBe(0);
  });

  it('a new note about a part is made in the folder, from the text', async () => {
    await fill('Carpeta de las notas nuevas', 'Ideas/Partes');
    await fill('Texto de las notas nuevas', '# {{name}}\n\nApunte sobre {{id}}.\n');
    await page.app.writeNote('Estudio.md', `**Teacher forcing**\n\n${fenceOf('Il fait froid.')}\n`);
    await page.app.openNote('Estudio.md', 'reading');
    await page.block(0);
    await page.app.find('.markdown-preview-view .attention-lab-part-chip').click();
    await page.app.find('button:text-is("Crear nota")').click();
    const made = (): Promise<string[]> => page.app.evaluate(() => (window.app?.vault.getMarkdownFiles() ?? []).map(({ path }) => path).filter((path) => path.startsWith('Ideas/Partes/')));
    await expect.poll(made).toHaveLength(1);
    expect(await page.app.readNote((await made())[0] ?? '')).toMatch(/^# .*\n\nApunte sobre teacher-forcing\.\n$/i);
    await page.app.press('Escape');
    await fill('Carpeta de las notas nuevas', '');
    await fill('Texto de las notas nuevas', '');
  });
});

describe('this device', () => {
  it('forgets the computed sentences when it is told to', async () => {
    const settings = await page.app.openSettings();
    const row = rowIn(settings, 'Oraciones calculadas');
    await expect.poll(() => row.text()).toMatch(/Ocupan (?!0 MB)[\d,]+ MB/);
    await row.find('button').click();
    await expect.poll(() => row.text()).toContain('Ocupan 0 MB');
    expect(await notices()).toContain('Se han olvidado las oraciones calculadas');
    await page.app.closeSettings();
  });

  it('keeps as much of them as it may: the oldest make room', async () => {
    await page.app.evaluate(() => new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('attention-lab');
      opening.onerror = () => { reject(new Error('The database can be opened')); };
      opening.onsuccess = () => {
        const writing = opening.result.transaction('traces', 'readwrite');
        for (let number = 1; number <= 6; number++) writing.objectStore('traces').put({ key: `old ${number}`, trace: {}, bytes: 2_000_000, usedAt: number });
        writing.oncomplete = () => { opening.result.close(); resolve(); };
      };
    }));
    const used = async (): Promise<string> => {
      const row = rowIn(await page.app.openSettings(), 'Oraciones calculadas');
      await row.find(':text("Ocupan")').waitUntilShown();
      const text = await row.text();
      await page.app.closeSettings();
      return text;
    };
    expect(await used()).toMatch(/Ocupan 12(,\d+)? MB/);
    await page.app.evaluate(() => { window.app?.workspace.detachLeavesOfType('markdown'); });
    await fill('Espacio para resultados', '5');
    await page.showBlock('Nous allons au marché.');
    await expect.poll(used).toMatch(/Ocupan 4(,\d+)? MB/);
    await fill('Espacio para resultados', '50');
  });

  it('measures only with the runtime for WebGPU, and says so', async () => {
    const settings = await page.app.openSettings();
    const row = rowIn(settings, 'Medir los dos');
    await row.find('button').click();
    await expect.poll(() => row.text()).toContain('Aquí no se puede usar WebGPU. Su motor no está instalado.');
    await page.app.closeSettings();
  });

  it('says where the report can’t be copied', async () => {
    await page.app.evaluate(() => {
      Object.assign(window, { writeText: navigator.clipboard.writeText.bind(navigator.clipboard) });
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
    });
    await inRow('Informe para preguntas y errores', (row) => row.find('button').click());
    await expect.poll(notices).toContain('No se ha podido copiar el informe');
    await page.app.evaluate(() => { navigator.clipboard.writeText = (window as unknown as { readonly writeText: (text: string) => Promise<void> }).writeText; });
  });

  it('has a full disk: what was chosen counts, is told not to be kept, and nothing is broken', async () => {
    await page.app.openNote('Suelta.md', 'reading');
    const marked = (): Promise<boolean> => page.app.find('.workspace-leaf .markdown-preview-view p:has-text("que aquí puede ser otra cosa") .attention-lab-part-chip').isVisible();
    expect(await marked()).toBe(false);
    const before = await stored();
    await page.app.evaluate(() => {
      const adapter = window.app?.vault.adapter;
      if (!adapter) return;
      const write = adapter.write.bind(adapter);
      adapter.write = (...given) => (given[0].endsWith('/data.json') ? Promise.reject(new Error('ENOSPC: no space left on device')) : write(...given));
      Object.assign(window, { mendDisk: () => { adapter.write = write; } });
    });
    await inRow('Marcarlas en todas las notas', (row) => row.find('.checkbox-container').click());
    await expect.poll(notices).toContain('No se han podido guardar los ajustes');
    await expect.poll(marked).toBe(true);
    expect(await stored()).toEqual(before);
    await page.app.evaluate(() => { (window as unknown as { readonly mendDisk: () => void }).mendDisk(); });
    await inRow('Marcarlas en todas las notas', (row) => row.find('.checkbox-container').click());
    await expect.poll(stored).toMatchObject({ chipsEverywhere: false });
    expect(page.app.errors()).toEqual([]);
  });
});

describe('memory', () => {
  it('is released after as many minutes without work as the setting says, from the next work on', async () => {
    await page.app.holdClock();
    await page.app.restart({ language: 'es', device: 'desktop' });
    await page.showBlock('Elle lit un livre.');
    expect(page.app.workerCount()).toBe(1);
    await fill('Liberar la memoria tras', '5');
    await page.showBlock('Elle lit deux livres.');
    await page.app.passMinutes(4);
    // A worker that is gone answers nothing.
    expect(await page.app.evaluateInWorker(() => 'here')).toBe('here');
    await page.app.passMinutes(1);
    await expect.poll(() => page.app.workerCount()).toBe(0);
    const again = await page.showBlock('Elle lit trois livres.');
    expect(await again.root.text()).toContain('three');
    expect(page.app.workerCount()).toBe(1);
  });
});
