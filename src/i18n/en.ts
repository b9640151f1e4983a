/** English, the language that sets the shape of the dictionaries. */

import { backend } from './en/backend';
import { block } from './en/block';
import { charts } from './en/charts';
import { lens } from './en/lens';
import { links } from './en/links';
import { modelProblems } from './en/model-problems';
import { settings } from './en/settings';
import { share } from './en/share';
import { translate } from './en/translate';
import { views } from './en/views';

export const en = { backend, block, charts, lens, links, modelProblems, settings, share, translate, views };
