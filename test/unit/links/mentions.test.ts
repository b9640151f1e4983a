import { describe, expect, it } from 'vitest';
import { mentionsInLine, mentionsInText } from '../../../src/links/mentions';
import { hasAttentionBlock, trustIn } from '../../../src/links/acting';
import { actingProperty, noteFacts } from '../../../src/links/note-facts';
import { createNameTable } from '../../../src/links/resolve/names';
import { unlinkedMentions } from '../../../src/links/unlinked';

/** Every mention as it stands in the text. */
const cut = (text: string): string[] => mentionsInText(text).map(({ from, to }) => text.slice(from, to));

describe('mentions in a line', () => {
  it.each<[string, string[]]>([
    ['Los modelos [[Sequence to Sequence (Seq2Seq)|Seq2Seq]] y el [[Encoder]].', ['[[Sequence to Sequence (Seq2Seq)|Seq2Seq]]', '[[Encoder]]']],
    ['- **Capas Lineales**: transforman los **estados ocultos**.', ['**Capas Lineales**', '**estados ocultos**']],
    ['__Softmax__ y **a**', ['__Softmax__', '**a**']],
    ['## Mecanismo de Atención ##', ['Mecanismo de Atención']],
    ['## El [[Decoder]] por dentro', ['[[Decoder]]']],
    ['**[[Encoder]]** de la red', ['[[Encoder]]']],
    ['| [[Encoder\\|enc]] | **GRU** |', ['[[Encoder\\|enc]]', '**GRU**']],
    ['[[Softmax|softmax [σ]]] y más', ['[[Softmax|softmax [σ]]]']],
    ['![[Pasted image 20231202174624.png]]', []],
    ['[[]] [[ ]] [[|]] ** ** ****', []],
    ['`[[Encoder]]` y ``**Decoder**``', []],
    ['$a**b**c$ y \\$5 **GRU**', ['**GRU**']],
    ['sin cerrar [[Encoder y **GRU', []],
    ['#etiqueta no es título', []],
    ['el [codificador](es/Encoder.md) y [otro](<Estado oculto.md#Inicial>)', ['[codificador](es/Encoder.md)', '[otro](<Estado oculto.md#Inicial>)']],
    ['[encoder](https://example.org/encoder) ![encoder](encoder.png) [encoder](hoja.pdf) [encoder](//x/y)', []],
  ])('%s', (line, expected) => {
    expect(mentionsInLine(line).map(({ from, to }) => line.slice(from, to))).toEqual(expected);
  });
});

describe('a Markdown link', () => {
  it.each<[string, string, string | null, string | null]>([
    ['[el estado](Estado%20oculto.md#h_t)', 'Estado oculto.md', 'h_t', 'el estado'],
    ['[a](<Pesos de atención.md>)', 'Pesos de atención.md', null, 'a'],
    ['[a](100%.md)', '100%.md', null, 'a'],
    ['[a](#Softmax)', '', 'Softmax', 'a'],
  ])('%s', (line, target, heading, display) => {
    expect(mentionsInLine(line)[0]).toMatchObject({ kind: 'link', reference: { target, heading, display } });
  });
});

describe('mentions in a note', () => {
  it('leaves out frontmatter, code, comments and formulas', () => {
    const text = [
      '---', 'up: "[[Encoder]]"', '---', '[[Decoder]]', '```python', '[[Encoder]] %% not a comment', '```', '[[Softmax]]',
      '> ```attention', '> [[Encoder]]', '> ```', '- ~~~', '  **GRU**', '  ~~~', '%% [[Encoder]]', 'still **GRU** %% **LSTM**', '<!-- [[Encoder]] --> **RNN**',
      '$$', '[[Encoder]]', '$$', '$$ **GRU** $$ **BLEU**',
    ].join('\n');
    expect(cut(text)).toEqual(['[[Decoder]]', '[[Softmax]]', '**LSTM**', '**RNN**', '**GRU**', '**BLEU**']);
  });

  it('survives what is not finished', () => {
    expect(cut('---\n[[Encoder]]')).toEqual([]);
    expect(cut('```\n[[Encoder]]')).toEqual([]);
    expect(cut('%% open\n[[Encoder]]')).toEqual([]);
    expect(cut('')).toEqual([]);
  });
});

describe('where components are shown', () => {
  it.each<[string, boolean]>([
    ['```attention\nJe suis là.\n```', true],
    ['texto\n\n> ```attention\n> Bonjour.\n> ```', true],
    ['- ~~~ attention\n  Bonjour.\n  ~~~', true],
    ['{"nodes":[{"text":"hola\\n```attention\\nBonjour.\\n```"}]}', true],
    ['{"nodes":[{"type":"text","text":"```attention\\nBonjour.\\n```"}]}', true],
    ['```attention-lab\nx\n```', false],
    ['el ```attention de ayer', false],
    ['```python\nattention\n```', false],
  ])('an attention block in %j: %s', (text, expected) => {
    expect(hasAttentionBlock(text)).toBe(expected);
  });

  it('listens to the property first, then to the block, then to the setting', () => {
    expect(trustIn({ property: false, hasBlock: true }, true)).toBeNull();
    expect(trustIn({ property: true, hasBlock: false }, false)).toBe('near');
    expect(trustIn({ property: null, hasBlock: true }, false)).toBe('near');
    expect(trustIn({ property: null, hasBlock: false }, true)).toBe('far');
    expect(trustIn({ property: null, hasBlock: false }, false)).toBeNull();
  });

  it.each<[unknown, boolean | null]>([
    [{ 'attention-lab': true }, true], [{ 'attention-lab': 'false' }, false], [{ 'attention-lab': 'sí' }, true], [{ 'attention-lab': null }, null],
    [{ 'attention-lab': [1] }, null], [null, null], ['text', null], [[1], null],
  ])('property %o: %s', (frontmatter, expected) => {
    expect(actingProperty(frontmatter)).toBe(expected);
  });
});

describe('frontmatter of a note', () => {
  it.each<[unknown, readonly string[], readonly string[]]>([
    [{ aliases: ['Seq2Seq', 2014] }, ['Seq2Seq', '2014'], []],
    [{ alias: 'Encoder, Codificador' }, ['Encoder', 'Codificador'], []],
    [{ aliases: { a: 1 } }, [], []],
    [{ aliases: null, 'attention-component': 'encoder' }, [], ['encoder']],
    [{ 'attention-component': ['encoder', 'gru'] }, [], ['encoder', 'gru']],
    [{ 'attention-component': false }, [], ['none']],
    [{ 'attention-component': null }, [], ['none']],
    [{ 'attention-component': { x: 1 } }, [], ['none']],
    ['not yaml', [], []],
    [undefined, [], []],
  ])('%o', (frontmatter, aliases, componentProperty) => {
    expect(noteFacts('a.md', frontmatter, [])).toEqual({ path: 'a.md', aliases, componentProperty, tags: [] });
  });

  it('has tags in the text and in properties', () => {
    expect(noteFacts('a.md', { tags: ['robotics'], tag: 'x, y' }, ['#inline']).tags).toEqual(['#inline', 'robotics', 'x', 'y']);
  });
});

describe('mentions that are no links yet', () => {
  it('finds the longest names in prose and leaves links, headings, tags, code and addresses alone', () => {
    const text = [
      '# El encoder', 'El decoder lee los estados ocultos del encoder y los [[Pesos de atención|pesos de atención]].',
      'Ver https://example.org/encoder, #encoder, `encoder` y [el encoder](x.md). Los encoders, la atención y el vector de contexto.',
    ].join('\n');
    const found = unlinkedMentions(text, createNameTable());
    expect(found.map(({ id, text }) => [id, text])).toEqual([['decoder', 'decoder'], ['encoder-states', 'estados ocultos del encoder'], ['encoder', 'encoders']]);
    for (const { from, to, text: written } of found) expect(text.slice(from, to)).toBe(written);
  });

  it('counts offsets in text with accents in two parts', () => {
    const text = `Me\u0301canisme: la búsqueda en haz`.normalize('NFD');
    expect(unlinkedMentions(text, createNameTable()).map(({ from, to }) => text.slice(from, to).normalize('NFC'))).toEqual(['búsqueda en haz']);
  });
});
