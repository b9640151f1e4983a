/** French texts of translate. */

import type { Texts } from '../index';

export const translate: Texts['translate'] = {};
