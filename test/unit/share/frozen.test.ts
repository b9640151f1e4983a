import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../src/obsidian/passage';
import { freezeEdit, frozenCallout, hasFrozen, insertBelowEdit } from '../../../src/share/frozen';
import { madeTrace } from '../analysis/made-trace';

const TRACE = madeTrace({ source: ['Je', 'parle'], target: ['I', 'speak'], weights: [[0.9, 0.1, 0], [0.2, 0.8, 0], [0, 0, 1]] });
const CALLOUT = frozenCallout(TRACE, 'words', 'Attention of fr-en');
const BLOCK = '```attention\nJe parle\n```';

function applied(note: string, edit: Edit | null): string {
  if (edit === null) throw new Error('No place');
  return note.slice(0, edit.from) + edit.text + note.slice(edit.to);
}

describe('a frozen result', () => {
  test('reads well without the plugin', () => {
    expect(CALLOUT).toBe([
      '> [!quote|attention-lab] Attention of fr-en', '> Je parle', '>', '> **I speak**', '>',
      '> |  | Je | parle | \\</s\\> |', '> | :-- | --: | --: | --: |', '> | **I** | █ 0.90 | 0.10 |  |', '> | **speak** | ░ 0.20 | ▓ 0.80 |  |',
    ].join('\n').replace(/(?<=[░▒▓█]) /g, '\u00A0'));
  });

  test.each([
    ['alone', BLOCK],
    ['with text around', `Antes\n\n${BLOCK}\n\nDespués\n`],
    ['with text right below', `${BLOCK}\nDespués\n`],
    ['in a quote', `> ${BLOCK.replace(/\n/g, '\n> ')}\n>\n> Fin`],
    ['in a list item', `- uno\n  ${BLOCK.replace(/\n/g, '\n  ')}\n- dos`],
  ])('%s: comes, is renewed in place, and goes without a trace', (_, note) => {
    const frozen = applied(note, freezeEdit(note, 'Je parle', CALLOUT));
    expect(hasFrozen(note, 'Je parle')).toBe(false);
    expect(hasFrozen(frozen, 'Je parle')).toBe(true);
    const renewed = applied(frozen, freezeEdit(frozen, 'Je parle', CALLOUT.replace('I speak', 'I talk')));
    expect(renewed).toBe(frozen.replace('I speak', 'I talk'));
    expect(applied(renewed, freezeEdit(renewed, 'Je parle', null)).replace(/\n+/g, '\n')).toBe(note.replace(/\n+/g, '\n'));
  });

  test('is not written when the block is there twice, or not at all', () => {
    expect(freezeEdit(`${BLOCK}\n\n${BLOCK}`, 'Je parle', CALLOUT)).toBeNull();
    expect(freezeEdit(BLOCK, 'Autre chose', CALLOUT)).toBeNull();
    expect(insertBelowEdit('```attention\nJe parle', 'Je parle', '![[a.png]]')).toBeNull();
  });
});

test('an image goes below the block', () => {
  expect(applied(`${BLOCK}\n\nFin`, insertBelowEdit(`${BLOCK}\n\nFin`, 'Je parle', '![[a.png]]'))).toBe(`${BLOCK}\n\n![[a.png]]\n\nFin`);
});
