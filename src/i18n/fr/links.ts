/** Textes des liens en français : marques, fiches, commandes et nouvelles notes. */

import type { links as english } from '../en/links';
import { numbersIn } from '../numbers';

const { count, decimal, list, percent } = numbersIn('fr');

export const links: typeof english = {
  chipCertain: (name) => `${name} : partie du modèle`,
  chipAmbiguous: (names) => `Plusieurs parties du modèle : ${list(names)}`,
  chipSuggestion: (name) => `Peut-être une partie du modèle : ${name}`,
  chipProblem: (value) => `Aucune partie du modèle ne s’appelle « ${value} »`,

  groups: { encoder: 'Côté encodeur', decoder: 'Côté décodeur', attention: 'Attention', context: 'Contexte', model: 'Le modèle entier' },
  notInModel: (model) => `Absent de ce modèle (${model}).`,
  whichOne: 'Ce nom vaut pour plusieurs parties :',
  titleNamesSeveral: 'La note nomme plusieurs parties :',
  perhapsPartOfTitle: 'Une supposition, d’après une partie du titre :',
  perhapsEverydayWord: 'Une supposition : le mot est aussi d’usage courant.',
  perhapsOtherQualifier: 'Une supposition : les mots entre parenthèses peuvent vouloir dire autre chose.',
  noSuchComponent: (value) => `La propriété attention-component de la note dit « ${value} », et aucune partie du modèle ne s’appelle ainsi.`,
  didYouMean: (name) => `Vouliez-vous dire « ${name} » ?`,

  formula: 'Formule',
  shapes: 'Dimensions',
  parameters: 'Paramètres',
  parameterCount: (value, share) => `${decimal(value, 0)} (${percent(share)} du modèle)`,
  source: 'Source',
  equation: (number) => `éq. ${number}`,
  connections: 'Relié à',
  liveNumbers: 'Dans le bloc de cette note',
  stepEmits: (step, word) => `Pas ${step}, qui écrit « ${word} »`,
  numbersRange: (length, smallest, greatest) => `${count(length, { one: 'nombre', other: 'nombres' })} de ${decimal(smallest, 2)} à ${decimal(greatest, 2)}`,
  tensors: {
    'source-ids': 'Tokens source', 'encoder-states': 'États de l’encodeur', keys: 'Clés', 'initial-state': 'État initial', 'previous-word': 'Mot précédent', query: 'Requête',
    scores: 'Scores', weights: 'Poids α', context: 'Vecteur de contexte', 'update-gate': 'Porte de mise à jour', 'reset-gate': 'Porte de réinitialisation', state: 'État du décodeur',
    candidates: 'Mot suivant',
  },
  showInLens: 'Voir dans la loupe',
  showInDiagram: 'Surligner dans le schéma',
  showNearestInDiagram: (name) => `Surligner le plus proche dans le schéma : ${name}`,
  notesAbout: 'Notes à ce sujet',
  noNotes: 'Pas encore de note à ce sujet.',
  readingVault: 'Lecture du coffre…',
  createNote: 'Créer une note',
  close: 'Fermer',
  cardLabel: (name) => `À propos de ${name}`,

  commands: {
    showUnderCursor: 'Montrer la partie du modèle sous le curseur',
    listMentions: 'Lister les parties du modèle mentionnées dans cette note',
    linkMentions: 'Lier les parties du modèle dans cette note',
    coverage: 'Vérifier quelles parties du modèle ont une note',
  },
  nothingUnderCursor: 'Aucune partie du modèle n’est nommée ici.',
  noMentions: 'Cette note ne mentionne aucune partie du modèle.',
  mentionsTitle: 'Parties du modèle dans cette note',
  mentionCount: (value) => count(value, { one: 'mention', other: 'mentions' }),
  jumpToLine: (line) => `Ligne ${line}`,
  guesses: 'Suppositions',
  linkTitle: 'Lier des parties du modèle',
  linkExplanation: 'Les mentions cochées deviennent des liens vers vos notes. Une seule annulation les retire toutes.',
  linkNothing: 'Rien à lier : chaque mention est déjà un lien, ou aucune note n’en parle.',
  linkTo: (note) => `→ ${note}`,
  linkButton: (value) => `Lier ${count(value, { one: 'mention', other: 'mentions' })}`,
  cancel: 'Annuler',
  quoted: (value) => `« ${value} »`,
  noteHasChanged: 'La note a changé entre-temps. Rien n’a été lié.',
  coverageTitle: 'Notes sur les parties du modèle',
  coverageSummary: (covered, total, model) => `${covered} sur ${count(total, { one: 'partie', other: 'parties' })} du modèle (${model}) ont une note.`,
  coverageNeighbours: 'Absents de ce modèle',
  coverageProblems: 'Propriétés qui ne nomment aucune partie',
  noteCreated: (path) => `${path} a été créée.`,
  noteNotCreated: (reason) => `La note n’a pas pu être créée : ${reason}`,

  template: {
    shapes: 'Dimensions', parameters: 'Paramètres', source: 'Source', seeAlso: 'Voir aussi', tryIt: 'Essayez',
    notInModel: 'Le modèle de cette extension n’a pas cette partie.', exampleSentence: 'Je ne parle pas espagnol.',
  },
};
