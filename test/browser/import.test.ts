/** Importing models on a phone: what is shown before anything is written, what is refused, and that nothing is ever half there. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';

const SENTENCE = 'Je ne parle pas espagnol.';
/** The same model under an id that the plugin doesn't carry. */
const OTHER = 'xx-en';

let page: AttentionLabPage;
let folder: string;
/** As `npm run package-models` makes it. */
let shipped: Uint8Array;
let other: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
  const { status, stderr } = spawnSync('node', ['scripts/package-models.mjs', folder], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  shipped = new Uint8Array(readFileSync(join(folder, 'attention-lab-fr-en.zip')));
  other = zipSync(renamed(unzipSync(shipped), OTHER), { level: 1 });
  page = await AttentionLabPage.open({ language: 'es', device: 'phone' });
  await page.app.setSize(360, 740);
});
afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true });
});

function renamed(entries: Readonly<Record<string, Uint8Array>>, id: string): Zippable {
  return Object.fromEntries(Object.entries(entries).map(([path, bytes]) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name !== 'model.json') return [`${id}/${name}`, bytes];
    const card = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    return [`${id}/${name}`, new TextEncoder().encode(JSON.stringify({ ...card, id }))];
  }));
}

const modal = (): Part => page.app.find('.attention-lab-import');
const button = (text: string): Part => modal().find(`button:text-is("${text}")`);

/** Files of imported models on the disk, without the folders' names. */
function stored(): Promise<string[]> {
  return page.app.evaluate(() => (window.app?.vault.adapter.paths().files ?? []).filter((path) => path.includes('/attention-lab/models/')).map((path) => path.slice(path.lastIndexOf('/') + 1)).sort());
}

async function pick(bytes: Uint8Array): Promise<void> {
  const settings = await page.app.openSettings();
  await page.app.pickFile(() => settings.find('.setting-item:has-text("Importar de un archivo") button').click(), 'modelos.zip', bytes);
  await modal().waitUntilShown();
}

/** Closes what is open. */
async function leave(): Promise<void> {
  if (await modal().count() > 0) await page.app.press('Escape');
  await modal().waitUntilGone();
  await page.app.closeSettings();
}

/** From now on, writing behaves as `how` says from the second file on. */
async function breakDisk(how: 'fails' | 'waits'): Promise<void> {
  await page.app.evaluate((chosen) => {
    const adapter = window.app?.vault.adapter;
    if (!adapter) return;
    const write = adapter.writeBinary.bind(adapter);
    let files = 0;
    adapter.writeBinary = (...parameters) => {
      files += 1;
      if (files < 2) return write(...parameters);
      return chosen === 'fails' ? Promise.reject(new Error('ENOSPC: no space left on device')) : new Promise<void>((resolve) => {
        Object.assign(window, { goOn: () => resolve(write(...parameters)) });
      });
    };
    Object.assign(window, { mendDisk: () => { adapter.writeBinary = write; } });
  }, how);
}

const mendDisk = (): Promise<void> => page.app.evaluate(() => { (window as unknown as { mendDisk: () => void }).mendDisk(); });

describe('a model that a block misses', () => {
  it('is named in the block with the way to get it, and runs there once it is imported from there', async () => {
    const block = await page.showBlock(`model: ${OTHER}\n---\n${SENTENCE}`);
    await expect.poll(() => block.problems()).toHaveLength(1);
    expect((await block.problems()).join()).toContain(`attention-lab-${OTHER}.zip`);
    expect((await block.problems()).join()).toContain('Mientras tanto se usa «fr-en».');
    await expect.poll(() => block.translation()).toContain('.');
    const translation = await block.translation();
    await page.app.screenshot('import-missing-es-light');
    await block.root.find('.attention-lab-problems button').click();
    await page.app.pickFile(() => page.app.find('.menu .menu-item').at(0).click(), 'modelos.zip', other);

    await button('Añadir').waitUntilShown();
    expect(await modal().find('.attention-lab-import-name').text()).toContain(`francés → inglés (${OTHER}) · `);
    expect(await stored()).toEqual([]);
    const box = await modal().box();
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    await page.app.screenshot('import-card-es-light');
    await button('Añadir').click();
    await modal().waitUntilGone();

    expect(await stored()).toEqual(['decoder.onnx', 'encoder.onnx', 'model.json', 'tokenizer.json']);
    await expect.poll(() => block.problems()).toEqual([]);
    await expect.poll(() => block.translation()).toBe(translation);
  });

  it('is still there after the next start, and goes when it is removed', async () => {
    await page.app.restart({ language: 'es', device: 'phone', theme: 'dark' });
    await page.app.setSize(360, 740);
    const block = await page.showBlock(`model: ${OTHER}\n---\nIl fait froid.`);
    expect(await block.problems()).toEqual([]);
    const settings = await page.app.openSettings();
    await settings.find(`.setting-item:has-text("${OTHER}") button`).click();
    await expect.poll(stored).toEqual([]);
    await page.app.closeSettings();
    await expect.poll(() => block.problems()).toHaveLength(1);
  });
});

describe('an import', () => {
  it('of an archive made by package-models tells how far it is, in percent', async () => {
    await page.app.evaluate(() => {
      const labels: string[] = [];
      new MutationObserver(() => {
        const label = document.querySelector('.attention-lab-import .attention-lab-run-progress-label')?.textContent;
        if (label && labels.at(-1) !== label) labels.push(label);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      Object.assign(window, { importLabels: labels });
    });
    await pick(shipped);
    await button('Añadir').waitUntilShown();
    await page.app.screenshot('import-card-es-dark');
    await button('Añadir').click();
    await modal().waitUntilGone();
    await page.app.closeSettings();
    const labels = await page.app.evaluate(() => (window as unknown as { importLabels: string[] }).importLabels);
    for (const stage of ['Descomprimiendo', 'Comprobando', 'Escribiendo']) {
      const percentages = labels.filter((label) => label.startsWith(stage)).map((label) => Number(/(\d+)\s?%/.exec(label)?.[1]));
      expect(percentages.length, stage).toBeGreaterThan(2);
      expect(percentages.at(-1), stage).toBe(100);
      expect(percentages, stage).toEqual([...percentages].sort((a, b) => a - b));
    }
    expect(await stored()).toHaveLength(4);
  });

  it('of the archive with all models shows each one before it is added, the button in sight, and adds them all', async () => {
    await pick(new Uint8Array(readFileSync(join(folder, 'attention-lab-models.zip'))));
    await button('Añadir').waitUntilShown();
    const names = await modal().find('.attention-lab-import-name').texts();
    expect(names.map((name) => / → (?:inglés|español|francés) \(([\w-]+)\) · [\d.]+$/.exec(name)?.[1]).sort()).toEqual(['en-es', 'en-fr', 'es-en', 'fr-en', 'fr-en-additive', 'fr-en-location']);
    // Without scrolling.
    const box = await button('Añadir').box();
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    expect(box.y + box.height).toBeLessThanOrEqual(740);
    await page.app.screenshot('import-all-es-dark');
    const last = modal().find('.attention-lab-import-card').at(5);
    await last.evaluate((el) => { el.scrollIntoView({ block: 'center' }); });
    const end = await last.box();
    expect(end.y + end.height).toBeLessThanOrEqual((await button('Añadir').box()).y);
    await page.app.screenshot('import-all-end-es-dark');
    await button('Añadir').click();
    await modal().waitUntilGone();
    expect(await stored()).toHaveLength(24);
    const settings = await page.app.openSettings();
    for (const [index, id] of ['en-es', 'en-fr', 'es-en', 'fr-en-additive', 'fr-en-location'].entries()) {
      await settings.find(`.setting-item:has(.setting-item-name:text("(${id})")) button:text-is("Quitar")`).click();
      await expect.poll(stored).toHaveLength(20 - 4 * index);
    }
    await page.app.closeSettings();
  });

  it.each<[string, () => Uint8Array, string]>([
    ['a text', () => new TextEncoder().encode('no soy un zip'), 'no es un .zip'],
    ['an archive cut short', () => shipped.slice(0, 4000), 'no es un .zip'],
    ['a path that climbs out', () => zipSync({ '../../model.json': new Uint8Array(1) }), 'una ruta que sale de él'],
    ['a bomb', () => zipSync({ 'model.json': new Uint8Array(1), 'encoder.onnx': new Uint8Array(45_000_000) }, { level: 9 }), 'mayor de lo que puede ser'],
    ['an archive in the archive', () => zipSync({ 'dentro.zip': shipped }), 'esos no se abren'],
    ['a changed byte', () => zipSync(tampered(), { level: 1 }), 'ha cambiado o está dañado'],
  ])('of %s is refused, told plainly, and leaves the disk as it was', async (_, bytes, told) => {
    const before = await stored();
    await pick(bytes());
    await expect.poll(() => modal().text()).toContain(told);
    expect(await button('Añadir').count()).toBe(0);
    await page.app.screenshot('import-refused-es-dark');
    await leave();
    expect(await stored()).toEqual(before);
  });

  function tampered(): Zippable {
    const entries = unzipSync(shipped);
    const bytes = entries['fr-en/decoder.onnx'];
    if (bytes) bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return entries;
  }

  it('that can’t be written leaves nothing, and says so', async () => {
    const before = await stored();
    await pick(other);
    await button('Añadir').waitUntilShown();
    await breakDisk('fails');
    await button('Añadir').click();
    await expect.poll(() => modal().text()).toContain('No ha cambiado nada');
    await mendDisk();
    await leave();
    expect(await stored()).toEqual(before);
  });

  it('that is called off while it is written leaves nothing', async () => {
    const before = await stored();
    await pick(other);
    await button('Añadir').waitUntilShown();
    await breakDisk('waits');
    await button('Añadir').click();
    await expect.poll(() => modal().text()).toContain('Escribiendo');
    await page.app.screenshot('import-writing-es-dark');
    await button('Cancelar').click();
    await page.app.evaluate(() => { (window as unknown as { goOn: () => void }).goOn(); });
    await expect.poll(async () => (await page.app.find('.notice').texts()).join()).toContain('no se ha añadido nada');
    await mendDisk();
    expect(await stored()).toEqual(before);
    await page.app.closeSettings();
  });

  it('can come from a .zip in the vault', async () => {
    const base64 = Buffer.from(other).toString('base64');
    await page.app.evaluate(async (text) => {
      await window.app?.vault.createBinary('modelos.zip', Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
    }, base64);
    const settings = await page.app.openSettings();
    await settings.find('.setting-item:has-text("Importar de una carpeta de la bóveda") button').click();
    await page.app.find('.suggestion-item:has-text("modelos.zip")').click();
    await button('Añadir').click();
    await modal().waitUntilGone();
    await page.app.closeSettings();
    expect(await stored()).toHaveLength(8);
    expect(page.app.errors()).toEqual([]);
  });
});
