/** French texts of settings. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { count, decimal } = numbersIn('fr');
const megabytes = (bytes: number): string => `${decimal(bytes / 1e6, 1)} Mo`;

export const settings: Texts['settings'] = {
  models: 'Modèles',
  modelFor: (language) => `Modèle pour : ${language}`,
  modelForHint: 'Traduit les textes dans cette langue quand ni le bloc ni la commande ne nomment de modèle.',
  modelHint: (size, bleu, licence) =>
    [megabytes(size), ...(bleu === null ? [] : [`BLEU ${decimal(bleu, 1)}`]), licence].join(' · '),
  carried: 'Fourni avec le module',
  removeModel: 'Retirer',
  removed: (name) => `${name} a été retiré`,
  importFile: 'Importer un fichier',
  importFileHint: 'Un .zip avec les quatre fichiers d’un modèle, comme ceux que fait npm run package-models. Rien n’est téléchargé.',
  importFolder: 'Importer un dossier du coffre',
  importFolderHint: 'Un dossier avec model.json, tokenizer.json, encoder.onnx et decoder.onnx.',
  choose: 'Choisir…',

  translation: 'Traduction',
  decoding: 'Recherche',
  decodingHint: 'La gloutonne prend à chaque étape le meilleur mot. Le faisceau garde cinq débuts et prend la meilleure phrase entière, cinq fois plus lentement.',
  decodings: { greedy: 'Gloutonne', beam: 'Faisceau de cinq' },
  longestSentence: 'Phrase la plus longue',
  longestSentenceHint: 'En mots ; les phrases plus longues sont traduites par morceaux. Un petit modèle a appris avec des phrases courtes, et son attention compare chaque mot écrit à chaque mot lu : plus la phrase est longue, plus il y a à confondre.',

  appearance: 'Apparence',
  view: 'Les blocs montrent d’abord',
  viewHint: 'La vue des blocs qui n’en nomment pas avec view:. Les blocs ouverts suivent aussitôt.',
  grain: 'Mots ou morceaux',
  grainHint: 'Ce que sont les lignes et les colonnes des blocs qui ne le disent pas avec words:. Les morceaux sont ce que le modèle lit et écrit vraiment.',
  lensSide: 'Côté de la loupe',
  lensSideHint: 'La barre latérale où s’ouvre la loupe ; ouverte, elle s’y déplace.',
  lensSides: { right: 'À droite', left: 'À gauche' },
  palette: 'Couleurs de l’attention',
  paletteHint: 'Chacune se lit avec toute vision des couleurs, car c’est la clarté qui porte le poids.',
  palettes: { violet: 'Violet', blue: 'Bleu', grey: 'Gris' },

  chips: 'Parties du modèle dans les notes',
  chipsEverywhere: 'Les marquer dans toutes les notes',
  chipsEverywhereHint: 'Sinon, seulement dans les notes avec un bloc attention ou la propriété attention-lab: true. Jamais avec attention-lab: false.',
  chipsAfterLinks: 'Marquer les liens',
  chipsAfterLinksHint: 'Après les liens vers des notes sur une partie du modèle.',
  chipsAfterTerms: 'Marquer les termes en gras',
  chipsAfterTermsHint: 'Quand tout leur texte est le nom d’une partie.',
  chipsAfterHeadings: 'Marquer les titres',
  chipsAfterHeadingsHint: 'Quand tout leur texte est le nom d’une partie.',
  noteFolder: 'Dossier des nouvelles notes',
  noteFolderHint: 'Où sont créées les notes sur les parties du modèle. Vide : là où vont les nouvelles notes.',
  noteTemplate: 'Texte des nouvelles notes',
  noteTemplateHint: 'Variables : {{name}}, {{id}}, {{aliases}}, {{meaning}}, {{formula}}, {{shapes}}, {{parameters}}, {{source}}, {{connections}}, {{sentence}}, {{properties}}. Vide : une note avec formule et bloc.',

  device: 'Cet appareil',
  idleMinutes: 'Libérer la mémoire après',
  idleMinutesHint: 'Minutes sans travail après lesquelles le modèle quitte la mémoire. Compte à partir du prochain démarrage de l’application.',
  cacheMegabytes: 'Place pour les résultats',
  cacheMegabytesHint: 'Mégaoctets de cet appareil pour les phrases déjà calculées. Compte à partir du prochain démarrage de l’application.',
  cache: 'Phrases calculées',
  cacheSize: (bytes) => `${megabytes(bytes)} utilisés`,
  clearCache: 'Vider',
  cacheCleared: 'Les phrases calculées ont été oubliées',
  report: 'Rapport pour questions et bogues',
  reportHint: 'Versions, modèles, tailles et dernière erreur. Aucun texte de vos notes.',
  copyReport: 'Copier le rapport',
  reportCopied: 'Rapport copié',

  import: {
    title: 'Importer un modèle',
    reading: 'Lecture…',
    checking: 'Vérification…',
    facts: (direction, parameters) => `${direction}, ${count(parameters, { one: 'paramètre', other: 'paramètres' })}`,
    trainedOn: (sets) => `Entraîné sur ${sets}`,
    replaces: 'Il prend la place du modèle installé qui a cet identifiant.',
    add: 'Ajouter',
    cancel: 'Annuler',
    added: (name) => `${name} a été ajouté`,
    refused: 'Ce modèle ne peut pas servir ici :',
    problems: {
      'not-a-zip': 'Le fichier n’est pas une archive .zip lisible.',
      'too-large': 'L’archive, ou l’un de ses fichiers, est plus grande qu’un modèle ne peut l’être.',
      'bad-path': 'L’archive contient un chemin qui en sort.',
      'nothing': 'Elle ne contient pas de model.json.',
      'write-failed': 'Le modèle n’a pas pu être écrit ; le disque est peut-être plein. Rien n’a changé.',
      'unreadable': 'Le fichier n’a pas pu être lu.',
    },
    expected: (path, expected, found) => `${path} : attendu ${expected}, trouvé ${found}`,
    noFolders: 'Aucun dossier de ce coffre ne contient de model.json.',
    chooseFolder: 'Choisissez un dossier avec un modèle',
  },
};
