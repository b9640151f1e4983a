/** What the bench host's cache knows of a note: the parts that plugins resolve links with. */

import { describe, expect, it } from 'vitest';
import { resolveSubpath } from '../../host/obsidian/links';
import { readMetadata } from '../../host/obsidian/metadata-cache';

const NOTE = `---
aliases: [Atención]
attention-component: "[[Softmax]]"
---
# Mecanismo de atención

El [[Encoder|codificador]] y el **Decoder**. ![[Vector de contexto#Cuello de botella]] #nlp/seq2seq

## Funcionamiento básico ##
- [x] Leer [el artículo](Papers/Bahdanau%202015.md)
- [ ] \`[[No es un enlace]]\`

Una idea. ^idea

\`\`\`attention
[[Tampoco]]
\`\`\`

> [!note] Ojo
> \`\`\`attention
> [[Ni este]]
> \`\`\`

# Después
`;

describe('the metadata of a note', () => {
  const cache = readMetadata(NOTE);

  it('has the links that a reader sees, and none out of code', () => {
    expect(cache.links?.map(({ link, displayText }) => [link, displayText])).toEqual([['Encoder', 'codificador'], ['Papers/Bahdanau 2015', 'el artículo']]);
    expect(cache.embeds?.map(({ link }) => link)).toEqual(['Vector de contexto#Cuello de botella']);
    expect(cache.frontmatterLinks?.map(({ key, link }) => [key, link])).toEqual([['attention-component', 'Softmax']]);
  });

  it('places every link where its text stands', () => {
    for (const { original, position } of [...(cache.links ?? []), ...(cache.embeds ?? [])]) {
      expect(NOTE.slice(position.start.offset, position.end.offset)).toBe(original);
    }
  });

  it('has headings, tags, tasks, properties and kinds of sections', () => {
    expect(cache.headings?.map(({ heading, level }) => [level, heading])).toEqual([[1, 'Mecanismo de atención'], [2, 'Funcionamiento básico'], [1, 'Después']]);
    expect(cache.tags?.map(({ tag }) => tag)).toEqual(['#nlp/seq2seq']);
    expect(cache.listItems?.map(({ task }) => task)).toEqual(['x', ' ']);
    expect(cache.frontmatter).toEqual({ aliases: ['Atención'], 'attention-component': '[[Softmax]]' });
    expect(cache.sections?.map(({ type }) => type)).toEqual(['yaml', 'heading', 'paragraph', 'heading', 'list', 'paragraph', 'code', 'callout', 'heading']);
  });

  it.each([
    ['#Mecanismo de atención', '# Mecanismo', '# Después'],
    ['#Funcionamiento básico', '## Funcionamiento', '# Después'],
    ['#^idea', 'Una idea. ^idea', null],
  ])('finds what %s points to', (subpath, firstText, nextText) => {
    const found = resolveSubpath(cache, subpath);
    expect(NOTE.slice(found?.start.offset)).toMatch(new RegExp(`^${firstText.replace('^', '\\^')}`));
    if (nextText !== null) expect(NOTE.slice(found?.end?.offset)).toMatch(new RegExp(`^${nextText}`));
  });

  it('finds nothing where there is nothing', () => {
    expect(resolveSubpath(cache, '#No existe')).toBeNull();
    expect(resolveSubpath(cache, '#^no')).toBeNull();
  });

  it('takes broken properties as text, as the app does', () => {
    expect(readMetadata('---\na: [1\n---\nText.\n').frontmatter).toBeUndefined();
  });
});
