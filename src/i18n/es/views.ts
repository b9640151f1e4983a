/** Spanish texts of the views of a trace: step, sentence, states, beam, ribbons, diagram, quality. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { compact, count, decimal, fixed, percent } = numbersIn('es');
const PARAMETERS = { one: 'parámetro', other: 'parámetros' };

export const views: Texts['views'] = {
  percent,
  view: 'Vista',
  names: { heatmap: 'Alineamiento', ribbons: 'Cintas', scores: 'Puntuaciones', step: 'Paso a paso', coverage: 'Toda la oración', states: 'Estados', beam: 'Haz', diagram: 'Diagrama' },
  shown: (name) => `${name}. Flechas: izquierda y derecha cambian de paso, arriba y abajo eligen palabra de origen, Escape suelta.`,
  chosen: (step, steps, word, source, weight) =>
    `Paso ${step} de ${steps}: «${word}»${weight === null ? '' : ` mira «${source}» con ${percent(weight)}`}.`,
  token: (text, word) => (word === null ? `«${text}»` : `«${text}» (pieza de «${word}»)`),
  number: (value) => fixed(value, 2),
  decimal: (value) => decimal(value, 1),
  step: {
    number: (value) => fixed(value, 2),
    statistics: { statistic: 'Estadístico', value: 'Valor', mean: 'Media', smallest: 'Mínimo', largest: 'Máximo' },
    vector: (caption, size, mean) => `${caption}: ${size} números, media ${fixed(mean, 2)}.`,
    word: {
      title: 'Palabra anterior', pieceTitle: 'Pieza anterior',
      embedding: 'La fila de la tabla',
      says: (word, isStart) => (isStart
        ? 'Todavía no hay palabra: el decoder parte de la marca de inicio y del estado que dejó el encoder.'
        : `El decoder lee la última palabra que escribió, ${word}, convertida en embedding.`),
    },
    state: {
      title: 'Estado del decoder',
      says: (kept, open) =>
        `La compuerta de actualización conserva en promedio el ${percent(kept)} del estado anterior; el resto es nuevo. La compuerta de reinicio deja pasar el ${percent(open)} del estado anterior a lo nuevo.`,
      kept: 'Compuerta de actualización z: cuánto se conserva de cada número', reset: 'Compuerta de reinicio r: cuánto del estado anterior puede leer el nuevo', state: 'Estado s',
    },
    linear: {
      title: 'Capas lineales',
      saysQuery: 'Una capa convierte el estado del decoder en una consulta. No hay claves: este modelo no mira los estados del encoder para elegir adónde mirar.',
      says: 'Una capa convierte el estado del decoder en una consulta; otra convierte cada estado del encoder en una clave. Así se pueden comparar.',
      query: 'Consulta q: lo que busca el decoder', key: (word) => `Clave k de ${word}: lo que ofrece`,
    },
    score: {
      title: 'Multiplicación de matrices: puntuaciones',
      says: {
        general: 'La consulta por cada clave: cuanto más apuntan en la misma dirección, mayor es la puntuación. Las puntuaciones tienen su propia escala.',
        dot: 'El estado del decoder por cada estado del encoder: cuanto más apuntan en la misma dirección, mayor es la puntuación.',
        additive: 'Una pequeña red compara la consulta con cada clave. Las puntuaciones tienen su propia escala.',
        location: 'La puntuación depende solo de la consulta y de la posición: este modelo no mira los estados del encoder y por eso necesita un tamaño máximo.',
        none: 'Este modelo no tiene puntuaciones.',
      },
      summary: (word, low, high) => `Puntuaciones de las palabras de origen para ${word}, de ${low} a ${high}.`,
      caption: (word) => `Puntuaciones antes del softmax para ${word}`, head: ['Palabra de origen', 'Puntuación'],
    },
    weight: {
      title: 'Softmax: pesos α',
      says: (word, weight, places, arePieces) =>
        `${word} recibe el ${percent(weight)} de la atención. La fila mira más o menos ${count(Math.max(1, Math.round(places)), arePieces ? { one: 'pieza', other: 'piezas' } : { one: 'palabra', other: 'palabras' })}; todos los pesos suman 1.`,
      given: 'Estos pesos se pusieron a mano. El softmax daría otros: compáralos con las puntuaciones de arriba.',
      off: 'La atención está desactivada: estos pesos se calculan, pero el vector de contexto no los usa.',
      summary: (word, source, weight) => `Pesos de atención para ${word}; ${source} tiene ${fixed(weight, 2)}.`,
      caption: (word) => `Pesos de atención para ${word}`, head: ['Palabra de origen', 'Peso'],
    },
    context: {
      title: 'Suma ponderada: vector de contexto',
      says: (word) => `Cada estado del encoder se multiplica por su peso y se suman todos. Las barras muestran cuánto aporta cada palabra a la suma; ${word} está marcada.`,
      off: 'La atención está desactivada: el decoder recibe el mismo vector en cada paso, escriba lo que escriba.',
      vector: 'Vector de contexto c', fixed: 'Vector de contexto fijo: el último estado hacia delante y el primero hacia atrás',
      summary: (word) => `Aporte de cada palabra de origen al vector de contexto para ${word}.`,
      caption: (word) => `Aportes al vector de contexto para ${word}`, head: ['Palabra de origen', 'Aporte'],
    },
    output: {
      title: 'Palabra siguiente', pieceTitle: 'Pieza siguiente',
      says: (word, probability, isFirst) => (isFirst
        ? `El estado y el contexto juntos dan a ${word} un ${percent(probability)}.`
        : `El modelo habría preferido otra palabra; ${word} tiene un ${percent(probability)}.`),
      summary: (word, probability) => `Las palabras siguientes más probables; ${word} tiene un ${percent(probability)}.`,
      caption: 'Las palabras siguientes más probables', head: ['Palabra', 'Probabilidad'],
    },
  },
  sentence: {
    sourceWord: 'Palabra de origen', sourcePiece: 'Pieza de origen', emittedWord: 'Palabra escrita', emittedPiece: 'Pieza escrita',
    coverage: {
      title: 'Cobertura',
      says: (confidence) => `Cuánta atención recibió en total cada palabra de origen. Cerca de 1: traducida una vez; cerca de 0: quizá olvidada; muy por encima de 1: quizá dicha dos veces. Confianza de todo el alineamiento: ${percent(confidence)}.`,
      summary: (most, least) => `Atención total de cada palabra de origen; la que más: «${most}», la que menos: «${least}».`,
      caption: 'Cobertura de cada palabra de origen',
    },
    entropy: {
      title: 'Entropía de cada paso',
      says: 'Cuánto se reparte la atención: 0 mira una sola palabra, la línea discontinua las mira todas por igual.',
      summary: (most, least) => `Entropía de la atención en cada paso; más repartida en «${most}», más concentrada en «${least}».`,
      caption: 'Entropía de la atención en cada paso, en nats',
    },
    confidence: {
      title: 'Confianza de cada paso',
      probability: 'Probabilidad de la palabra', sink: 'Peso en signos y en el fin de la oración',
      says: 'Línea continua: cuán seguro estaba el modelo de la palabra que escribió. Línea discontinua: peso que descansa en los signos y en el fin de la oración, donde dice poco.',
      summary: (word, probability) => `Probabilidad de cada palabra escrita; la menos segura fue «${word}», ${percent(probability)}.`,
      caption: 'Probabilidad de cada palabra y peso en los signos',
    },
  },
  states: {
    encoder: 'Estados del encoder h', decoder: 'Estados del decoder s', state: 'Estado',
    axis: (number, explained) => `Componente ${number} (${percent(explained)})`,
    says: (explained) => `Las dos direcciones en que más difieren los estados (PCA). Contienen el ${percent(explained)} de la varianza; el resto no se ve.`,
    summary: (title, points, explained) => `${title}: ${points} puntos en dos dimensiones que contienen el ${percent(explained)} de su varianza.`,
  },
  beam: {
    size: 'Tamaño del haz',
    says: (size, penalty) => `La búsqueda conservó ${size} comienzos en cada paso. Puntuación: log p dividido por la longitud elevada a ${decimal(penalty, 2)}; cuanto mayor, mejor.`,
    greedy: 'Voraz: en cada paso la palabra más probable, sin probar otra. Elige un tamaño de haz para ver qué más era posible.',
    summary: (hypotheses, text) => `Árbol de ${count(hypotheses, { one: 'traducción', other: 'traducciones' })}; la mejor es «${text}».`,
    caption: 'Traducciones encontradas', head: ['Traducción', 'Probabilidad', 'Log p', 'Puntuación'],
    found: (probability, score) => `${percent(probability)} · puntuación ${fixed(score, 2)}`,
    choose: 'Elige una traducción para ver cómo se escribe; la mejor otra vez para volver.',
    leaf: (text, probability, score) => `${text} Probabilidad ${percent(probability)}, puntuación ${fixed(score, 2)}.`,
  },
  ribbons: {
    says: (shown, possible) => `Cada cinta es tan ancha como su peso. Se muestran ${shown} de ${possible}: las menos posibles que contienen el 75 % de cada fila.`,
    caption: 'Las menos palabras de origen que contienen el 75 % de la atención', head: ['Palabra escrita', 'Palabras de origen'],
  },
  scores: {
    caption: 'Puntuaciones antes del softmax', says: 'Antes del softmax: cuánto encaja cada clave con cada consulta. En color, por encima de cero; en gris, por debajo. Cada modelo tiene su propia escala.',
    scale: (limit) => `Escala: ${fixed(-limit, 1)} … ${fixed(limit, 1)}`,
    summary: (rows, columns, limit) => `Puntuaciones de ${rows} palabras escritas sobre ${columns} de origen, a lo sumo a ${fixed(limit, 1)} de cero.`,
  },
  quality: {
    withAttention: 'Con atención', withoutAttention: 'Sin atención', length: 'Palabras de origen', score: (value) => decimal(value, 1),
    caption: (set, decoding) => `BLEU por longitud, ${set}, ${decoding}`,
    summary: (names, first, second) =>
      `Calidad según la longitud de la oración. En las más largas: ${names[0]} ${first === null ? '–' : decimal(first, 1)} BLEU, ${names[1]} ${second === null ? '–' : decimal(second, 1)}.`,
  },
  diagram: {
    caption: 'Partes del modelo', head: ['Parte', 'Forma', 'Parámetros'], whole: (value) => decimal(value, 0),
    names: {
      tokens: 'Piezas de origen', embedding: 'Embedding', encoder: 'Encoder (GRU)', 'encoder-states': 'Estados ocultos', 'linear-layers': 'Capas lineales',
      score: 'Puntuaciones', softmax: 'Softmax', 'context-vector': 'Vector de contexto', decoder: 'Decoder (GRU)', 'output-layer': 'Capa de salida',
    },
    parameters: (value) => compact(value),
    part: (name, shape, parameters) => `${name}, ${shape}${parameters === null ? '' : `, ${count(parameters, PARAMETERS)}`}`,
    summary: (word, source) => `Diagrama del modelo mientras escribe «${word}» y mira «${source}».`,
    hint: (total) => `${count(total, PARAMETERS)} en total. Elige una parte para ver qué hace.`,
    sum: (step) => `c${subscript(step)} = Σ α h`,
    fixed: 'Fijo: → último, ← primero',
    reads: (word) => `Lee «${word}»`,
    kept: (share) => `Conserva ${percent(share)}`,
    fresh: (share) => `Nuevo ${percent(share)}`,
    details: {
      tokens: (length) => `La oración se corta en ${length} piezas, contando la marca de fin. Cada pieza tiene un número en el vocabulario.`,
      embedding: (_, card) => `Cada pieza se busca en una tabla de ${card.sizes.sourceVocabulary} filas de ${card.sizes.sourceEmbedding} números.`,
      encoder: () => 'Dos redes recurrentes leen la oración, una de izquierda a derecha y otra de derecha a izquierda.',
      'encoder-states': (length, card) => `Un vector de ${card.sizes.encoderState} números por pieza, con los dos sentidos uno junto al otro. Con atención, el decoder puede usar los ${length}.`,
      'linear-layers': (_, card) => `Dos matrices llevan el estado del decoder y los del encoder a los mismos ${card.sizes.attention} números, para poder compararlos.`,
      score: () => 'Un número por pieza de origen: cuánto encaja su clave con la consulta de este paso.',
      softmax: () => 'Convierte las puntuaciones en pesos entre 0 y 1 que suman 1. El área de cada cuadrado es su peso.',
      'context-vector': (_, card) => `Los estados del encoder, cada uno por su peso, sumados: ${card.sizes.encoderState} números, nuevos en cada paso.`,
      decoder: (_, card) => `Lee la última palabra escrita y su propio estado anterior (${card.sizes.decoderState} números). La compuerta de actualización decide cuánto se conserva.`,
      'output-layer': (_, card) => `El estado y el contexto dan una probabilidad a cada una de las ${card.sizes.targetVocabulary} piezas. Se escribe la más probable.`,
    },
  },
};

function subscript(number: number): string {
  return [...String(number)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit).join('');
}
