import { describe, expect, test } from 'vitest';
import { guessLanguage, likeliestLanguage } from '../../../src/translate/language';

describe('the language of a text', () => {
  test.each([
    ['es', 'Los mecanismos de atención son una técnica en el procesamiento del lenguaje natural.'],
    ['es', 'Capas lineales'],
    ['es', '¿Vienes?'],
    ['es', 'La casa es muy grande.'],
    ['es', 'El niño come pan.'],
    ['fr', 'Je ne parle pas espagnol.'],
    ['fr', "L'été dernier, j'ai visité Paris."],
    ['fr', 'Les états cachés de l’encodeur'],
    ['fr', 'Où est la gare ?'],
    ['fr', 'Ils mangent beaucoup de pommes.'],
    ['en', 'The attention mechanism looks at every source word.'],
    ['en', "I don't know what you're talking about."],
    ['en', 'Hidden states'],
    ['en', 'Where is the station?'],
    ['en', 'Linear layers and matrix multiplication'],
  ])('%s: %s', (language, text) => {
    expect(guessLanguage(text).language).toBe(language);
  });

  test.each(['', '12345', 'Tom', 'GRU', 'x = y + 1', '🙂🙂', 'Привет, как дела?', 'no', 'a', 'mm hmm'])('can\'t tell: %s', (text) => {
    expect(guessLanguage(text).language).toBeNull();
  });

  test.each([['es', 'Compré un coche rojo.'], ['fr', 'Tom mange.'], [null, 'Tom'], [null, '12345'], [null, '']])('most likely %s: %s', (language, text) => {
    expect(likeliestLanguage(text)).toBe(language);
  });

  test('a long text is judged by its beginning, in no time', () => {
    expect(guessLanguage('El modelo aprende cada palabra de la oración. '.repeat(10_000)).language).toBe('es');
  });
});
