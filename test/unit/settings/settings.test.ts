import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from '../../../src/settings/settings';

describe('stored settings', () => {
  it.each([[null], [undefined], ['text'], [[1, 2]], [{}], [{ defaultModel: 3 }], [{ defaultModel: '' }]])('that say nothing (%j) are the defaults', (stored) => {
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('keep what the user chose', () => {
    expect(readSettings({ version: 1, defaultModel: 'es-en' }).defaultModel).toBe('es-en');
  });

  it('keep what a later version added', () => {
    expect(readSettings({ version: 7, palette: 'cividis' })).toMatchObject({ palette: 'cividis', version: 1 });
  });
});
