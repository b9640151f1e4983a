/** Textos de los enlaces en español: marcas, fichas, órdenes y notas nuevas. */

import type { links as english } from '../en/links';
import { numbersIn } from '../numbers';

const { count, decimal, list, percent } = numbersIn('es');

export const links: typeof english = {
  chipCertain: (name) => `${name}: parte del modelo`,
  chipAmbiguous: (names) => `Varias partes del modelo: ${list(names)}`,
  chipSuggestion: (name) => `Quizá una parte del modelo: ${name}`,
  chipProblem: (value) => `Ninguna parte del modelo se llama «${value}»`,

  groups: { encoder: 'Lado del encoder', decoder: 'Lado del decoder', attention: 'Atención', context: 'Contexto', model: 'El modelo entero' },
  notInModel: (model) => `No está en este modelo (${model}).`,
  whichOne: 'Este nombre vale para varias partes:',
  titleNamesSeveral: 'La nota nombra varias partes:',
  perhapsPartOfTitle: 'Una conjetura, por una parte del título:',
  perhapsEverydayWord: 'Una conjetura: la palabra también es de uso corriente.',
  perhapsOtherQualifier: 'Una conjetura: lo que va entre paréntesis puede indicar otra cosa.',
  noSuchComponent: (value) => `La propiedad attention-component de la nota dice «${value}», y ninguna parte del modelo se llama así.`,
  didYouMean: (name) => `¿Querías decir «${name}»?`,

  formula: 'Fórmula',
  shapes: 'Dimensiones',
  parameters: 'Parámetros',
  parameterCount: (value, share) => `${decimal(value, 0)} (${percent(share)} del modelo)`,
  source: 'Fuente',
  equation: (number) => `ec. ${number}`,
  connections: 'Se conecta con',
  liveNumbers: 'En el bloque de esta nota',
  stepEmits: (step, word) => `Paso ${step}, que escribe «${word}»`,
  numbersRange: (length, smallest, greatest) => `${count(length, { one: 'número', other: 'números' })} de ${decimal(smallest, 2)} a ${decimal(greatest, 2)}`,
  tensors: {
    'source-ids': 'Tokens de entrada', 'encoder-states': 'Estados del encoder', keys: 'Claves', 'initial-state': 'Estado inicial', 'previous-word': 'Palabra anterior', query: 'Consulta',
    scores: 'Puntuaciones', weights: 'Pesos α', context: 'Vector de contexto', 'update-gate': 'Compuerta de actualización', 'reset-gate': 'Compuerta de reinicio', state: 'Estado del decoder',
    candidates: 'Palabra siguiente',
  },
  showInLens: 'Ver en la lente',
  showInDiagram: 'Resaltar en el diagrama',
  showNearestInDiagram: (name) => `Resaltar lo más cercano en el diagrama: ${name}`,
  notesAbout: 'Notas sobre esto',
  noNotes: 'Aún no hay ninguna nota sobre esto.',
  readingVault: 'Leyendo la bóveda…',
  createNote: 'Crear nota',
  close: 'Cerrar',
  cardLabel: (name) => `Sobre ${name}`,

  commands: {
    showUnderCursor: 'Mostrar la parte del modelo bajo el cursor',
    listMentions: 'Listar las partes del modelo mencionadas en esta nota',
    linkMentions: 'Enlazar las partes del modelo en esta nota',
    coverage: 'Comprobar qué partes del modelo tienen nota',
  },
  nothingUnderCursor: 'Aquí no se nombra ninguna parte del modelo.',
  noMentions: 'Esta nota no menciona ninguna parte del modelo.',
  mentionsTitle: 'Partes del modelo en esta nota',
  mentionCount: (value) => count(value, { one: 'mención', other: 'menciones' }),
  jumpToLine: (line) => `Línea ${line}`,
  guesses: 'Conjeturas',
  linkTitle: 'Enlazar partes del modelo',
  linkExplanation: 'Las menciones marcadas pasan a ser enlaces a tus notas. Se deshace todo de una vez.',
  linkNothing: 'No hay nada que enlazar: todas las menciones son ya enlaces o no hay notas sobre ellas.',
  linkTo: (note) => `→ ${note}`,
  linkButton: (value) => `Enlazar ${count(value, { one: 'mención', other: 'menciones' })}`,
  cancel: 'Cancelar',
  quoted: (value) => `«${value}»`,
  noteHasChanged: 'La nota ha cambiado entretanto. No se enlazó nada.',
  coverageTitle: 'Notas sobre las partes del modelo',
  coverageSummary: (covered, total, model) => `${covered} de ${count(total, { one: 'parte', other: 'partes' })} del modelo (${model}) tienen nota.`,
  coverageNeighbours: 'No están en este modelo',
  coverageProblems: 'Propiedades que no nombran ninguna parte',
  noteCreated: (path) => `Se creó ${path}.`,
  noteNotCreated: (reason) => `No se pudo crear la nota: ${reason}`,

  template: {
    shapes: 'Dimensiones', parameters: 'Parámetros', source: 'Fuente', seeAlso: 'Véase también', tryIt: 'Pruébalo',
    notInModel: 'El modelo de este complemento no tiene esta parte.', exampleSentence: 'No hablo francés.',
  },
};
