/** `npm run document-options`: writes the tables of block options into the guides. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTIONS } from '../../src/block/options';
import type { Program } from './command-line';
import { GUIDES, withOptionTable } from './option-tables';

const documentOptions: Program = (_parameters, project) => {
  for (const language of ['en', 'es'] as const) {
    const path = join(project, GUIDES[language]);
    writeFileSync(path, withOptionTable(readFileSync(path, 'utf8'), language, OPTIONS));
  }
  return Promise.resolve(0);
};

export default documentOptions;
