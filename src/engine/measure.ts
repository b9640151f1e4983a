/** How fast an engine translates on this device. */

import type { ModelCard } from '../model/card';
import type { Engine } from '../model/engine';
import { NO_INTERVENTIONS, type Decoding } from '../model/trace';

/** Short, middling and long, in the languages in which models are likely to read. */
const SENTENCES: Readonly<Record<string, readonly [string, string, string]>> = {
  de: ['Ich verstehe nicht.', 'Kannst du bitte die Tür schließen?', 'Wenn es morgen nicht regnet, gehen wir mit den Kindern ans Meer.'],
  en: ['I do not understand.', 'Can you close the door, please?', 'If it does not rain tomorrow, we will go to the sea with the children.'],
  es: ['No lo entiendo.', '¿Puedes cerrar la puerta, por favor?', 'Si mañana no llueve, iremos a la playa con los niños y con sus amigos.'],
  fr: ['Je ne comprends pas.', 'Peux-tu fermer la porte, mon ami ?', "S'il ne pleut pas demain, nous irons à la mer avec les enfants et leurs amis."],
  it: ['Non lo capisco.', 'Puoi chiudere la porta, per favore?', 'Se domani non piove, andremo al mare con i bambini e con i loro amici.'],
  pt: ['Eu não entendo.', 'Você pode fechar a porta, por favor?', 'Se amanhã não chover, vamos à praia com as crianças e com os amigos delas.'],
};

/**
 * Milliseconds per sentence, once everything is warm: each sentence is translated twice, and the second time counts.
 * @param engine one that remembers no traces
 */
export async function millisecondsPerSentence(engine: Engine, { id, sourceLanguages }: ModelCard, decoding: Decoding, signal: AbortSignal): Promise<number> {
  const sentences = SENTENCES[sourceLanguages.find((language) => language in SENTENCES) ?? 'fr'] ?? [];
  const round = async (): Promise<number> => {
    let sum = 0;
    for (const text of sentences) sum += (await engine.trace({ modelId: id, text, decoding, interventions: NO_INTERVENTIONS }, { signal })).milliseconds;
    return sum / sentences.length;
  };
  await round();
  return round();
}
