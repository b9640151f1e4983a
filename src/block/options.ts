/**
 * The options of an `attention` fence: one table, from which parser, problems, completion and documentation come.
 * To add an option, add an entry.
 */

import type { Language } from '../i18n';
import { VIEWS, type ReaderState } from '../model/reader-state';
import { beam, comparison, forcedPieces, printBeam, printComparison, printForcedPieces, printWeights, weights } from './run-value-types';
import { anyText, choice, onOff, positions, wholeNumber, type Expected, type ValueType } from './value-types';

export interface Option {
  readonly key: string;
  readonly meaning: Readonly<Record<Language, string>>;
  /** What an absent option means, as it would be written; null: nothing. */
  readonly default: string | null;
  readonly example: string;
  readonly expected: Expected;
  /** What the value changes in the state, which holds the options above it; null: not a value of this option. */
  readonly read: (text: string, state: ReaderState) => Partial<ReaderState> | null;
  /** The value that the state stands for; null where that is the default. */
  readonly print: (state: ReaderState, defaults: Pick<ReaderState, 'view' | 'grain'>) => string | null;
}

export const OPTIONS: readonly Option[] = [
  option('model', anyText, {
    meaning: {
      en: 'The model that translates, by its id.',
      es: 'El modelo que traduce, por su identificador.',
      fr: 'Le modèle qui traduit, par son identifiant.',
    },
    default: null,
    example: 'fr-en',
    apply: (modelId) => ({ modelId }),
    print: (state) => state.modelId,
  }),
  option('title', anyText, {
    meaning: {
      en: 'A heading over the block.',
      es: 'Un título encima del bloque.',
      fr: 'Un titre au-dessus du bloc.',
    },
    default: null,
    example: '¿Adónde mira «zone»?',
    apply: (title) => ({ title }),
    print: (state) => state.title,
  }),
  option('view', choice(VIEWS), {
    meaning: {
      en: 'How the sentence is drawn. The settings may choose another default.',
      es: 'Cómo se dibuja la oración. Los ajustes pueden elegir otro valor por defecto.',
      fr: 'Comment la phrase est dessinée. Les réglages peuvent choisir une autre valeur par défaut.',
    },
    default: 'heatmap',
    example: 'diagram',
    apply: (view) => ({ view }),
    print: (state, { view }) => (state.view === view ? null : state.view),
  }),
  option('words', choice(['words', 'subwords']), {
    meaning: {
      en: 'Whole words, or the pieces that the model reads and writes. The settings may choose another default.',
      es: 'Palabras enteras, o las piezas que el modelo lee y escribe. Los ajustes pueden elegir otro valor por defecto.',
      fr: 'Des mots entiers, ou les morceaux que le modèle lit et écrit. Les réglages peuvent choisir une autre valeur par défaut.',
    },
    default: 'words',
    example: 'subwords',
    apply: (grain) => ({ grain }),
    print: (state, { grain }) => (state.grain === grain ? null : state.grain),
  }),
  option('sentence', wholeNumber(1, 999), {
    meaning: {
      en: 'Which sentence is shown first, counted from 1.',
      es: 'Qué oración se muestra primero, contando desde 1.',
      fr: 'Quelle phrase est montrée d’abord, comptée à partir de 1.',
    },
    default: '1',
    example: '2',
    apply: (number) => ({ sentence: number - 1 }),
    print: (state) => (state.sentence === 0 ? null : `${state.sentence + 1}`),
  }),
  option('step', wholeNumber(1, 999), {
    meaning: {
      en: 'The pinned decoding step, counted from 1.',
      es: 'El paso de decodificación fijado, contando desde 1.',
      fr: 'L’étape de décodage fixée, comptée à partir de 1.',
    },
    default: null,
    example: '3',
    apply: (number, state) => ({ pinned: { step: number - 1, position: state.pinned?.position ?? null } }),
    print: (state) => oneBased(state.pinned?.step),
  }),
  option('position', wholeNumber(1, 999), {
    meaning: {
      en: 'The pinned piece of the source sentence, counted from 1.',
      es: 'La pieza fijada de la oración de origen, contando desde 1.',
      fr: 'Le morceau fixé de la phrase source, compté à partir de 1.',
    },
    default: null,
    example: '2',
    apply: (number, state) => ({ pinned: { step: state.pinned?.step ?? null, position: number - 1 } }),
    print: (state) => oneBased(state.pinned?.position),
  }),
  option('attention', onOff, {
    meaning: {
      en: 'Off: the decoder gets one fixed context vector at every step.',
      es: 'Con off, el decoder recibe en cada paso un único vector de contexto fijo.',
      fr: 'Avec off, le décodeur reçoit à chaque étape un seul vecteur de contexte fixe.',
    },
    default: 'on',
    example: 'off',
    apply: (attention) => ({ attention }),
    print: (state) => (state.attention ? null : 'off'),
  }),
  option('mask', positions, {
    meaning: {
      en: 'Source words that may not be looked at, counted from 1.',
      es: 'Palabras de origen que no se pueden mirar, contando desde 1.',
      fr: 'Mots source que le modèle ne peut pas regarder, comptés à partir de 1.',
    },
    default: null,
    example: '2, 5',
    apply: (hiddenWords) => ({ hiddenWords }),
    print: (state) => (state.hiddenWords.length === 0 ? null : state.hiddenWords.map((word) => word + 1).join(', ')),
  }),
  option('target', anyText, {
    meaning: {
      en: 'A translation that the model has to write, to see what it makes of it.',
      es: 'Una traducción que el modelo tiene que escribir, para ver qué opina de ella.',
      fr: 'Une traduction que le modèle doit écrire, pour voir ce qu’il en pense.',
    },
    default: null,
    example: 'I do not speak Spanish.',
    apply: (target) => ({ target }),
    print: (state) => state.target,
  }),
  option('weights', weights, {
    meaning: {
      en: 'Attention weights in place of the softmax, at every step or, as in “3=left”, at one.',
      es: 'Pesos de atención en lugar del softmax, en todos los pasos o, como en «3=left», en uno.',
      fr: 'Poids d’attention à la place du softmax, à chaque étape ou, comme dans « 3=left », à une seule.',
    },
    default: null,
    example: 'uniform',
    apply: (weightChanges) => ({ weightChanges }),
    print: (state) => printWeights(state.weightChanges),
  }),
  option('force', forcedPieces, {
    meaning: {
      en: 'Words that the model must write at a step; it goes on from there.',
      es: 'Palabras que el modelo debe escribir en un paso; sigue desde ahí.',
      fr: 'Mots que le modèle doit écrire à une étape ; il continue à partir de là.',
    },
    default: null,
    example: '3=dog',
    apply: (pieces) => ({ forcedPieces: pieces }),
    print: (state) => printForcedPieces(state.forcedPieces),
  }),
  option('beam', beam, {
    meaning: {
      en: 'Beam search: how many beginnings are kept at a step, 1 to 10, and the length penalty: the score is log p divided by length to that power.',
      es: 'Búsqueda en haz: cuántos comienzos se conservan en cada paso, de 1 a 10, y la penalización por longitud: la puntuación es log p dividido por la longitud elevada a ella.',
      fr: 'Recherche en faisceau : combien de débuts sont gardés à chaque étape, de 1 à 10, et la pénalité de longueur : le score est log p divisé par la longueur à cette puissance.',
    },
    default: '1',
    example: '5',
    apply: (value) => ({ beam: value !== null && value.size === 1 ? null : value }),
    print: (state) => printBeam(state.beam),
  }),
  option('compare', comparison, {
    meaning: {
      en: 'A second run beside the first: without attention, or by another model.',
      es: 'Una segunda ejecución junto a la primera: sin atención, o con otro modelo.',
      fr: 'Un second passage à côté du premier : sans attention, ou par un autre modèle.',
    },
    default: null,
    example: 'without',
    apply: (value) => ({ comparison: value }),
    print: (state) => printComparison(state.comparison),
  }),
  option('quiz', onOff, {
    meaning: {
      en: 'Asks where the model looks before showing it.',
      es: 'Pregunta adónde mira el modelo antes de mostrarlo.',
      fr: 'Demande où regarde le modèle avant de le montrer.',
    },
    default: 'off',
    example: 'on',
    apply: (quiz) => ({ quiz }),
    print: (state) => (state.quiz ? 'on' : null),
  }),
  option('table', onOff, {
    meaning: {
      en: 'Shows the numbers of the charts as tables under them, on the screen and in print.',
      es: 'Muestra los números de los gráficos en tablas debajo, en la pantalla y al imprimir.',
      fr: 'Montre les nombres des graphiques en tableaux dessous, à l’écran et à l’impression.',
    },
    default: 'off',
    example: 'on',
    apply: (table) => ({ table }),
    print: (state) => (state.table ? 'on' : null),
  }),
  option('height', wholeNumber(120, 2000), {
    meaning: {
      en: 'Greatest height of the chart, in pixels.',
      es: 'Altura máxima del gráfico, en píxeles.',
      fr: 'Hauteur maximale du graphique, en pixels.',
    },
    default: null,
    example: '320',
    apply: (height) => ({ height }),
    print: (state) => (state.height === null ? null : `${state.height}`),
  }),
];

interface OptionEntry<Value> extends Pick<Option, 'meaning' | 'default' | 'example' | 'print'> {
  readonly apply: (value: Value, state: ReaderState) => Partial<ReaderState>;
}

function option<Value>(key: string, type: ValueType<Value>, entry: OptionEntry<Value>): Option {
  const { apply, ...described } = entry;
  return {
    key,
    ...described,
    expected: type.expected,
    read: (text, state) => {
      const value = type.read(text);
      return value === null ? null : apply(value, state);
    },
  };
}

function oneBased(index: number | null | undefined): string | null {
  return index === null || index === undefined ? null : `${index + 1}`;
}
