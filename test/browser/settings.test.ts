/** The settings tab: what it offers, and that nothing is stored before someone changes something. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage } from '../host/page-object';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(() => page.close());

describe('the settings', () => {
  it('are shown in the language of the app', async () => {
    const settings = await page.app.openSettings();
    const names = await settings.find('.setting-item-name').texts();
    expect(names).toEqual(expect.arrayContaining(['Modelo para francés', 'Búsqueda', 'Oración más larga', 'Colores de la atención', 'Importar de un archivo', 'Informe para preguntas y errores']));
    await page.app.screenshot('settings-es');
    await page.app.closeSettings();
  });

  it('name each installed model with size, score and licence', async () => {
    const settings = await page.app.openSettings();
    const descriptions = await settings.find('.setting-item-description').texts();
    expect(descriptions.some((text) => /^\d+,\d MB · BLEU \d+(,\d)? · MIT$/.test(text))).toBe(true);
    await page.app.closeSettings();
  });
});
