/** Spanish texts of the block. */

import type { Texts } from '../index';
import { languageNamesIn, numbersIn } from '../numbers';

const { choice, compact, count, decimal, fixed } = numbersIn('es');
const languageName = languageNamesIn('es');
const KINDS = { dot: 'de producto punto', general: 'general (dos capas lineales y un producto de matrices)', additive: 'aditiva', location: 'por posición', none: 'ninguna' };
const ATTENTION = { dot: 'atención de producto punto', general: 'atención general', additive: 'atención aditiva', location: 'atención por posición', none: 'sin atención' };

export const block: Texts['block'] = {
  languageName,
  directionOfModel: (from, to) => `${from.map(languageName).join(', ')} → ${languageName(to)}`,
  nameOfModel: ({ sourceLanguages, targetLanguage, id }) => `${sourceLanguages.map(languageName).join(', ')} → ${languageName(targetLanguage)} (${id})`,

  source: 'Origen',
  translation: 'Traducción',
  givenTranslation: 'Traducción dada',
  grain: { words: 'Palabras', subwords: 'Piezas' },
  grainHint: 'Palabras enteras, o las piezas que el modelo lee y escribe',
  attention: 'Atención',
  attentionHint: 'Sin atención, cada palabra sale del mismo vector de contexto fijo',
  sentenceOf: (number, total) => `Oración ${number} de ${total}`,
  previousSentence: 'Oración anterior',
  nextSentence: 'Oración siguiente',

  caption: 'Cada fila es un paso: cuánto de cada palabra de origen entró en el vector de contexto con el que se escribió esa palabra, Σ\u00A0=\u00A01.',
  captionLimits: 'Dice de dónde salió el contexto, no por qué se eligió la palabra. El estado de una palabra de origen ya conoce a sus vecinas.',
  captionFixed: 'La atención está apagada: en cada paso el decoder recibió el mismo vector fijo, hecho con los últimos estados del encoder. No miró ninguna palabra en particular, así que no hay nada que dibujar.',
  captionChanged: 'Esta no es una ejecución normal:',
  changes: {
    attention: () => 'sin atención',
    hidden: (words) => `palabras ocultas: ${words.map((word) => `«${word}»`).join(', ')}`,
    weights: () => 'pesos cambiados',
    forced: () => 'palabras forzadas',
    target: () => 'traducción dada',
  },
  ordinaryTranslation: (text) => `Por sí solo, el modelo escribe: «${text}»`,
  resetRun: 'Restablecer',
  hiddenWord: 'Oculta para el modelo',

  parameters: (total) => `${compact(total)} de parámetros`,
  attentionOfModel: (kind) => ATTENTION[kind],
  modelHint: 'Sobre este modelo',
  modelFacts: {
    model: 'Modelo',
    kind: 'Tipo',
    kindText: (attention) => `Encoder y decoder recurrentes (GRU); atención: ${KINDS[attention]}`,
    vocabulary: 'Vocabulario',
    vocabularyText: (source, target) => `${decimal(source, 0)} piezas de origen, ${decimal(target, 0)} de destino`,
    limit: 'Longitud máxima',
    limitText: (tokens) => `${decimal(tokens, 0)} piezas de origen`,
    reach: 'Alcance de la atención',
    reachText: (places) => `Las primeras ${places} piezas: su capa tiene una salida por lugar`,
    training: 'Entrenado con',
    trainingText: (name, pairs, licence) => `${name}, ${decimal(pairs, 0)} pares (${licence})`,
    trainedText: (steps, minutes, hardware) => `${decimal(steps, 0)} pasos en ${decimal(minutes, 0)} minutos, ${hardware}`,
    weights: 'Pesos',
    weightsText: (guided) => (guided ? 'Guiados al entrenar por los enlaces de un alineador: se les dijo adónde mirar' : 'Aprendidos solo traduciendo: nadie les dijo adónde mirar'),
    quality: 'Calidad',
    qualityText: (set, sentences, scores) => `${set} (${decimal(sentences, 0)} oraciones): ${scores.join('; ')}`,
    scoreText: (decoding, attention, bleu, chrf) => `${decoding === 'greedy' ? 'voraz' : decoding.replace('beam', 'haz')}${attention ? '' : ', sin atención'}: BLEU ${fixed(bleu, 1)}, chrF ${fixed(chrf, 1)}`,
    alignment: 'Alineamiento',
    alignmentText: (errorRate, set, method) => `${fixed(errorRate, 1)} % de error de alineamiento en ${set} (${method})`,
    faithfulness: '¿Importan?',
    faithfulnessText: (top, random, uniform, sentences) =>
      `Log p que se pierde de media en ${decimal(sentences, 0)} oraciones: ocultando la palabra más mirada ${fixed(top, 1)}, una al azar ${fixed(random, 1)}, con el mismo peso para todas ${fixed(uniform, 1)}`,
    licence: 'Licencia',
    unmeasured: 'Sin medir todavía',
  },

  waiting: 'Esperando su turno…',
  stages: { runtime: 'Arrancando el motor…', model: 'Cargando el modelo…', running: 'Traduciendo…' },
  errors: {
    'unknown-model': 'Este modelo no está instalado.',
    corrupt: 'El modelo o el motor que trae el complemento está dañado. Volver a instalar el complemento lo arregla.',
    runtime: 'El modelo no pudo ejecutarse.',
    request: 'El modelo no puede hacer esto.',
    disposed: 'El complemento se ha desactivado.',
    unexpected: 'Algo ha fallado en el complemento.',
  },
  retry: 'Reintentar',

  leftOut: (words) => `${count(words, { one: 'palabra supera', other: 'palabras superan' })} la longitud máxima de este modelo y queda fuera:`,
  outOfReach: (places, words) => `Este modelo saca sus pesos solo del lugar, con una capa de ${places} salidas: no puede mirar más allá de la pieza ${places}. Fuera de su alcance: ${words.join(' ')}`,
  unfinished: 'La traducción llegó a la longitud máxima antes de que acabara la oración.',
  unknownPieces: (words) => `El modelo nunca ha visto: ${words.join(', ')}`,

  emptyTitle: 'Escribe aquí una oración',
  emptyText: (languages) => `Pon una oración en ${choice(languages)} dentro del bloque; el modelo la traduce y muestra, palabra por palabra, adónde miró.`,
  insertExample: 'Insertar un ejemplo',
  exampleSentence: 'No hablo francés.',

  insertBlock: 'Insertar un bloque de atención',
  insertedAtEnd: 'Hay un bloque de atención al final de la nota.',
  newNote: 'Atención',

  tryAnother: 'Prueba otra oración',
  tryHint: 'Solo se muestra aquí; tu nota no cambia.',
  saveToNote: 'Guardar en la nota',
  backToNote: 'Volver a la oración de la nota',
  notSaved: {
    'not-found': 'La nota ha cambiado y este bloque ya no está en ella. No se ha escrito nada.',
    ambiguous: 'La nota contiene este bloque más de una vez. No se ha escrito nada; edítalo a mano.',
    failed: 'No se pudo escribir en la nota.',
  },

  problems: (total) => count(total, { one: 'problema en este bloque', other: 'problemas en este bloque' }),
  problemPlace: (line, column) => `Línea ${line}, columna ${column}`,
  unknownOption: (key, nearest, known) =>
    `No existe la opción «${key}».${nearest === null ? '' : ` ¿Querías decir «${nearest}»?`} Opciones: ${known.join(', ')}.`,
  noColon: (text) => `«${text}» no es una opción. Encima de la línea --- cada línea dice «clave: valor».`,
  badValue: (key, value, expected) =>
    `${value === '' ? `«${key}» no tiene valor` : `«${value}» no es un valor de «${key}»`}. Se esperaba: ${expected}.`,
  duplicateOption: (key, firstLine) => `«${key}» ya está en la línea ${firstLine}; esta línea no cuenta.`,
  noSeparator: (key) => `«${key}» parece una opción, pero las opciones necesitan debajo una línea ---. Se lee como una oración.`,
  noModel: (modelId, nearest, runs) => [
    `El modelo «${modelId}» no está instalado.`,
    ...(nearest === null ? [] : [`¿Querías decir «${nearest}»?`]),
    ...(runs === null ? [] : [`Mientras tanto se usa «${runs}».`]),
    `Los modelos vienen en un .zip, como attention-lab-${modelId}.zip, que está junto al complemento en cada versión publicada o se hace con npm run package-models; impórtalo aquí o en los ajustes de Attention Lab.`,
  ].join(' '),
  importModel: 'Importar un modelo…',
  noFixedContext: 'Este modelo no se puede ejecutar sin atención.',
  noAttention: (key, value, isOff) =>
    `${isOff ? 'Con «attention: off» no hay' : 'Este modelo no tiene atención, así que no hay'} pesos ni puntuaciones: «${key}${value === '' ? '' : `: ${value}`}» no tiene nada que mostrar ni que cambiar.`,
  spelledOut: (words) => `Al vocabulario del modelo le faltan letras de: ${words.join(', ')}. Tiene que deletrearlas byte a byte, y cada byte es un paso.`,
  expected: {
    choice: (values) => choice(values),
    wholeNumber: (from, to) => (from === to ? `${from}` : `un número entero de ${from} a ${to}`),
    positions: (example) => `números de palabras de origen, contando desde 1, como «${example}»`,
    examples: (values) => `algo como ${choice(values.map((value) => `«${value}»`))}`,
    weights: (values) => `una regla o pesos, ninguno menor que 0, que sumen 1, uno por pieza de origen: algo como ${choice(values.map((value) => `«${value}»`))}`,
    visible: () => 'una pieza de la oración que «mask» no oculte',
    text: () => 'un texto',
  },
};
