/**
 * The file that WebGPU needs beside main.js: one zstd frame of
 *   the length of the script in bytes (4, little-endian), the script in UTF-8, the trimmed WebAssembly binary.
 * The script is the vendor's, as one statement for a classic worker. Read by src/engine/webgpu-file.ts.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { capRuntimeMemory } from '../build/cap-runtime-memory.mjs';
import { compress } from '../build/zstd.mjs';
import { readKeptFunctions } from './kept-functions.mjs';
import { OFFICIAL_WEBGPU, readOfficial, sha256Of } from './official-runtime.mjs';
import { bitsOfRange, emptyUnlisted, unionOf } from './trimming.mjs';

const CACHE = fileURLToPath(new URL('../../.cache/webgpu', import.meta.url));

const ROOM = new URL('../../src/engine/runtime/', import.meta.url);

/** As it lies in the plugin's folder. */
export const WEBGPU_FILE_NAME = 'webgpu-runtime.bin';

/** The committed files; the runtime itself is made from them and from node_modules, the same bytes each time. */
export const WEBGPU_FILES = {
  facts: new URL('webgpu-runtime.json', ROOM),
  keptFunctions: new URL('webgpu-kept-functions.json', ROOM),
};

/** As src/engine/webgpu-runtime.ts reads it. */
const MODULE_VARIABLE = 'attentionLabWebGpu';

/** @returns {Promise<{ bytes: Uint8Array, facts: object }>} the file, and what is written down about it */
export async function makeWebGpuFile() {
  const official = readOfficial(OFFICIAL_WEBGPU);
  const kept = readKeptFunctions(readFileSync(WEBGPU_FILES.keptFunctions, 'utf8'), OFFICIAL_WEBGPU);
  const wasm = emptyUnlisted(official, unionOf([kept, bitsOfRange(...OFFICIAL_WEBGPU.provider, kept.length)]));
  if (!WebAssembly.validate(wasm)) throw new Error('the trimmed runtime for WebGPU is not a valid WebAssembly module');
  const script = await classicScript();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, script.length, true);
  const bytes = await compress(Buffer.concat([length, script, wasm]));
  return {
    bytes,
    facts: {
      version: OFFICIAL_WEBGPU.version,
      official: { file: OFFICIAL_WEBGPU.file, bytes: official.length, sha256: OFFICIAL_WEBGPU.sha256 },
      trimmed: { bytes: wasm.length, sha256: sha256Of(wasm) },
      script: { bytes: script.length, sha256: sha256Of(script) },
      file: { name: WEBGPU_FILE_NAME, bytes: bytes.length, sha256: sha256Of(bytes) },
    },
  };
}

/**
 * The file that this version of the plugin expects, made at the first call and kept in .cache.
 * Throws where what was made is another one.
 */
export async function makeExpectedWebGpuFile() {
  const { sha256 } = JSON.parse(readFileSync(WEBGPU_FILES.facts, 'utf8')).file;
  const kept = join(CACHE, `${sha256}.bin`);
  if (existsSync(kept) && sha256Of(readFileSync(kept)) === sha256) return new Uint8Array(readFileSync(kept));
  const { bytes, facts } = await makeWebGpuFile();
  if (facts.file.sha256 !== sha256) throw new Error(`${WEBGPU_FILE_NAME} came out other than ${fileURLToPath(WEBGPU_FILES.facts)} says; write that anew with: npm run trim-runtime`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, bytes);
  return new Uint8Array(bytes);
}

async function classicScript() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(OFFICIAL_WEBGPU.bundle)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: MODULE_VARIABLE,
    target: 'es2021',
    platform: 'browser',
    charset: 'ascii',
    legalComments: 'none',
    minify: true,
    logOverride: { 'empty-import-meta': 'silent' }, // The runtime asks for its URL only when it is given no bytes.
    plugins: [capRuntimeMemory()],
  });
  return outputFiles[0].contents;
}
