/**
 * Every text that a person reads, in three languages.
 *
 * A room's texts are one file per language, `en/<room>.ts` and so on. English sets the shape;
 * a key that Spanish or French lacks is a compile error. Texts with numbers in them are functions.
 */

import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { Language } from './numbers';

export type { Language } from './numbers';
export type Texts = typeof en & { readonly language: Language };

/** The texts in the app's language; English for languages that we don't speak. `language` is a tag such as `es` or `pt-BR`. */
export function translator(language: string): Texts {
  const primary = language.toLowerCase().split(/[-_]/, 1)[0];
  if (primary === 'es') return { ...es, language: 'es' };
  if (primary === 'fr') return { ...fr, language: 'fr' };
  return { ...en, language: 'en' };
}
