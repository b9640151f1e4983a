/** Spanish. */

import type { en } from './en';
import { backend } from './es/backend';
import { block } from './es/block';
import { charts } from './es/charts';
import { lens } from './es/lens';
import { links } from './es/links';
import { modelProblems } from './es/model-problems';
import { settings } from './es/settings';
import { share } from './es/share';
import { translate } from './es/translate';
import { views } from './es/views';

export const es: typeof en = { backend, block, charts, lens, links, modelProblems, settings, share, translate, views };
