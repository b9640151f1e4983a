/** Spanish texts of the lens. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { decimal, fixed, percent } = numbersIn('es');
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${fixed(Math.abs(value), 2)}`;

export const lens: Texts['lens'] = {
  title: 'Lente de atención',
  open: 'Abrir la lente',
  tabs: {
    alignment: 'Alineamiento', step: 'Paso', diagram: 'Diagrama', sentence: 'Oración', states: 'Estados', beam: 'Haz', compare: 'Comparar', break: 'Romper', quiz: 'Adivina',
  },
  alignmentForms: { heatmap: 'Mapa', ribbons: 'Cintas', scores: 'Puntuaciones' },
  views: 'Vistas',
  empty: 'Escribe en un bloque de atención, o elige una palabra de uno: la lente te sigue. Quizá esta nota aún no tenga ninguno.',
  noModel: (id) => `No hay ningún modelo «${id}».`,
  failed: (message) => `El modelo no respondió: ${message}`,
  retry: 'Reintentar',
  working: { runtime: 'Arrancando el motor…', model: 'Cargando el modelo…', running: 'Traduciendo…' },
  pin: 'Quedarse en este bloque', unpin: 'Seguir lo que escribo', tables: 'Mostrar los números en tablas', save: 'Guardar esta vista en el bloque',
  saved: 'La vista quedó escrita en el bloque.', notSaved: 'El bloque cambió mientras tanto: no se escribió nada.',
  sourceWords: 'Palabras de origen', emittedWords: 'Palabras escritas',
  stepOf: (step, steps, word) => `Paso ${step} / ${steps}${word === null ? '' : ` · pieza de «${word}»`}`,
  first: 'Primer paso', previous: 'Paso anterior', next: 'Paso siguiente', play: 'Reproducir', pause: 'Pausar',
  keys: 'Flechas: izquierda y derecha cambian de paso, arriba y abajo eligen palabra de origen. Espacio reproduce, Escape suelta.',
  leftOut: (words) => `${words} palabras del final no cabían en el modelo y quedaron fuera.`,
  changedRun: 'Cambiado por ti',
  compare: {
    against: 'Contra', sameModelWithout: 'El mismo modelo sin atención', quality: 'Calidad según la longitud',
    qualitySays: 'BLEU en oraciones que el modelo nunca vio, por número de palabras de origen; las líneas marcan intervalos del 95 %. La banda es la longitud de esta oración.',
    same: 'Los dos escriben lo mismo. En oraciones cortas suele bastar un único vector fijo: prueba una más larga.',
    differs: 'Sin atención, el decoder tiene un único vector fijo para toda la oración; las palabras marcadas son las que difieren.',
    models: 'Las palabras marcadas son las que difieren.',
    perWord: (probability) => `Seguro al ${percent(probability)} por pieza`,
  },
  break: {
    undo: 'Deshacer', reset: 'Restablecer', nothingYet: 'Aún no hay cambios. Oculta una palabra, mueve los pesos o fuerza una palabra y mira qué hace el modelo.',
    before: 'Antes', after: 'Ahora',
    sameText: 'La traducción no cambia.', otherText: 'La traducción cambia.',
    wordMoved: (word, step, before, after, difference) =>
      (after === null || difference === null
        ? `«${word}» en el paso ${step}: del ${percent(before)} a menos que cualquier palabra de la lista.`
        : `«${word}» en el paso ${step}: del ${percent(before)} al ${percent(after)} (Δ log p ${signed(difference)}).`),
    sentenceMoved: (difference) => `Toda la salida: Δ log p ${signed(difference)}.`,
    hide: 'Ocultar palabras de origen',
    bend: 'Mover los pesos', everyStep: 'En todos los pasos', ofStep: (step, word) => `Paso ${step}, ${word}. Mueve un peso y los demás le hacen sitio.`, ofEvery: 'La regla vale en todos los pasos.',
    uniform: 'Uniformes', shuffled: 'Barajados', oneWord: 'Solo esta palabra', left: 'Una palabra a la izquierda', softmax: 'Volver al softmax',
    weightOf: (word, number) => `Peso de la palabra ${number}, «${word}»`,
    force: 'Forzar la palabra siguiente', typeWord: 'Escribe una palabra', forceIt: 'Forzar', typeTranslation: 'Escribe una traducción entera', forceAll: 'Forzar la traducción',
    checks: 'Pruebas honestas',
  },
  checks: {
    says: 'La atención muestra de qué está hecho el vector de contexto. No demuestra por qué se eligió una palabra. Compruébalo aquí:',
    names: { uniform: 'Mirar todo por igual', shuffled: 'Barajar los pesos', hide: 'Ocultar la palabra principal' },
    hidden: { 'hidden-top': (word) => `Sin «${word}», la palabra más atendida`, 'hidden-random': (word) => `Sin «${word}», una palabra al azar` },
    result: (same, difference) => `${same ? 'Misma traducción' : 'Otra traducción'}; Δ log p de la primera ${signed(difference)}`,
    shows: {
      uniform: 'Si la traducción empeora, los pesos le importan al modelo. Si no, esta oración no los necesitaba, y aquí explican poco.',
      shuffled: 'Los mismos pesos en las palabras equivocadas. Si cambia poco, otros pesos habrían servido igual, así que estos no son la explicación.',
      hide: 'Si la palabra más atendida cuesta más que la del azar, los pesos señalan algo que el modelo necesita. Una oración no prueba nada: prueba varias.',
    },
  },
  quiz: {
    ask: (word) => `¿A qué palabra mira el modelo cuando escribe «${word}»?`, nothing: 'Ninguna palabra de esta traducción da para una buena pregunta. Prueba otra oración.',
    next: 'Palabra siguiente', noScore: 'Adivina antes de ver.', score: (right, asked) => `${decimal(right, 1)} de ${asked} en esta nota`,
    answer: {
      right: (word, weight) => `Correcto: «${word}» tiene el ${percent(weight)}.`,
      close: (word, weight) => `Casi: tu palabra tiene su parte, pero la que más tiene es «${word}», el ${percent(weight)}.`,
      wrong: (word, weight) => `Mira a «${word}», el ${percent(weight)}.`,
    },
  },
};
