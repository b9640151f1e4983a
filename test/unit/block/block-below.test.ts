import { describe, expect, it } from 'vitest';
import { blockBelow } from '../../../src/block/block-below';
import { attentionFences } from '../../../src/obsidian/attention-fences';

const EXAMPLE = 'Je ne parle pas espagnol.';
const BLOCK = `\`\`\`attention\n${EXAMPLE}\n\`\`\``;

/** The note afterwards; `|` marks the selection's ends in the note before and the cursor in the one after. */
function after(marked: string): string {
  const start = marked.indexOf('|'), end = marked.lastIndexOf('|');
  const note = marked.replaceAll('|', '');
  const { at, text } = blockBelow(note, { start, end: Math.max(start, end - 1) }, EXAMPLE);
  return `${note.slice(0, at)}${text}|${note.slice(at)}`;
}

describe('a new block', () => {
  it.each([
    ['begins an empty note', '|', `${BLOCK}\n|`],
    ['stands below the paragraph of the cursor, not inside it', 'Hol|a,\nmundo.\n\nFin.', `Hola,\nmundo.\n\n${BLOCK}\n|\n\nFin.`],
    ['takes the blank line that the cursor is on', 'Hola.\n\n|\nFin.', `Hola.\n\n${BLOCK}\n|\nFin.`],
    ['keeps a blank line to the text above', 'Hola.\n|', `Hola.\n\n${BLOCK}\n|`],
    ['stands below another fence, never inside', '```js\nconst a|;\n\nb;\n```\nFin.', `\`\`\`js\nconst a;\n\nb;\n\`\`\`\n\n${BLOCK}\n|\nFin.`],
    ['does not run on into a fence below', 'Ho|la.\n```js\n\nb;\n```', `Hola.\n\n${BLOCK}\n|\n\`\`\`js\n\nb;\n\`\`\``],
  ])('%s', (_, before, expected) => {
    expect(after(before)).toBe(expected);
  });

  it('holds the sentences that are selected, and leaves them where they were', () => {
    const text = after('Antes.\n\n|Il fait froid.\n  Oui.|');
    expect(text).toBe('Antes.\n\nIl fait froid.\n  Oui.\n\n```attention\nIl fait froid.\nOui.\n```\n|');
    expect(attentionFences(text)).toHaveLength(1);
  });

  it('holds a selected fence whole', () => {
    const fences = attentionFences(after('|````js\nlet a;\n````\nIl fait froid.|'));
    expect(fences.map(({ content, isClosed }) => ({ content, isClosed }))).toEqual([{ content: '````js\nlet a;\n````\nIl fait froid.', isClosed: true }]);
  });
});
