/** Which installed model translates a text. */

import type { ModelCard } from '../model/card';
import { guessLanguage, likeliestLanguage } from './language';

export type ModelChoice =
  | { readonly kind: 'model'; readonly card: ModelCard; readonly language: string }
  /** The text is in a language that no installed model reads. */
  | { readonly kind: 'no-model'; readonly language: string }
  | { readonly kind: 'unsure' };

/** @param preferred model ids by source language, from the settings */
export function chooseModel(text: string, models: readonly ModelCard[], preferred: Readonly<Record<string, string>>): ModelChoice {
  const { language } = guessLanguage(text);
  if (language === null) return { kind: 'unsure' };
  const card = readerOf(language, models, preferred);
  return card === undefined ? { kind: 'no-model', language } : { kind: 'model', card, language };
}

/** Source and target of every model, in order; a model of two sources gives two. */
export function directionsOf(models: readonly ModelCard[]): readonly { readonly card: ModelCard; readonly language: string }[] {
  return models.flatMap((card) => card.sourceLanguages.map((language) => ({ card, language })));
}

/** Longer sentences reach the model in clauses: the reader's limit, and half the tokens that the model takes. */
export function maximumWords(card: ModelCard, longestSentence: number): number {
  return Math.max(1, Math.min(longestSentence, Math.floor(card.limits.sourceTokens / 2)));
}

/** The id of the model that a text asks for by its language; null: its language can't be told, or nobody reads it. */
export function preferredModel(text: string, models: readonly ModelCard[], preferred: Readonly<Record<string, string>>): string | null {
  const choice = chooseModel(text, models, preferred);
  return choice.kind === 'model' ? choice.card.id : null;
}

/** The id of the model that a block runs on when it names none: a block runs in any case, so the likeliest language will do. */
export function likeliestModel(text: string, models: readonly ModelCard[], preferred: Readonly<Record<string, string>>): string | null {
  const language = likeliestLanguage(text);
  return language === null ? null : readerOf(language, models, preferred)?.id ?? null;
}

function readerOf(language: string, models: readonly ModelCard[], preferred: Readonly<Record<string, string>>): ModelCard | undefined {
  const readers = models.filter(({ sourceLanguages }) => sourceLanguages.includes(language));
  return readers.find(({ id }) => id === preferred[language]) ?? readers[0];
}
