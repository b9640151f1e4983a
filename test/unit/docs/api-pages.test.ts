import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../src/model/engine';
import { LONGEST_INPUT, publicApi, type AttentionLabApi } from '../../../src/share/public-api';
import { shippedEngine } from '../engine/shipped-model';

// The app itself is not needed to read a request.
vi.mock('obsidian', () => ({ Notice: class {} }));
const { answer, readLink } = await import('../../../src/share/outside');

/** Of an exported interface in a file of ours. */
function declaration(file: string, name: string): string {
  return new RegExp(`export interface ${name} \\{\\n[^]*?\\n\\}`).exec(readFileSync(file, 'utf8'))?.[0] ?? `no ${name} in ${file}`;
}

let engine: Engine;
let api: AttentionLabApi;
beforeAll(async () => {
  engine = await shippedEngine();
  api = publicApi({ ready: () => Promise.resolve(), engine: () => engine, preferredModel: () => null });
});

describe.each([['en', '10,000'], ['es', '10 000']] as const)('the page on asking from outside, in %s', (language, longest) => {
  const path = `docs/${language}/api.md`;
  const page = readFileSync(path, 'utf8');

  it('shows the interface as the source has it', () => {
    const shown = /<!-- interface:start -->\n```ts\n([^]*?)\n```/.exec(page)?.[1];
    expect(shown).toBe([
      declaration('src/share/public-api.ts', 'AttentionLabApi'),
      declaration('src/charts/export/weights-table.ts', 'WeightsRow'),
      declaration('src/charts/export/weights-table.ts', 'WeightsTable'),
    ].join('\n\n'));
  });

  it('names the longest input', () => {
    expect(LONGEST_INPUT).toBe(10_000);
    expect(page).toContain(longest);
  });

  it('links only to files that are there', () => {
    const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });

  it('gives examples that the engine answers', async () => {
    const [, sentence = ''] = /api\.translate\('([^']+)'\)/.exec(page) ?? [];
    const translation = await api.translate(sentence);
    expect(translation).toMatch(/\w/);
    const { source, rows } = await api.align(sentence, { grain: 'subwords' });
    expect(source.at(-1)).toBe('</s>');
    for (const { weights } of rows) {
      expect(weights).toHaveLength(source.length);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
    }
    for (const [, text = '', rest = ''] of page.matchAll(/attention-lab:translate text="([^"]+)"(.*)/g)) {
      const model = /model=(\S+)/.exec(rest)?.[1];
      const printed = await answer(api, { text, ...(model === undefined ? {} : { model }), ...(rest.endsWith('json') ? { json: 'true' } : {}) });
      if (rest.endsWith('json')) expect(Object.keys(JSON.parse(printed) as object)).toEqual(['text', 'translation', 'alignment']);
      else expect(printed).toBe(translation);
    }
    for (const [link] of page.matchAll(/obsidian:\/\/attention-lab\S+/g)) {
      const given = Object.fromEntries(new URL(link).searchParams);
      expect(readLink(given, api.models, () => null)).toEqual({ sentence, modelId: 'fr-en' });
    }
  });
});

describe('the interface over the shipped model', () => {
  it('aligns a translation that is given, and traces what it would have written itself', async () => {
    const given = await api.align('Il fait froid.', { target: 'It is warm.' });
    expect(given.rows.map(({ target }) => target).join(' ')).toMatch(/^It is warm/);
    const trace = await api.trace('Il fait froid.', { model: 'fr-en' });
    expect(trace.target.text).toBe(await api.translate('Il fait froid.'));
    expect(api.components.length).toBeGreaterThan(20);
  });
});
