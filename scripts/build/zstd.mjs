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

const HIGHEST_LEVEL = 22;
const CACHE = join('.cache', 'zstd');

/** Bytes -> one zstd frame. */
export async function compress(bytes) {
  const kept = join(CACHE, `${createHash('sha256').update(bytes).digest('hex')}.${version}.${HIGHEST_LEVEL}.zst`);
  if (existsSync(kept)) return readFileSync(kept);
  await zstd.init();
  const compressed = zstd.compress(bytes, HIGHEST_LEVEL);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, compressed);
  return compressed;
}
