import { describe, expect, test, vi } from 'vitest';
import type { Engine } from '../../../src/model/engine';
import type { ModelCard } from '../../../src/model/card';
import { ApiInputError, LONGEST_INPUT, publicApi } from '../../../src/share/public-api';
import { madeTrace } from '../analysis/made-trace';

// The app itself is not needed to read a request.
vi.mock('obsidian', () => ({ Notice: class {} }));
const { answer, readLink } = await import('../../../src/share/outside');

const MODELS = ['fr-en', 'es-en'];
const ENGINE: Engine = {
  models: MODELS.map((id) => ({ id })) as unknown as readonly ModelCard[],
  trace: ({ modelId }) => Promise.resolve({ ...madeTrace(), modelId }),
  cached: () => null,
  dispose: () => undefined,
};
const API = publicApi({ ready: () => Promise.resolve(), engine: () => ENGINE, preferredModel: (text) => (text.includes('ñ') ? 'es-en' : null) });

describe('the interface for others', () => {
  test('translates, aligns and traces with the model of the language', async () => {
    expect(await API.translate('Je ne parle pas.')).toBe("I do n't speak Spanish .");
    expect((await API.trace('Un niño.')).modelId).toBe('es-en');
    const { source, rows } = await API.align('Je ne parle pas.');
    expect(source).toHaveLength(7);
    expect(rows.map(({ target }) => target)).toEqual(['I', 'do', "n't", 'speak', 'Spanish', '.']);
  });

  test.each([['', {}], ['   ', {}], ['a'.repeat(LONGEST_INPUT + 1), {}], ['Hola', { model: '../x' }], ['Hola', { target: '' }], ['Hola', { target: 7 as unknown as string }], ['Hola', null as unknown as object], [7 as unknown as string, {}]])(
    'refuses what makes no sense: %.10s %j', async (text, options) => {
      await expect(API.trace(text, options)).rejects.toThrow(ApiInputError);
    });

  test('waits until imported models are known', async () => {
    let models = ENGINE.models;
    const late = publicApi({
      ready: () => Promise.resolve().then(() => { models = [...models, { id: 'xx-en' } as ModelCard]; }),
      engine: () => ({ ...ENGINE, models }), preferredModel: () => null,
    });
    expect((await late.trace('Hola', { model: 'xx-en' })).modelId).toBe('xx-en');
  });

  test('refuses a grain that there is none of', async () => {
    await expect(API.align('Hola', { grain: 'letters' as 'words' })).rejects.toThrow('grain: expected words or subwords');
  });

  test('cannot be changed, and what it gives can be without a trace in the plugin', async () => {
    expect(Object.isFrozen(API)).toBe(true);
    expect(Object.isFrozen(API.components) && API.components.every((component) => Object.isFrozen(component))).toBe(true);
    const kept = madeTrace();
    const own = publicApi({ ready: () => Promise.resolve(), engine: () => ({ ...ENGINE, trace: () => Promise.resolve(kept) }), preferredModel: () => 'fr-en' });
    const given = await own.trace('Je parle.');
    given.steps[0]?.weights.fill(7);
    expect(kept.steps[0]?.weights[0]).toBeLessThanOrEqual(1);
  });
});

describe('from outside', () => {
  test('the command line prints a translation, or what was expected', async () => {
    expect(await answer(API, { text: 'Je ne parle pas.' })).toBe("I do n't speak Spanish .");
    expect(await answer(API, { text: 'Hola', model: 'xx' })).toBe('Error: model: expected one of fr-en, es-en');
    expect(JSON.parse(await answer(API, { text: 'Je parle.', json: 'true' }))).toMatchObject({ text: 'Je parle.', translation: "I do n't speak Spanish ." });
  });

  test.each([
    [{ text: 'Je parle.' }, { sentence: 'Je parle.', modelId: 'fr-en' }],
    [{ text: 'Un niño\n--- ', model: 'es-en' }, { sentence: 'Un niño ---', modelId: 'es-en' }],
    [{ text: 'Je parle.', model: 'nope' }, null],
    [{ text: '' }, null],
    [{}, null],
    [{ text: 'a'.repeat(LONGEST_INPUT + 1) }, null],
  ])('a link %j', (data, expected) => {
    expect(readLink(data, MODELS, () => null)).toEqual(expected);
  });
});
