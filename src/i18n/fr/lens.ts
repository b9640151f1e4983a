/** French texts of the lens. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { decimal, fixed, percent } = numbersIn('fr');
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${fixed(Math.abs(value), 2)}`;

export const lens: Texts['lens'] = {
  title: 'Loupe d’attention',
  open: 'Ouvrir la loupe',
  tabs: {
    alignment: 'Alignement', step: 'Étape', diagram: 'Schéma', sentence: 'Phrase', states: 'États', beam: 'Faisceau', compare: 'Comparer', break: 'Casser', quiz: 'Devinez',
  },
  alignmentForms: { heatmap: 'Carte', ribbons: 'Rubans', scores: 'Scores' },
  views: 'Vues',
  empty: 'Écrivez dans un bloc d’attention, ou choisissez-y un mot : la loupe vous suit. Cette note n’en a peut-être pas encore.',
  noModel: (id) => `Il n’y a pas de modèle « ${id} ».`,
  failed: (message) => `Le modèle n’a pas répondu : ${message}`,
  retry: 'Réessayer',
  working: { runtime: 'Démarrage du moteur…', model: 'Chargement du modèle…', running: 'Traduction…' },
  pin: 'Rester sur ce bloc', unpin: 'Suivre ce que j’écris', tables: 'Montrer les nombres en tableaux', save: 'Enregistrer cette vue dans le bloc',
  saved: 'La vue est maintenant écrite dans le bloc.', notSaved: 'Le bloc a changé entre-temps : rien n’a été écrit.',
  sourceWords: 'Mots source', emittedWords: 'Mots écrits',
  stepOf: (step, steps, word) => `Étape ${step} / ${steps}${word === null ? '' : ` · morceau de « ${word} »`}`,
  first: 'Première étape', previous: 'Étape précédente', next: 'Étape suivante', play: 'Lire', pause: 'Pause',
  keys: 'Flèches : gauche et droite changent d’étape, haut et bas choisissent un mot source. Espace lit, Échap lâche.',
  leftOut: (words) => `${words} mots de la fin n’entraient pas dans le modèle et ont été laissés de côté.`,
  changedRun: 'Changé par vous',
  compare: {
    against: 'Contre', sameModelWithout: 'Le même modèle sans attention', quality: 'Qualité selon la longueur',
    qualitySays: 'BLEU sur des phrases que le modèle n’a jamais vues, par nombre de mots source ; les traits montrent des intervalles à 95 %. La bande est la longueur de cette phrase.',
    same: 'Les deux écrivent la même chose. Pour une phrase courte, un seul vecteur fixe suffit souvent : essayez plus long.',
    differs: 'Sans attention, le décodeur n’a qu’un vecteur fixe pour toute la phrase ; les mots marqués sont ceux qui diffèrent.',
    models: 'Les mots marqués sont ceux qui diffèrent.',
    perWord: (probability) => `Sûr à ${percent(probability)} par morceau`,
  },
  break: {
    undo: 'Annuler', reset: 'Rétablir', nothingYet: 'Rien n’est encore changé. Cachez un mot, déplacez les poids ou forcez un mot, et voyez ce que fait le modèle.',
    before: 'Avant', after: 'Maintenant',
    sameText: 'La traduction ne change pas.', otherText: 'La traduction change.',
    wordMoved: (word, step, before, after, difference) =>
      (after === null || difference === null
        ? `« ${word} » à l’étape ${step} : de ${percent(before)} à moins que tout mot listé.`
        : `« ${word} » à l’étape ${step} : de ${percent(before)} à ${percent(after)} (Δ log p ${signed(difference)}).`),
    sentenceMoved: (difference) => `Toute la sortie : Δ log p ${signed(difference)}.`,
    hide: 'Cacher des mots source',
    bend: 'Déplacer les poids', everyStep: 'À chaque étape', ofStep: (step, word) => `Étape ${step}, ${word}. Bougez un poids et les autres lui font place.`, ofEvery: 'La règle vaut à chaque étape.',
    uniform: 'Uniformes', shuffled: 'Mélangés', oneWord: 'Ce mot seul', left: 'Un mot à gauche', softmax: 'Revenir au softmax',
    weightOf: (word, number) => `Poids du mot ${number}, « ${word} »`,
    force: 'Forcer le mot suivant', typeWord: 'Écrivez un mot', forceIt: 'Forcer', typeTranslation: 'Écrivez une traduction entière', forceAll: 'Forcer la traduction',
    checks: 'Vérifications honnêtes',
  },
  checks: {
    says: 'L’attention montre de quoi est fait le vecteur de contexte. Elle ne prouve pas pourquoi un mot a été choisi. Vérifiez-le ici :',
    names: { uniform: 'Regarder partout également', shuffled: 'Mélanger les poids', hide: 'Cacher le mot principal' },
    hidden: { 'hidden-top': (word) => `Sans « ${word} », le mot le plus regardé`, 'hidden-random': (word) => `Sans « ${word} », un mot au hasard` },
    result: (same, difference) => `${same ? 'Même traduction' : 'Autre traduction'} ; Δ log p de la première ${signed(difference)}`,
    shows: {
      uniform: 'Si la traduction en souffre, les poids comptent pour le modèle. Sinon, cette phrase n’en avait pas besoin, et ils expliquent peu ici.',
      shuffled: 'Les mêmes poids sur les mauvais mots. Si peu change, d’autres poids auraient convenu : ceux-ci ne sont donc pas l’explication.',
      hide: 'Si le mot le plus regardé coûte plus que celui pris au hasard, les poids montrent quelque chose dont le modèle a besoin. Une phrase ne prouve rien : essayez-en plusieurs.',
    },
  },
  quiz: {
    ask: (word) => `Quel mot le modèle regarde-t-il quand il écrit « ${word} » ?`, nothing: 'Aucun mot de cette traduction ne fait une bonne question. Essayez une autre phrase.',
    next: 'Mot suivant', noScore: 'Devinez avant de voir.', score: (right, asked) => `${decimal(right, 1)} sur ${asked} dans cette note`,
    answer: {
      right: (word, weight) => `Juste : « ${word} » a ${percent(weight)}.`,
      close: (word, weight) => `Presque : votre mot a sa part, mais « ${word} » a le plus, ${percent(weight)}.`,
      wrong: (word, weight) => `Il regarde « ${word} », ${percent(weight)}.`,
    },
  },
};
