/** Spanish texts of links. */

import type { Texts } from '../index';

export const links: Texts['links'] = {};
