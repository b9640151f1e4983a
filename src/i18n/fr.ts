/** French. */

import type { en } from './en';
import { backend } from './fr/backend';
import { block } from './fr/block';
import { charts } from './fr/charts';
import { lens } from './fr/lens';
import { links } from './fr/links';
import { modelProblems } from './fr/model-problems';
import { settings } from './fr/settings';
import { share } from './fr/share';
import { translate } from './fr/translate';
import { views } from './fr/views';
import { withFrenchSpaces } from './french-spaces';

export const fr: typeof en = withFrenchSpaces<typeof en>({ backend, block, charts, lens, links, modelProblems, settings, share, translate, views });
