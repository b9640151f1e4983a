/**
 * WebGPU on Chromium's software adapter: its runtime comes in through the settings, and what it computes is what WebAssembly computes.
 * The adapter is slow, so nothing here says how fast a graphics card is.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeExpectedWebGpuFile, WEBGPU_FILE_NAME } from '../../scripts/trim-runtime/webgpu-file.mjs';
import { AttentionLabPage } from '../host/page-object';
import { backendReport, choose, compute, largestDifference, row, WEBGPU_FLAGS } from './setup';

const DATA = '.obsidian/plugins/attention-lab/data.json';
const FILE = `.obsidian/plugins/attention-lab/${WEBGPU_FILE_NAME}`;

/** As the issue of a backend asks: rounding may differ so much. */
const TOLERANCE = 1e-3;

const FRENCH = [
  'Je ne parle pas espagnol.', 'Où est la gare ?', 'Merci beaucoup.', 'Il pleut depuis ce matin.', "Je n'ai jamais vu la mer.",
  "Personne ne m'a rien dit.", 'Elle ne mange plus de viande.', 'Est-ce que tu viens avec nous ?', "Qu'est-ce que c'est ?", 'Elles sont parties sans lui.',
  'Je la lui ai donnée hier.', 'Ma sœur est plus grande que moi.', "Si j'avais su, je serais venu.", 'Il faut que nous partions.', 'Il pleut des cordes.',
  'Le chat regarde le chat.', 'Petit à petit.', 'Le train part à 18 h 45.', 'Elle a dit : « Je reviens. »', 'Cela coûte 3 500 euros.',
  'Zoé habite à Grenoble.', 'Bonne nuit 😀', 'OUVREZ LA PORTE !', 'xqzwv', 'Nous avons mangé du pain et bu du vin avec nos amis de Paris.',
];
const SPANISH = [
  'No hablo francés.', '¿Dónde está la estación?', 'Muchas gracias.', 'Llueve desde esta mañana.', 'Nunca he visto el mar.',
  'Nadie me ha dicho nada.', 'Ella ya no come carne.', '¿Vienes con nosotros?', '¿Qué es esto?', 'Se fueron sin él.',
  'Se la di ayer.', 'Mi hermana es más alta que yo.', 'Si lo hubiera sabido, habría venido.', 'Tenemos que irnos.', 'Está lloviendo a cántaros.',
  'El gato mira al gato.', 'Poco a poco.', 'El tren sale a las 18:45.', 'Ella dijo: «Ahora vuelvo».', 'Cuesta 3.500 euros.',
  'Zoe vive en Granada.', 'Buenas noches 😀', '¡ABRID LA PUERTA!', 'xqzwv ñ', 'Comimos pan y bebimos vino con nuestros amigos de Madrid.',
];

/** Nothing but WebAssembly there. */
let plain: AttentionLabPage;
let page: AttentionLabPage;
let file: Uint8Array;
beforeAll(async () => {
  file = await makeExpectedWebGpuFile();
  plain = await AttentionLabPage.open({ language: 'en' });
  page = await AttentionLabPage.open({ language: 'en' }, WEBGPU_FLAGS);
}, 600_000);
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  expect(page.app.foreignRequests()).toEqual([]);
  await page.close();
  await plain.close();
});

const paths = (): Promise<string[]> => page.app.evaluate(() => (window.app?.vault.adapter.paths().files ?? []).filter((path) => path.includes('/attention-lab/')).sort());

describe('the runtime for WebGPU', () => {
  it('is refused where it is another file, with the hash that it would have, and nothing is written', async () => {
    const before = await paths();
    const settings = await page.app.openSettings();
    const other = file.map((byte, index) => (index === 1_000_000 ? byte ^ 1 : byte));
    await page.app.pickFile(() => row(settings, 'Runtime for WebGPU').find('button').click(), WEBGPU_FILE_NAME, other);
    await page.app.find('.notice:has-text("This is not the runtime that this version of the plugin needs. Its SHA-256 would be")').waitUntilShown();
    expect(await row(settings, 'Runtime for WebGPU').text()).toContain('Not installed');
    await page.app.closeSettings();
    expect(await paths()).toEqual(before);
  });

  it('is imported through the settings, byte by byte', async () => {
    const settings = await page.app.openSettings();
    await page.app.pickFile(() => row(settings, 'Runtime for WebGPU').find('button').click(), 'from the release.bin', file);
    await row(settings, 'Runtime for WebGPU').find('.setting-item-description:has-text("Installed on this device.")').waitUntilShown();
    await page.app.closeSettings();
    const digest = await page.app.evaluate(async (path) => {
      const bytes = await window.app?.vault.adapter.readBinary(path) ?? new ArrayBuffer(0);
      return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }, FILE);
    expect(digest).toBe(await sha256Of(file));
    expect((await paths()).filter((path) => path.includes('unfinished'))).toEqual([]);
  });

  it('is not used before someone chooses it, and the choice stays on the device', async () => {
    await compute(page, 'Il fait froid.');
    expect(await backendReport(page)).toBe('Backend: WASM, one thread\n  chosen: automatic; file for WebGPU: ready');
    await choose(page, 'webgpu');
    await page.app.restart();
    expect(await backendReport(page)).toContain('chosen: webgpu');
    // What is in the vault may be synced: nothing about the choice may be there.
    await expect(page.app.readFile(DATA)).rejects.toThrow();
  });
});

describe('WebGPU', () => {
  /** Short turns, so that one that fails says where. */
  const inFives = (sentences: readonly string[]): string[][] => Array.from({ length: Math.ceil(sentences.length / 5) }, (_, index) => sentences.slice(index * 5, index * 5 + 5));

  it.each([...inFives(FRENCH), ...inFives(SPANISH)].map((sentences) => ({ sentences, first: sentences[0] })))('translates as WebAssembly does, from “$first” on', async ({ sentences }) => {
    for (const sentence of sentences) {
      const expected = await compute(plain, sentence);
      const found = await compute(page, sentence);
      expect(found.text, sentence).toBe(expected.text);
      expect(largestDifference(found.logProbabilities, expected.logProbabilities), sentence).toBeLessThan(TOLERANCE);
      expect(largestDifference(found.weights.flat(), expected.weights.flat()), sentence).toBeLessThan(TOLERANCE);
    }
  }, 300_000);

  it('has computed all of that itself, in a worker', async () => {
    expect(FRENCH.length + SPANISH.length).toBe(50);
    expect(await backendReport(page)).toMatch(/^Backend: WebGPU, google swiftshader\n {2}chosen: webgpu; file for WebGPU: ready$/);
    expect(await page.app.evaluateInWorker(() => typeof (self as unknown as Record<string, unknown>)['attentionLabWebGpu'])).toBe('object');
    expect(await page.app.find('.notice:has-text("WebGPU can’t be used")').count()).toBe(0);
  });
});

describe('the measurement', () => {
  it('says which of the two is faster here, and automatic takes that one', async () => {
    await choose(page, 'automatic');
    const settings = await page.app.openSettings();
    const button = row(settings, 'Measure both').find('button');
    await button.click();
    const verdict = settings.find('.attention-lab-measurement');
    expect(await verdict.text()).toBe('Measuring…');
    expect(await button.evaluate((el) => (el as HTMLButtonElement).disabled)).toBe(true);
    await expect.poll(() => verdict.text(), { timeout: 200_000 }).not.toBe('Measuring…');
    const said = await verdict.text();
    const [, wasm, webgpu, faster] = /^Per sentence: WASM ([\d.]+) ms, WebGPU ([\d,.]+) ms\. (WASM|WebGPU) is faster here, [\d.,]+ times\.$/.exec(said) ?? [];
    expect(faster, said).toBe(Number(wasm) < Number(webgpu?.replace(/,/g, '')) ? 'WASM' : 'WebGPU');
    await expect.poll(() => button.evaluate((el) => (el as HTMLButtonElement).disabled)).toBe(false);
    await page.app.screenshot('settings-measured-en');
    await page.app.closeSettings();
    await compute(page, 'Il fait très chaud.');
    expect(await backendReport(page)).toContain(`Backend: ${faster ?? ''}`);
    await expect(page.app.readFile(DATA)).rejects.toThrow();
  }, 300_000);

  it('is still there after the next start', async () => {
    await page.app.restart();
    expect(await row(await page.app.openSettings(), 'Measure both').text()).toContain('is faster here');
    await page.app.closeSettings();
  });

  it('leaves the choice of automatic with WebAssembly once the file is removed', async () => {
    const settings = await page.app.openSettings();
    await row(settings, 'Runtime for WebGPU').find('button:text-is("Remove")').click();
    await row(settings, 'Runtime for WebGPU').find('.setting-item-description:has-text("Not installed")').waitUntilShown();
    await page.app.closeSettings();
    expect(await paths()).not.toContain(FILE);
  });
});

async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes.slice())).toString('hex');
}
