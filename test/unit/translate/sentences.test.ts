import { describe, expect, test } from 'vitest';
import { clauseRanges, countWords, halves, sentenceRanges } from '../../../src/translate/sentences';

function cut(text: string, ranges: readonly { start: number; end: number }[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end).trim());
}

describe('sentences', () => {
  test.each([
    ['es', 'El Sr. Pérez llegó. ¿Y la Dra. Gil? ¡No vino!', ['El Sr. Pérez llegó.', '¿Y la Dra. Gil?', '¡No vino!']],
    ['es', 'Usa pesos, p. ej. Los de la tabla, núm. 5. Fin.', ['Usa pesos, p. ej. Los de la tabla, núm. 5.', 'Fin.']],
    ['es', 'En EE. UU. Viven muchos. Cuesta 3.14 euros.', ['En EE. UU. Viven muchos.', 'Cuesta 3.14 euros.']],
    ['fr', 'M. Dupont et Mme. Roy sont là. Où est-ce ? Voilà !', ['M. Dupont et Mme. Roy sont là.', 'Où est-ce ?', 'Voilà !']],
    ['fr', 'Né en 300 av. J.-C. environ. « Bien. » Il sortit.', ['Né en 300 av. J.-C. environ.', '« Bien. »', 'Il sortit.']],
    ['en', 'Dr. Smith met J. S. Bach. See Fig. 2, e.g. This one.', ['Dr. Smith met J. S. Bach.', 'See Fig. 2, e.g. This one.']],
    ['en', 'Wait... Really? Yes!', ['Wait...', 'Really?', 'Yes!']],
    ['es', 'Una sola', ['Una sola']],
    ['es', 'Mira \uFFFC. \uFFFC es código.', ['Mira \uFFFC.', '\uFFFC es código.']],
  ])('in %s: %s', (language, text, expected) => {
    expect(cut(text, sentenceRanges(text, language))).toEqual(expected);
  });
});

describe('clauses', () => {
  const long = 'El codificador lee la oración entera, palabra por palabra; después el decodificador escribe la traducción, y en cada paso mira los estados que le hacen falta.';

  test('cover the sentence, and none is longer than asked', () => {
    const ranges = clauseRanges(long, 12);
    expect(ranges.map(({ start, end }) => long.slice(start, end)).join('')).toBe(long);
    expect(Math.max(...ranges.map(({ start, end }) => countWords(long.slice(start, end))))).toBeLessThanOrEqual(12);
  });

  test('break at the strongest mark near the middle', () => {
    expect(cut(long, halves(long) ?? [])[0]).toBe('El codificador lee la oración entera, palabra por palabra;');
  });

  test('a sentence that fits is left whole', () => {
    expect(clauseRanges(long, 100)).toEqual([{ start: 0, end: long.length }]);
  });

  test('ten thousand characters without a space cannot be cut', () => {
    expect(halves('a'.repeat(10_000))).toBeNull();
  });
});
