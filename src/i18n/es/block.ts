/** texts of the block. */

import type { Texts } from '../index';

export const block: Texts['block'] = {};
