/** What main.js is made of, as its last build counted it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement';

export function measureSizes(project: string): Measurement[] {
  const counted = join(project, '.cache', 'sizes.json');
  if (!existsSync(counted)) throw new Error('main.js has not been built; run: npm run build');
  const parts = JSON.parse(readFileSync(counted, 'utf8')) as Array<[part: string, bytes: number]>;
  return parts.map(([part, bytes]) => ({
    what: part === 'main.js' ? 'main.js, whole' : `main.js: ${part}`,
    value: bytes,
    unit: 'bytes',
    must: part === 'main.js' ? 5_000_000 : null,
    aim: part === 'main.js' ? 4_200_000 : null,
  }));
}
