/** What translating needs from the rest of the plugin. `main.ts` hands it over. */

import type { Texts } from '../i18n';
import type { Engine } from '../model/engine';
import type { Decoding } from '../model/trace';

export interface TranslateServices {
  readonly texts: Texts;
  readonly engine: () => Engine;
  readonly preferences: () => TranslatePreferences;
  /** Opens the lens on a sentence; null: there is no lens. */
  readonly openLens: ((sentence: string, modelId: string) => void) | null;
  /** Asks at the mouse where a model is to be imported from. */
  readonly importModel: (event: MouseEvent) => void;
}

export interface TranslatePreferences {
  /** Model ids by source language. */
  readonly modelOfLanguage: Readonly<Record<string, string>>;
  readonly decoding: Decoding;
  /** Sentences of more words reach the model in clauses. */
  readonly longestSentence: number;
}
