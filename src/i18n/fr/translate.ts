/** French texts of translate. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { count } = numbersIn('fr');
const SENTENCES = { one: 'phrase', other: 'phrases' };
const SECONDS = { one: 'seconde', other: 'secondes' };
const MINUTES = { one: 'minute', other: 'minutes' };

export const translate: Texts['translate'] = {
  ribbon: 'Traduire avec attention',
  commandSelection: 'Traduire la sélection',
  commandParagraph: 'Traduire le paragraphe',
  commandNote: 'Traduire la note dans une note voisine',
  commandClipboard: 'Traduire le presse-papiers',
  title: 'Traduction',
  model: 'Modèle',
  chooseModel: 'Choisissez la langue à traduire',
  direction: (source, target) => `${source} → ${target}`,
  unsure: 'Ce texte ne permet pas de reconnaître la langue. Choisissez-la ci-dessus.',
  noModelFor: (language) => `On dirait du texte en ${language}, qu’aucun modèle installé ne lit. Choisissez une autre langue ci-dessus ou importez un modèle dans les paramètres.`,
  severalSelections: (selections: number) => `${selections} sélections : chacune est traduite, et remplacée à sa place.`,
  working: (done, of) => `${done} sur ${count(of, SENTENCES)}`,
  done: (sentences) => count(sentences, SENTENCES),
  stopped: (done, of) => `Arrêté après ${done} sur ${count(of, SENTENCES)} ; le reste n’est pas traduit.`,
  secondsLeft: (seconds) => (seconds < 90 ? `encore ${count(Math.max(1, seconds), SECONDS)} environ` : `encore ${count(Math.round(seconds / 60), MINUTES)} environ`),
  starting: 'Démarrage du modèle…',
  cancel: 'Annuler',
  resume: 'Continuer',
  insertBelow: 'Insérer dessous',
  replace: 'Remplacer',
  insertBlock: 'Insérer comme bloc d’attention',
  copy: 'Copier',
  openLens: 'Ouvrir dans la loupe',
  createNote: 'Créer la note',
  alternatives: 'Autres traductions',
  noAlternatives: 'Le modèle n’a pas d’autre traduction.',
  chosen: 'Celle affichée',
  legend: 'Pointez un mot pour voir lequel le modèle a regardé. Souligné : le modèle était moins sûr.',
  probability: (percent) => `Probabilité : ${percent}`,
  waiting: 'Pas encore traduit',
  copied: 'Traduction copiée',
  notCopied: 'L’application ne peut pas écrire dans le presse-papiers.',
  inserted: 'Traduction insérée',
  nothingHere: 'Il n’y a rien à traduire ici : placez le curseur dans un paragraphe, ou sélectionnez un texte.',
  nothingCopied: 'Il n’y a pas de texte dans le presse-papiers.',
  clipboardRefused: 'L’application ne peut pas lire le presse-papiers.',
  noNote: 'Ouvrez d’abord une note, ou traduisez ce que vous copiez avec la commande du presse-papiers.',
  changed: 'Le passage a changé entre-temps : rien n’a été écrit. Vous pouvez toujours copier la traduction.',
  gone: 'La note n’existe plus : rien n’a été écrit. Vous pouvez toujours copier la traduction.',
  failedToWrite: 'La note n’a pas pu être écrite. Vous pouvez toujours copier la traduction.',
  failed: (reason) => `La traduction a échoué : ${reason}`,
  retry: 'Réessayer',
  statusBar: (share) => `Traduction : ${share}`,
  translatedNote: (name, language) => `${name} (${language})`,
  noModels: 'Aucun modèle n’est installé.',
};
