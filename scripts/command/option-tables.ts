/** The tables of block options in the guides, made from the one table that the parser reads. */

import type { Option } from '../../src/block/options';
import type { Language } from '../../src/i18n';

const START = '<!-- options:start -->';
const END = '<!-- options:end -->';

const HEADINGS: Readonly<Record<'en' | 'es', readonly string[]>> = {
  en: ['Option', 'Meaning', 'If left out', 'Example'],
  es: ['Opción', 'Qué hace', 'Si falta', 'Ejemplo'],
};

/** The guides that hold a table, by language; paths from the project's folder. */
export const GUIDES: Readonly<Record<'en' | 'es', string>> = { en: 'docs/en/guide.md', es: 'docs/es/guia.md' };

/** A guide's text with its table made anew. Throws when the marks around the table are missing. */
export function withOptionTable(guide: string, language: keyof typeof HEADINGS, options: readonly Option[]): string {
  const start = guide.indexOf(START);
  const end = guide.indexOf(END);
  if (start === -1 || end < start) throw new Error(`The guide needs the lines ${START} and ${END}.`);
  return `${guide.slice(0, start)}${START}\n${table(HEADINGS[language], language, options)}\n${guide.slice(end)}`;
}

function table(headings: readonly string[], language: Language, options: readonly Option[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
  return [
    row(headings),
    row(headings.map(() => '---')),
    ...options.map((option) => row([
      code(option.key),
      option.meaning[language],
      option.default === null ? '' : code(option.default),
      code(`${option.key}: ${option.example}`),
    ])),
  ].join('\n');
}
