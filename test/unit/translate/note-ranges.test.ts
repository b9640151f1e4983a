import { describe, expect, test } from 'vitest';
import { findAgain, findAllAgain, rememberPassage, withEdits } from '../../../src/obsidian/passage';
import { inserted, insertionBelow, proseAt } from '../../../src/translate/note-ranges';
import { attentionBlock, translationCallout } from '../../../src/translate/insertions';
import { joinSegments, readSegments, wholeRanges } from '../../../src/translate/markdown/segments';

const NOTE = `---
title: x
---
# Los pesos

El modelo mira [[Encoder|cada palabra]] hoy.
Sigue aquí.

- Uno dos
- Tres cuatro

| a | b |
| - | - |
| gato | perro |

\`\`\`js
let x
\`\`\`
`;

/** The note with `|` at the cursor. */
function at(marked: string): [string, number] {
  return [marked.replace('¦', ''), marked.indexOf('¦')];
}

describe('what is translated', () => {
  test.each([
    ['the paragraph at the cursor', NOTE.replace('mira', 'mi¦ra'), 'El modelo mira [[Encoder|cada palabra]] hoy.\nSigue aquí.'],
    ['a heading, from its mark too', NOTE.replace('# Los', '#¦ Los'), 'Los pesos'],
    ['one list item', NOTE.replace('Tres', '¦Tres'), 'Tres cuatro'],
    ['one cell', NOTE.replace('perro', 'per¦ro'), 'perro'],
    ['nothing in code', NOTE.replace('let x', 'let¦ x'), null],
    ['nothing in front matter', NOTE.replace('title', 'ti¦tle'), null],
    ['nothing on an empty line', NOTE.replace('Sigue aquí.\n', 'Sigue aquí.\n¦'), null],
  ])('%s', (_, marked, expected) => {
    const [note, cursor] = at(marked);
    const range = proseAt(note, cursor);
    expect(range && note.slice(range.start, range.end)).toBe(expected);
  });

  test('any selection is read back byte for byte, widened only over markup', () => {
    for (let start = 0; start < NOTE.length; start += 3) {
      for (let end = start; end <= NOTE.length; end += 5) {
        const passage = readSegments(NOTE, 'es', { start, end });
        expect(joinSegments(passage.segments)).toBe(NOTE.slice(passage.start, passage.end));
        expect(passage.start).toBeLessThanOrEqual(start);
        expect(passage.end).toBeGreaterThanOrEqual(end);
      }
    }
  });

  test('a selection that ends inside a link target takes the mark whole', () => {
    const start = NOTE.indexOf('modelo');
    const passage = readSegments(NOTE, 'es', { start, end: NOTE.indexOf('coder|') });
    expect(NOTE.slice(passage.start, passage.end)).toBe('modelo mira [[Encoder|');
  });

  test('a selection inside code has nothing to translate', () => {
    const start = NOTE.indexOf('let');
    expect(readSegments(NOTE, 'es', { start, end: start + 5 }).segments.every(({ kind }) => kind === 'kept')).toBe(true);
  });
});

describe('several selections', () => {
  const rangeOf = (text: string) => ({ start: NOTE.indexOf(text), end: NOTE.indexOf(text) + text.length });

  test('are put in the order of the note, and two that cut the same link are one', () => {
    expect(wholeRanges(NOTE, [rangeOf('Uno dos'), rangeOf('modelo')]).map(({ start, end }) => NOTE.slice(start, end))).toEqual(['modelo', 'Uno dos']);
    expect(wholeRanges(NOTE, [rangeOf('mira [[Enc'), rangeOf('ncoder|')]).map(({ start, end }) => NOTE.slice(start, end))).toEqual(['mira [[Encoder|']);
  });

  test('across tables and code are cut nowhere, and widening again changes nothing', () => {
    for (let start = 0; start < NOTE.length; start += 5) {
      const ranges = wholeRanges(NOTE, [{ start, end: start + 9 }, { start: start + 6, end: Math.min(NOTE.length, start + 40) }]);
      expect(wholeRanges(NOTE, ranges)).toEqual(ranges);
    }
  });

  test('are found again all or none', () => {
    const passages = ['modelo', 'Uno dos'].map((text) => rememberPassage(NOTE, rangeOf(text)));
    const moved = `Nuevo.\n\n${NOTE}`;
    const found = findAllAgain(moved, passages) ?? [];
    expect(withEdits(moved, found.map(({ start, end }, index) => ({ from: start, to: end, text: `<${index}>` })))).toBe(moved.replace('modelo', '<0>').replace('Uno dos', '<1>'));
    expect(findAllAgain(NOTE.replace('Uno dos', 'Nada'), passages)).toBeNull();
  });
});

describe('a note that changed meanwhile', () => {
  const passage = (text: string, note = NOTE) => {
    const start = note.indexOf(text);
    return rememberPassage(note, { start, end: start + text.length });
  };

  test('the passage is found where it went', () => {
    const moved = `Nuevo párrafo.\n\n${NOTE}`;
    const range = findAgain(moved, passage('Uno dos'));
    expect(range && moved.slice(range.start, range.end)).toBe('Uno dos');
    expect(range?.start).toBe(NOTE.indexOf('Uno dos') + 16);
  });

  test('one of two equal passages is told by what stands around it', () => {
    const note = 'Primero. Igual. Medio. Igual. Fin.';
    const second = rememberPassage(note, { start: 23, end: 29 });
    expect(findAgain(note, second)).toEqual({ start: 23, end: 29 });
    expect(findAgain(`Delante. ${note}`.replace('Primero', 'Otra cosa'), second)).toBeNull();
  });

  test.each([
    ['gone', NOTE.replace('Uno dos', 'Nada')],
    ['edited inside', NOTE.replace('Uno dos', 'Uno y dos')],
    ['empty', ''],
  ])('%s: never a guess', (_, changed) => {
    expect(findAgain(changed, passage('Uno dos'))).toBeNull();
  });
});

describe('below', () => {
  test.each([
    ['a paragraph: after its last line', 'Uno\ndos¦ tres\n\nOtro', 'Uno\ndos tres\n\n> x\n\nOtro'],
    ['at the end of the note', 'Uno dos¦', 'Uno dos\n\n> x'],
    ['a table: after its last row', '| a |\n| - |\n| b¦ |\n\nOtro', '| a |\n| - |\n| b |\n\n> x\n\nOtro'],
    ['a list item: inside it', '- uno¦\n- dos', '- uno\n  > x\n- dos'],
    ['a nested numbered item', '- a\n  1. uno¦\n  2. dos', '- a\n  1. uno\n     > x\n  2. dos'],
  ])('%s', (_, marked, expected) => {
    const [note, cursor] = at(marked);
    const insertion = insertionBelow(note, cursor);
    const text = inserted(insertion, '> x\n');
    expect(note.slice(0, insertion.at) + text + note.slice(insertion.at)).toBe(expected);
  });

  test('a callout quotes every line', () => {
    expect(translationCallout('Español → inglés', 'One.\n\nTwo.\n')).toBe('> [!quote] Español → inglés\n> One.\n>\n> Two.\n');
  });

  test('a block holds one sentence per line, whatever is in it', () => {
    expect(attentionBlock('fr-en', ['Un\ndeux.', ' ', 'Le ```code```.'])).toBe('````attention\nmodel: fr-en\n---\nUn deux.\nLe ```code```.\n````\n');
  });
});
