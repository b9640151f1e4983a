/** What an option line could become, from what is written of it so far. Pure. */

import type { Language } from '../i18n';
import { OPTIONS } from './options';

export interface OptionSuggestion {
  /** A key, or a value of the key that is written. */
  readonly text: string;
  readonly isKey: boolean;
  readonly meaning: string;
}

export function suggestionsFor(line: string, language: Language, modelIds: readonly string[]): OptionSuggestion[] {
  const colon = line.indexOf(':');
  const startsWith = (text: string, start: string): boolean => text.toLowerCase().startsWith(start.toLowerCase()) && text !== start;
  if (colon === -1) {
    const start = line.trim();
    return OPTIONS.filter(({ key }) => startsWith(key, start) || key === start).map(({ key, meaning }) => ({ text: key, isKey: true, meaning: meaning[language] }));
  }
  const option = OPTIONS.find(({ key }) => key === line.slice(0, colon).trim().toLowerCase()), start = line.slice(colon + 1).trim();
  if (option === undefined) return [];
  const { expected } = option;
  const values = option.key === 'model' ? modelIds
    : option.key === 'compare' ? ['without', ...modelIds]
    : expected.kind === 'choice' ? expected.values
    : expected.kind === 'examples' || expected.kind === 'weights' ? expected.examples
    : [option.example];
  return values.filter((value) => startsWith(value, start)).map((value) => ({ text: value, isKey: false, meaning: '' }));
}
