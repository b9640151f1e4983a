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
  /** Everything that the model computed, as a copy. */
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
  const run = async (text: unknown, given: unknown): Promise<Trace> => {
    const sentence = readText('text', text), options = readOptions(given);
    const target = options['target'] === undefined ? null : readText('target', options['target']);
    await ready();
    const { models } = engine();
    const asked = options['model'] === undefined ? preferredModel(sentence) ?? models[0]?.id : options['model'];
    const model = models.find(({ id }) => id === asked);
    if (model === undefined) throw new ApiInputError(`model: expected one of ${models.map(({ id }) => id).join(', ')}`);
    return engine().trace({
      modelId: model.id, text: sentence, interventions: NO_INTERVENTIONS,
      decoding: target === null ? { kind: 'greedy' } : { kind: 'forced', target },
    });
  };
  const components = frozen(CATALOGUE);
  return Object.freeze<AttentionLabApi>({
    version: API_VERSION,
    get models() { return engine().models.map(({ id }) => id); },
    translate: async (text, options) => (await run(text, options)).target.text,
    align: async (text, options) => {
      const grain = readGrain(readOptions(options)['grain']);
      return weightsTable(await run(text, options), grain);
    },
    // The plugin keeps traces to show them again; what others do with theirs must not reach those.
    trace: async (text, options) => structuredClone(await run(text, options)),
    components,
  });
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function readOptions(options: unknown): Readonly<Record<string, unknown>> {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null) throw new ApiInputError('options: expected an object');
  return { ...options };
}

function readGrain(grain: unknown): Grain {
  if (grain === undefined || grain === 'words') return 'words';
  if (grain === 'subwords') return 'subwords';
  throw new ApiInputError('grain: expected words or subwords');
}

function readText(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ApiInputError(`${name}: expected a text`);
  if (value.length > LONGEST_INPUT) throw new ApiInputError(`${name}: expected at most ${LONGEST_INPUT} characters`);
  return value;
}
