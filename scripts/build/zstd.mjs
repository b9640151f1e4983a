// Compression for what main.js carries. The compressor is a pinned WebAssembly package, so that the same input gives the
// same bytes on every machine; results are kept in .cache because the highest level takes seconds.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The package's ESM build is meant for browsers only.
const require = createRequire(import.meta.url);
const zstd = require('@bokuweb/zstd-wasm');
const version = require('../../package.json').devDependencies['@bokuweb/zstd-wasm'];

await zstd.init(); // Once: a second call leaves a compressor that writes frames cut short.

const HIGHEST_LEVEL = 22;
const CACHE = join('.cache', 'zstd');

/** The highest level that looks for repeats of five bytes and more. In weights, shorter ones are chance, and naming them costs more than it saves. */
export const LEVEL_FOR_WEIGHTS = 16;

/** Bytes -> one zstd frame. */
export async function compress(bytes, level = HIGHEST_LEVEL) {
  const kept = join(CACHE, `${createHash('sha256').update(bytes).digest('hex')}.${version}.${level}.zst`);
  if (existsSync(kept)) return readFileSync(kept);
  const compressed = zstd.compress(bytes, level);
  if (!Buffer.from(zstd.decompress(compressed)).equals(Buffer.from(bytes))) {
    throw new Error('The compressor wrote a frame that does not unpack to what it was given.');
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, compressed);
  return compressed;
}
