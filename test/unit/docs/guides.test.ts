import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GUIDES, withOptionTable } from '../../../scripts/command/option-tables';
import { OPTIONS } from '../../../src/block/options';

describe.each(['en', 'es'] as const)('the guide in %s', (language) => {
  const path = GUIDES[language];
  const guide = readFileSync(path, 'utf8');

  it('lists every option as the block reads it (npm run document-options writes the table)', () => {
    expect(withOptionTable(guide, language, OPTIONS)).toBe(guide);
  });

  it('links only to files that are there', () => {
    const targets = [...guide.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });
});
