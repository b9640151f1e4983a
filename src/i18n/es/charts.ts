/** Spanish texts of charts. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { count, decimal, fixed } = numbersIn('es');
const SOURCE_WORDS = { one: 'palabra de origen', other: 'palabras de origen' };
const EMITTED_WORDS = { one: 'palabra de la traducción', other: 'palabras de la traducción' };

export const charts: Texts['charts'] = {
  weight: (value) => fixed(value, 2),
  probability: (word, value) => `p(${word}) = ${fixed(value, 2)}`,
  endOfSentence: 'Fin de la oración',
  alignmentSummary: (emitted, source, strongest) =>
    `Pesos de atención de ${count(emitted, EMITTED_WORDS)} sobre ${count(source, SOURCE_WORDS)}`
    + (strongest ? `; el mayor va de «${strongest.target}» a «${strongest.source}», ${decimal(strongest.weight, 2)}.` : '.'),
  alignmentTable: 'Pesos de atención: una fila por palabra de la traducción, una columna por palabra de origen',
  keyboardHint: 'Las flechas recorren las celdas, Intro fija una celda, Escape la suelta.',
};
