/** French texts of settings. */

import type { Texts } from '../index';

export const settings: Texts['settings'] = {
  defaultModel: 'Modèle par défaut',
  defaultModelHint: 'Celui des blocs qui ne nomment aucun modèle.',
  firstModel: 'Le premier',
  chips: 'Parties du modèle dans les notes',
  chipsEverywhere: 'Les marquer dans toutes les notes',
  chipsEverywhereHint: 'Sinon, seulement dans les notes avec un bloc attention ou la propriété attention-lab: true. Jamais avec attention-lab: false.',
  chipsAfterTerms: 'Marquer les termes en gras et les titres',
  chipsAfterTermsHint: 'Quand tout leur texte est le nom d’une partie.',
  noteFolder: 'Dossier des nouvelles notes',
  noteFolderHint: 'Où sont créées les notes sur les parties du modèle. Vide : là où vont les nouvelles notes.',
  noteTemplate: 'Texte des nouvelles notes',
  noteTemplateHint: 'Variables : {{name}}, {{id}}, {{aliases}}, {{meaning}}, {{formula}}, {{shapes}}, {{parameters}}, {{source}}, {{connections}}, {{sentence}}, {{properties}}. Vide : une note avec formule et bloc.',
};
