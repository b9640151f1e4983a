/** French texts of settings. */

import type { Texts } from '../index';

export const settings: Texts['settings'] = {};
