import { describe, expect, it } from 'vitest';
import { attentionFences, fenceLines, findBlock } from '../../../src/obsidian/attention-fences';

const note = (...lines: string[]): string => lines.join('\n');

describe('the attention fences of a note', () => {
  it('are found with their text and their lines', () => {
    const [fence] = attentionFences(note('# Atención', '', '```attention', 'Je ne parle pas espagnol.', '```', 'fin'));
    expect(fence).toEqual({ startLine: 2, endLine: 4, isClosed: true, prefix: '', content: 'Je ne parle pas espagnol.' });
  });

  it('are found in callouts and lists, without the marks before each line', () => {
    const fences = attentionFences(note(
      '> [!question] ¿Adónde mira?', '> ```attention', '> words: subwords', '> ---', '>', '> Il fait froid.', '> ```',
      '- punto', '  ```attention', '  Oui.', '  ```',
      '1. ```attention', '   Non.', '   ```',
    ));
    expect(fences.map((fence) => fence.content)).toEqual(['words: subwords\n---\n\nIl fait froid.', 'Oui.', 'Non.']);
  });

  it('are not what other fences quote', () => {
    const fences = attentionFences(note('````markdown', '```attention', 'Oui.', '```', '````', '```js', '// attention', '```', '~~~attention', 'Non.', '~~~'));
    expect(fences.map((fence) => fence.content)).toEqual(['Non.']);
  });

  it('may lack their end, or any text', () => {
    expect(attentionFences(note('```attention', 'Oui.'))).toMatchObject([{ isClosed: false, endLine: 1, content: 'Oui.' }]);
    expect(attentionFences(note('```attention', '```'))).toMatchObject([{ content: '', startLine: 0, endLine: 1 }]);
  });

  it('take new text with the marks that stood before the old', () => {
    const [fence] = attentionFences(note('> ```attention', '> Oui.', '> ```'));
    expect(fence && fenceLines(fence, 'title: x\n---\n\nNon.')).toBe('> title: x\n> ---\n>\n> Non.');
  });
});

describe('finding a block again, to write into it', () => {
  const twice = note('```attention', 'Oui.', '```', '', '```attention', 'Oui.', '```');
  const block = { sourcePath: 'Nota.md', content: 'Oui.', line: null };

  it('goes by its text', () => {
    expect(findBlock(note('texto', '```attention', 'Oui.', '```'), block)).toMatchObject({ startLine: 1 });
  });

  it('goes by its line where its text stands twice, and never guesses', () => {
    expect(findBlock(twice, { ...block, line: 4 })).toMatchObject({ startLine: 4 });
    expect(findBlock(twice, block)).toBe('ambiguous');
  });

  it('gives up where the text has changed meanwhile', () => {
    expect(findBlock(note('```attention', 'Non.', '```'), { ...block, line: 0 })).toBe('not-found');
  });
});
