/** French texts of lens. */

import type { Texts } from '../index';

export const lens: Texts['lens'] = {};
