/** The release workflow attaches what the guide tells people to import. Read as data; GitHub alone can run it. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step { readonly run?: string; readonly with?: { readonly 'subject-path'?: string } }

const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as { jobs: { release: { steps: readonly Step[] } } };
const { steps } = jobs.release;
const attached = steps.map(({ run = '' }) => /gh release create .*--generate-notes (.*)/.exec(run)?.[1]).find((files) => files !== undefined)?.split(' ');

describe('a release', () => {
  it('carries the plugin, the models as archives, and the runtime for WebGPU', () => {
    expect(attached).toEqual(['main.js', 'manifest.json', 'styles.css', 'model-archives/*.zip', 'webgpu-runtime.bin']);
  });

  it('makes them before it attaches them, and attests each', () => {
    const runs = steps.map(({ run }) => run ?? '');
    const at = (part: string): number => runs.findIndex((run) => run.includes(part));
    expect(at('npm run package-models -- model-archives')).toBeGreaterThan(at('npm run build'));
    expect(at('npm run trim-runtime')).toBeGreaterThan(at('npm run build'));
    expect(at('gh release create')).toBeGreaterThan(Math.max(at('npm run package-models'), at('npm run trim-runtime')));
    expect(steps.map((step) => step.with?.['subject-path']).find((paths) => paths !== undefined)?.trim().split(/\s+/)).toEqual(attached);
  });
});
