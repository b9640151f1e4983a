/** French texts of the block. */

import type { Texts } from '../index';
import { languageNamesIn, numbersIn } from '../numbers';

const { choice, compact, count, decimal, fixed } = numbersIn('fr');
const languageName = languageNamesIn('fr');
const KINDS = { dot: 'par produit scalaire', general: 'générale (deux couches linéaires et un produit matriciel)', additive: 'additive', location: 'par position', none: 'absente' };
const ATTENTION = { dot: 'attention par produit scalaire', general: 'attention générale', additive: 'attention additive', location: 'attention par position', none: 'sans attention' };

export const block: Texts['block'] = {
  languageName,
  directionOfModel: (from, to) => `${from.map(languageName).join(', ')} → ${languageName(to)}`,
  nameOfModel: ({ sourceLanguages, targetLanguage, id }) => `${sourceLanguages.map(languageName).join(', ')} → ${languageName(targetLanguage)} (${id})`,

  source: 'Source',
  translation: 'Traduction',
  givenTranslation: 'Traduction donnée',
  grain: { words: 'Mots', subwords: 'Morceaux' },
  grainHint: 'Des mots entiers, ou les morceaux que le modèle lit et écrit',
  attention: 'Attention',
  attentionHint: 'Sans attention, chaque mot vient du même vecteur de contexte fixe',
  sentenceOf: (number, total) => `Phrase ${number} sur ${total}`,
  previousSentence: 'Phrase précédente',
  nextSentence: 'Phrase suivante',

  caption: 'Chaque ligne est une étape : la part de chaque mot source dans le vecteur de contexte avec lequel ce mot a été écrit, Σ\u00A0=\u00A01.',
  captionLimits: 'On y voit d’où vient le contexte, pas pourquoi le mot a été choisi. L’état d’un mot source connaît déjà ses voisins.',
  captionFixed: 'L’attention est coupée : à chaque étape, le décodeur a reçu le même vecteur fixe, fait des derniers états de l’encodeur. Il n’a regardé aucun mot en particulier, il n’y a donc rien à dessiner.',
  captionChanged: 'Ce n’est pas une exécution ordinaire :',
  changes: {
    attention: () => 'sans attention',
    hidden: (words) => `mots cachés : ${words.map((word) => `« ${word} »`).join(', ')}`,
    weights: () => 'poids modifiés',
    forced: () => 'mots forcés',
    target: () => 'traduction donnée',
  },
  ordinaryTranslation: (text) => `De lui-même, le modèle écrit : « ${text} »`,
  resetRun: 'Rétablir',
  hiddenWord: 'Caché au modèle',

  parameters: (total) => `${compact(total)} de paramètres`,
  attentionOfModel: (kind) => ATTENTION[kind],
  modelHint: 'À propos de ce modèle',
  modelFacts: {
    model: 'Modèle',
    kind: 'Type',
    kindText: (attention) => `Encodeur et décodeur récurrents (GRU) ; attention : ${KINDS[attention]}`,
    vocabulary: 'Vocabulaire',
    vocabularyText: (source, target) => `${decimal(source, 0)} morceaux source, ${decimal(target, 0)} morceaux cible`,
    limit: 'Longueur maximale',
    limitText: (tokens) => `${decimal(tokens, 0)} morceaux source`,
    reach: 'Portée de l’attention',
    reachText: (places) => `Les ${places} premiers morceaux : sa couche a une sortie par place`,
    training: 'Entraîné sur',
    trainingText: (name, pairs, licence) => `${name}, ${decimal(pairs, 0)} paires (${licence})`,
    trainedText: (steps, minutes, hardware) => `${decimal(steps, 0)} pas en ${decimal(minutes, 0)} minutes, ${hardware}`,
    weights: 'Poids',
    weightsText: (guided) => (guided ? 'Guidés à l’entraînement par les liens d’un aligneur : on leur a dit où regarder' : 'Appris en traduisant seulement : personne ne leur a dit où regarder'),
    quality: 'Qualité',
    qualityText: (set, sentences, scores) => `${set} (${decimal(sentences, 0)} phrases) : ${scores.join(' ; ')}`,
    scoreText: (decoding, attention, bleu, chrf) => `${decoding === 'greedy' ? 'glouton' : decoding.replace('beam', 'faisceau')}${attention ? '' : ', sans attention'} : BLEU ${fixed(bleu, 1)}, chrF ${fixed(chrf, 1)}`,
    alignment: 'Alignement',
    alignmentText: (errorRate, set, method) => `${fixed(errorRate, 1)} % d’erreur d’alignement sur ${set} (${method})`,
    faithfulness: 'Comptent-ils ?',
    faithfulnessText: (top, random, uniform, sentences) =>
      `Log p perdu en moyenne sur ${decimal(sentences, 0)} phrases : mot le plus regardé caché ${fixed(top, 1)}, mot au hasard caché ${fixed(random, 1)}, même poids partout ${fixed(uniform, 1)}`,
    licence: 'Licence',
    unmeasured: 'Pas encore mesuré',
  },

  waiting: 'En attente…',
  stages: { runtime: 'Démarrage du moteur…', model: 'Chargement du modèle…', running: 'Traduction…' },
  errors: {
    'unknown-model': 'Ce modèle n’est pas installé.',
    corrupt: 'Le modèle ou le moteur fourni avec l’extension est endommagé. Réinstaller l’extension le répare.',
    runtime: 'Le modèle n’a pas pu s’exécuter.',
    request: 'Le modèle ne peut pas faire cela.',
    disposed: 'L’extension a été désactivée.',
    unexpected: 'Quelque chose a échoué dans l’extension.',
  },
  retry: 'Réessayer',

  leftOut: (words) => `${count(words, { one: 'mot dépasse', other: 'mots dépassent' })} la longueur maximale de ce modèle et ${words < 2 ? 'est laissé' : 'sont laissés'} de côté :`,
  outOfReach: (places, words) => `Ce modèle tire ses poids de la seule place, avec une couche de ${places} sorties : il ne peut pas regarder au-delà du morceau ${places}. Hors de portée : ${words.join(' ')}`,
  unfinished: 'La traduction a atteint la longueur maximale avant la fin de la phrase.',
  unknownPieces: (words) => `Le modèle n’a jamais vu : ${words.join(', ')}`,

  emptyTitle: 'Écrivez une phrase ici',
  emptyText: (languages) => `Mettez une phrase en ${choice(languages)} dans le bloc ; le modèle la traduit et montre, mot à mot, où il a regardé.`,
  insertExample: 'Insérer un exemple',
  exampleSentence: 'Je ne parle pas espagnol.',

  insertBlock: 'Insérer un bloc d’attention',
  insertedAtEnd: 'Il y a un bloc d’attention à la fin de la note.',
  newNote: 'Attention',

  tryAnother: 'Essayez une autre phrase',
  tryHint: 'Affichée ici seulement ; votre note ne change pas.',
  saveToNote: 'Enregistrer dans la note',
  backToNote: 'Revenir à la phrase de la note',
  notSaved: {
    'not-found': 'La note a changé et ce bloc ne s’y trouve plus. Rien n’a été écrit.',
    ambiguous: 'La note contient ce bloc plusieurs fois. Rien n’a été écrit ; modifiez-le à la main.',
    failed: 'La note n’a pas pu être écrite.',
  },

  problems: (total) => count(total, { one: 'problème dans ce bloc', other: 'problèmes dans ce bloc' }),
  problemPlace: (line, column) => `Ligne ${line}, colonne ${column}`,
  unknownOption: (key, nearest, known) =>
    `L’option « ${key} » n’existe pas.${nearest === null ? '' : ` Vouliez-vous dire « ${nearest} » ?`} Options : ${known.join(', ')}.`,
  noColon: (text) => `« ${text} » n’est pas une option. Au-dessus de la ligne ---, chaque ligne s’écrit « clé: valeur ».`,
  badValue: (key, value, expected) =>
    `${value === '' ? `« ${key} » n’a pas de valeur` : `« ${value} » n’est pas une valeur de « ${key} »`}. Attendu : ${expected}.`,
  duplicateOption: (key, firstLine) => `« ${key} » figure déjà à la ligne ${firstLine} ; cette ligne ne compte pas.`,
  noSeparator: (key) => `« ${key} » ressemble à une option, mais il faut une ligne --- sous les options. C’est lu comme une phrase.`,
  noModel: (modelId, nearest, runs) => [
    `Le modèle « ${modelId} » n’est pas installé.`,
    ...(nearest === null ? [] : [`Vouliez-vous dire « ${nearest} » ?`]),
    ...(runs === null ? [] : [`En attendant, « ${runs} » sert ici.`]),
    `Les modèles viennent dans un .zip, comme attention-lab-${modelId}.zip, qui accompagne l’extension dans chaque version publiée ou que fait npm run package-models ; importez-le ici ou dans les réglages d’Attention Lab.`,
  ].join(' '),
  importModel: 'Importer un modèle…',
  noFixedContext: 'Ce modèle ne peut pas s’exécuter sans attention.',
  noAttention: (key, value, isOff) =>
    `${isOff ? 'Avec « attention: off », il n’y a' : 'Ce modèle n’a pas d’attention, il n’y a donc'} ni poids ni scores : « ${key}${value === '' ? '' : `: ${value}`} » n’a rien à montrer ni à changer.`,
  spelledOut: (words) => `Le vocabulaire du modèle n’a pas toutes les lettres de : ${words.join(', ')}. Il doit les épeler octet par octet, et chaque octet est une étape.`,
  expected: {
    choice: (values) => choice(values),
    wholeNumber: (from, to) => (from === to ? `${from}` : `un nombre entier de ${from} à ${to}`),
    positions: (example) => `des numéros de mots source, comptés à partir de 1, comme « ${example} »`,
    examples: (values) => `quelque chose comme ${choice(values.map((value) => `« ${value} »`))}`,
    weights: (values) => `une règle ou des poids, aucun sous 0, dont la somme est 1, un par morceau source : quelque chose comme ${choice(values.map((value) => `« ${value} »`))}`,
    visible: () => 'un morceau de la phrase que « mask » ne cache pas',
    text: () => 'un texte',
  },
};
