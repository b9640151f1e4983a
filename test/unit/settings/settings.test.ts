import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, readSettings, SETTINGS_VERSION } from '../../../src/settings/settings';

describe('stored settings', () => {
  test.each([undefined, null, 'text', 7, [], [{ palette: 'blue' }]])('%j: the defaults', (stored) => {
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  test('come back as they were stored', () => {
    const stored = { ...DEFAULT_SETTINGS, palette: 'blue', decoding: 'beam', longestSentence: 12, chipsEverywhere: true, noteFolder: 'Ideas', view: 'ribbons', grain: 'subwords', lensSide: 'left', chipsAfterLinks: false, modelOfLanguage: { es: 'es-en' } };
    expect(readSettings(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  test.each([
    ['palette', 'pink'], ['palette', 3], ['decoding', 'magic'], ['longestSentence', 1_000_000], ['longestSentence', '40'], ['longestSentence', 4.5],
    ['longestSentence', Number.NaN], ['chipsAfterTerms', 'yes'], ['view', 'hologram'], ['grain', 'letters'], ['lensSide', 'top'], ['chipsAfterLinks', 1], ['chipsAfterHeadings', null], ['noteFolder', {}], ['idleMinutes', -1], ['cacheMegabytes', 0], ['modelOfLanguage', 'es-en'],
  ] as const)('a bad value takes its default, the others stay: %s %j', (key, value) => {
    const settings = readSettings({ ...DEFAULT_SETTINGS, noteTemplate: 'kept', [key]: value });
    expect(settings[key]).toEqual(DEFAULT_SETTINGS[key]);
    expect(settings.noteTemplate).toBe('kept');
  });

  test('ids of models that are no text are left out', () => {
    expect(readSettings({ version: 2, modelOfLanguage: { es: 'es-en', fr: 7, en: '' } }).modelOfLanguage).toEqual({ es: 'es-en' });
  });

  test('of version 1: the one default model becomes that of its language', () => {
    expect(readSettings({ version: 1, defaultModel: 'es-en' })).toEqual({ ...DEFAULT_SETTINGS, modelOfLanguage: { es: 'es-en' } });
    expect(readSettings({ version: 1, defaultModel: null })).toEqual(DEFAULT_SETTINGS);
  });

  test.each([false, true])('of version 2: the one switch for bold terms and headings (%j) becomes one for each', (on) => {
    expect(readSettings({ version: 2, chipsAfterTerms: on })).toEqual({ ...DEFAULT_SETTINGS, chipsAfterTerms: on, chipsAfterHeadings: on });
  });

  test('of version 3: the two switches stay apart', () => {
    expect(readSettings({ ...DEFAULT_SETTINGS, chipsAfterTerms: false })).toMatchObject({ chipsAfterTerms: false, chipsAfterHeadings: true });
  });

  test('of a later version: what this one does not know is kept, and so is its version', () => {
    const settings = readSettings({ ...DEFAULT_SETTINGS, version: SETTINGS_VERSION + 1, palette: 'grey', hologram: true });
    expect(settings).toMatchObject({ version: SETTINGS_VERSION + 1, palette: 'grey', hologram: true });
  });
});
