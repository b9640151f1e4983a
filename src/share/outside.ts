/** Requests from outside the app: its command line, and obsidian://attention-lab links. Neither writes anything. */

import { Notice, type CliData, type ObsidianProtocolData, type Plugin } from 'obsidian';
import type { Texts } from '../i18n';
import { EngineError } from '../model/engine';
import { ApiInputError, LONGEST_INPUT, type AttentionLabApi } from './public-api';

export interface OutsideServices {
  /** Resolves when all installed models are known. */
  readonly ready: () => Promise<void>;
  readonly texts: Texts;
  readonly api: AttentionLabApi;
  /** The model of a sentence's language; null: can't tell. */
  readonly preferredModel: (sentence: string) => string | null;
  readonly openLens: (sentence: string, modelId: string) => void;
}

export function registerOutside(plugin: Plugin, { ready, texts, api, preferredModel, openLens }: OutsideServices): void {
  plugin.registerCliHandler('attention-lab:translate', 'Translate one sentence', {
    text: { value: '<sentence>', description: 'What to translate', required: true },
    model: { value: '<id>', description: 'Model id; without it, the model of the language' },
    json: { description: 'Print source, translation and attention weights as JSON' },
  }, (data) => answer(api, data));
  // A link may be what starts the app.
  plugin.registerObsidianProtocolHandler('attention-lab', (data) => void ready().then(() => {
    const request = readLink(data, api.models, preferredModel);
    if (request === null) new Notice(texts.share.badLink);
    else openLens(request.sentence, request.modelId);
  }));
}

/** The text that the command line prints; mistakes are said, not thrown. */
export async function answer(api: AttentionLabApi, { text, model, json }: CliData): Promise<string> {
  try {
    const options = model === undefined ? {} : { model };
    const translation = await api.translate(text ?? '', options);
    return json === undefined ? translation : JSON.stringify({ text, translation, alignment: await api.align(text ?? '', options) });
  } catch (error) {
    if (error instanceof ApiInputError || error instanceof EngineError) return `Error: ${error.message}`;
    throw error;
  }
}

/** `obsidian://attention-lab?text=…&model=…`; null: not a request that makes sense. */
export function readLink(
  { text, model }: Partial<ObsidianProtocolData>, models: readonly string[], preferredModel: OutsideServices['preferredModel'],
): { readonly sentence: string; readonly modelId: string } | null {
  const sentence = (text ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  const modelId = model ?? preferredModel(sentence) ?? models[0];
  if (sentence === '' || sentence.length > LONGEST_INPUT || modelId === undefined || !models.includes(modelId)) return null;
  return { sentence, modelId };
}
