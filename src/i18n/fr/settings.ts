/** French texts of settings. */

import type { Texts } from '../index';

export const settings: Texts['settings'] = {
  defaultModel: 'Modèle par défaut',
  defaultModelHint: 'Celui des blocs qui ne nomment aucun modèle.',
  firstModel: 'Le premier',
};
