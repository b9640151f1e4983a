/** The committed runtime is what the committed list makes of the published one. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decompress } from 'fzstd';
import { describe, expect, it } from 'vitest';
import facts from '../../../src/engine/runtime/trimmed-runtime.json';
import { FILES, trimmedRuntime } from '../../../scripts/trim-runtime/trim.mjs';
import { OFFICIAL, readOfficial } from '../../../scripts/trim-runtime/official-runtime.mjs';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the trimmed runtime', () => {
  const archive = readFileSync(FILES.archive);

  it('starts from the published file of the pinned version', () => {
    expect(sha256(readOfficial())).toBe(facts.official.sha256);
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ devDependencies: { 'onnxruntime-web': OFFICIAL.version } });
  });

  it('unpacks to exactly what the list of kept functions makes of the published file', () => {
    expect(Buffer.from(decompress(archive)).equals(Buffer.from(trimmedRuntime()))).toBe(true);
  });

  it('has the sizes and hashes that are written beside it', () => {
    const wasm = decompress(archive);
    expect({ bytes: archive.length, sha256: sha256(archive) }).toEqual(facts.archive);
    expect({ bytes: wasm.length, sha256: sha256(wasm) }).toEqual(facts.trimmed);
  });
});
