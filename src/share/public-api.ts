/**
 * What other plugins, the app's command line and links from outside may ask. Read-only: nothing here writes to a note.
 * `app.plugins.plugins['attention-lab'].api` holds it; `version` rises when something changes its meaning.
 */

import type { Grain } from '../model/reader-state';
import { CATALOGUE, type Component } from '../model/catalogue';
import type { Engine } from '../model/engine';
import { NO_INTERVENTIONS, type Trace } from '../model/trace';
import { weightsTable, type WeightsTable } from '../charts/export/weights-table';

export const API_VERSION = 1;
/** UTF-16 units; longer input is refused rather than cut. */
export const LONGEST_INPUT = 10_000;

export interface AttentionLabApi {
  readonly version: typeof API_VERSION;
  /** Ids of the installed models; those of the plugin alone until the app has shown its first note. */
  readonly models: readonly string[];
  /** One sentence. Without a model id, the model of its language. */
  translate(text: string, options?: { readonly model?: string }): Promise<string>;
  /** The attention weights of a sentence and its translation, or of a translation that is given. */
  align(text: string, options?: { readonly model?: string; readonly target?: string; readonly grain?: Grain }): Promise<WeightsTable>;
  /** Everything that the model computed. */
  trace(text: string, options?: { readonly model?: string; readonly target?: string }): Promise<Trace>;
  /** The parts of the model: names, formulas, shapes. */
  readonly components: readonly Component[];
}

/** Thrown for input that makes no sense; the message says what was expected. */
export class ApiInputError extends Error {
  override readonly name = 'ApiInputError';
}

export interface ApiSources {
  /** Resolves when all installed models are known. */
  readonly ready: () => Promise<void>;
  readonly engine: () => Engine;
  /** The model of a sentence's language; null: can't tell. */
  readonly preferredModel: (sentence: string) => string | null;
}

export function publicApi({ ready, engine, preferredModel }: ApiSources): AttentionLabApi {
  const trace: AttentionLabApi['trace'] = async (text, options = {}) => {
    const sentence = readText('text', text);
    const target = options.target === undefined ? null : readText('target', options.target);
    await ready();
    const { models } = engine();
    const modelId = options.model === undefined ? preferredModel(sentence) ?? models[0]?.id : options.model;
    if (!models.some(({ id }) => id === modelId)) throw new ApiInputError(`model: expected one of ${models.map(({ id }) => id).join(', ')}`);
    return engine().trace({
      modelId: modelId ?? '', text: sentence, interventions: NO_INTERVENTIONS,
      decoding: target === null ? { kind: 'greedy' } : { kind: 'forced', target },
    });
  };
  return Object.freeze<AttentionLabApi>({
    version: API_VERSION,
    get models() { return engine().models.map(({ id }) => id); },
    translate: async (text, options) => (await trace(text, options)).target.text,
    align: async (text, options = {}) => weightsTable(await trace(text, options), options.grain === 'subwords' ? 'subwords' : 'words'),
    trace,
    components: CATALOGUE,
  });
}

function readText(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ApiInputError(`${name}: expected a text`);
  if (value.length > LONGEST_INPUT) throw new ApiInputError(`${name}: expected at most ${LONGEST_INPUT} characters`);
  return value;
}
