import { describe, expect, test } from 'vitest';
import { readSegments } from '../../../src/translate/markdown/segments';
import { translateSentence, type TranslatedSentence } from '../../../src/translate/sentence-translator';
import { glossaryModel, type GlossaryOptions } from './glossary-model';

const OPTIONS = { targetLanguage: 'en', decoding: { kind: 'greedy' }, maximumWords: 40 } as const;

async function translated(note: string, options: GlossaryOptions & { readonly maximumWords?: number } = {}): Promise<{ text: string; asked: string[]; sentences: TranslatedSentence[] }> {
  const model = glossaryModel(options);
  const sentences: TranslatedSentence[] = [];
  let text = '';
  for (const segment of readSegments(note, 'es').segments) {
    if (segment.kind === 'kept') {
      text += segment.text;
      continue;
    }
    const sentence = await translateSentence(segment.source, model.run, { ...OPTIONS, maximumWords: options.maximumWords ?? OPTIONS.maximumWords });
    sentences.push(sentence);
    text += sentence.markdown;
  }
  return { text, asked: model.asked, sentences };
}

describe('a sentence with its markup', () => {
  test.each([
    ['plain words', 'El modelo aprende.', 'The model learns.'],
    ['no full stop is added to a heading', '## Los estados ocultos', '## The hidden states'],
    ['bold follows its words when they change places', 'El modelo usa capas **lineales** hoy.', 'The model uses **linear** layers today.'],
    ['bold around several words', 'El modelo usa **capas lineales** hoy.', 'The model uses **linear layers** today.'],
    ['marks inside marks', 'El modelo usa ***las* capas** hoy.', 'The model uses ***the* layers** today.'],
    ['the shown words of a link', 'El [[Nota de modelos|modelo oculto]] aprende.', 'The [[Nota de modelos|hidden model]] learns.'],
    ['a link to the web', 'Lee [la oración](https://a.b "el modelo") hoy.', 'Reads [the sentence](https://a.b "el modelo") today.'],
    ['code keeps its place as a noun', 'El `modelo` usa $x_i$ y [[Capas]].', 'The `modelo` uses $x_i$ and [[Capas]].'],
    ['code that is the whole of a link', 'El [`modelo`](a.md) aprende.', 'The [`modelo`](a.md) learns.'],
    ['a footnote stays with its word', 'El modelo[^1] aprende.', 'The model[^1] learns.'],
    ['a hard-wrapped line breaks after the same word', 'El modelo usa\nlas palabras.', 'The model uses\nthe words.'],
    ['a line of a quote', '> El modelo usa\n> las palabras.', '> The model uses\n> the words.'],
    ['a cell', '| modelo | `x` |\n|---|---|\n| la suma | uno |', '| model | `x` |\n|---|---|\n| the sum | uno |'],
    ['more code than there are names', '`a` `b` y `c` y `d` y `e` es la suma', '`a` `b` and `c` and `d` and `e` is the sum'],
  ])('%s', async (_, note, expected) => {
    expect((await translated(note)).text).toBe(expected);
  });

  test('a name of the text itself is never taken for a thing', async () => {
    expect((await translated('Tom usa `código` y Tom aprende.')).text).toBe('Tom uses `código` and Tom learns.');
  });

  test('when the model loses a name, its sentence is translated around the thing', async () => {
    const { text } = await translated('El modelo usa `capas` hoy.', { says: (word) => (word === 'Tom' ? 'him' : undefined) });
    expect(text).toBe('The model uses `capas` today.');
  });

  test('marks that the model makes up are escaped, those of the sentence are not', async () => {
    const { text } = await translated('El modelo aprende.', { says: (word) => (word === 'aprende' ? '*learns* [x]' : undefined) });
    expect(text).toBe('The model \\*learns\\* \\[x\\].');
  });

  test('a sentence beyond the model is cut at its clauses and loses nothing', async () => {
    const long = 'El modelo lee la oración, y la capa lineal suma los pesos; cada estado oculto mira las palabras.';
    const { text, asked } = await translated(long, { maximumWords: 8 });
    expect(text).toBe('The model reads the sentence, and the linear layer sum the weights; every hidden state looks the words.');
    expect(asked.length).toBeGreaterThan(2);
  });

  test('what the model left out is translated in a second run', async () => {
    const { text, asked } = await translated('El modelo lee la oración, y la capa lineal suma los pesos.', { maximumTokens: 9 });
    expect(text).toBe('The model reads the sentence, and the linear layer sum the weights.');
    expect(asked[0]).toBe('El modelo lee la oración, y la capa lineal suma los pesos.');
  });

  test('each word knows the words that it looked at', async () => {
    const { sentences: [sentence] } = await translated('Las capas lineales de `x`.');
    const [part] = sentence?.parts ?? [];
    if (part?.kind !== 'words') throw new Error('The sentence was not run');
    expect(part.targetWords.map(({ text, links }) => [text, ...links.map((link) => part.sourceWords[link]?.text)])).toEqual([
      ['The', 'Las'], ['linear', 'lineales'], ['layers', 'capas'], ['of', 'de'], ['`x`', '`x`'], ['.', '.'],
    ]);
  });
});

describe('French is printed as the French print it', () => {
  test('with no-break spaces before high marks', async () => {
    const model = glossaryModel({ says: (word) => (word === 'hoy' ? 'aujourd\'hui' : word) });
    const [segment] = readSegments('« Bonjour » : ça va ?', 'fr').segments;
    if (segment?.kind !== 'sentence') throw new Error('No sentence');
    const { markdown } = await translateSentence(segment.source, model.run, { ...OPTIONS, targetLanguage: 'fr' });
    expect(markdown).toBe('«\u00A0Bonjour\u00A0»\u00A0: ça va\u202F?');
  });
});
