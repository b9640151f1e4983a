/** English texts of charts. */

import { numbersIn } from '../numbers';

const { count, decimal, fixed } = numbersIn('en');
const SOURCE_WORDS = { one: 'source word', other: 'source words' };
const EMITTED_WORDS = { one: 'word of the translation', other: 'words of the translation' };

export const charts = {
  /** α with two places. */
  weight: (value: number) => fixed(value, 2),
  /** How likely the model found the word that it chose. */
  probability: (word: string, value: number) => `p(${word}) = ${fixed(value, 2)}`,
  endOfSentence: 'End of sentence',
  /** The longest link of the sentence is its most telling one. */
  alignmentSummary: (emitted: number, source: number, strongest: { target: string; source: string; weight: number } | null) =>
    `Attention weights of ${count(emitted, EMITTED_WORDS)} over ${count(source, SOURCE_WORDS)}`
    + (strongest ? `; the strongest is from “${strongest.target}” to “${strongest.source}”, ${decimal(strongest.weight, 2)}.` : '.'),
  alignmentTable: 'Attention weights: one row per word of the translation, one column per source word',
  keyboardHint: 'Use the arrow keys to move through the cells, enter to pin a cell, escape to let go.',
};
