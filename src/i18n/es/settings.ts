/** Spanish texts of settings. */

import type { Texts } from '../index';

export const settings: Texts['settings'] = {
  defaultModel: 'Modelo predeterminado',
  defaultModelHint: 'Lo usan los bloques que no nombran ningún modelo.',
  firstModel: 'El primero',
};
