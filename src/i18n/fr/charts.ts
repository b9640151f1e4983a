/** French texts of charts. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { count, decimal, fixed } = numbersIn('fr');
const SOURCE_WORDS = { one: 'mot source', other: 'mots source' };
const EMITTED_WORDS = { one: 'mot de la traduction', other: 'mots de la traduction' };

export const charts: Texts['charts'] = {
  weight: (value) => fixed(value, 2),
  probability: (word, value) => `p(${word}) = ${fixed(value, 2)}`,
  endOfSentence: 'Fin de phrase',
  alignmentSummary: (emitted, source, strongest) =>
    `Poids d’attention de ${count(emitted, EMITTED_WORDS)} sur ${count(source, SOURCE_WORDS)}`
    + (strongest ? ` ; le plus fort va de « ${strongest.target} » à « ${strongest.source} », ${decimal(strongest.weight, 2)}.` : '.'),
  alignmentTable: 'Poids d’attention : une ligne par mot de la traduction, une colonne par mot source',
  keyboardHint: 'Les flèches parcourent les cellules, Entrée en fixe une, Échap la libère.',
};
