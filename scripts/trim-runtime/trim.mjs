/**
 * Makes the trimmed runtime that main.js carries, and the one for WebGPU that lies beside it.
 *   npm run trim-runtime                     from node_modules and the committed lists of kept functions
 *   npm run trim-runtime -- --cover          makes the first list anew before, by running the covering cases (minutes)
 *   npm run trim-runtime -- --cover-webgpu   the same for the second, in a Chromium with a software adapter (an hour)
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compress } from '../build/zstd.mjs';
import { cover } from './coverage.mjs';
import { readKeptFunctions, writeKeptFunctions } from './kept-functions.mjs';
import { OFFICIAL, OFFICIAL_WEBGPU, readOfficial, sha256Of } from './official-runtime.mjs';
import { writeSupportedOperators } from './supported-operators.mjs';
import { emptyUnlisted } from './trimming.mjs';
import { readModule } from './wasm-module.mjs';
import { coverWebGpu } from './webgpu-coverage.mjs';
import { makeWebGpuFile, WEBGPU_FILE_NAME, WEBGPU_FILES } from './webgpu-file.mjs';

const ROOM = new URL('../../src/engine/runtime/', import.meta.url);

/** Beside main.js, which is made as well. */
const OUTPUT = new URL(`../../${WEBGPU_FILE_NAME}`, import.meta.url);

/** The committed files. */
export const FILES = {
  archive: new URL('ort-wasm-trimmed.zst', ROOM),
  facts: new URL('trimmed-runtime.json', ROOM),
  keptFunctions: new URL('kept-functions.json', ROOM),
  supportedOperators: new URL('supported-operators.json', ROOM),
};

/** The trimmed WebAssembly binary. @returns {Uint8Array} */
export function trimmedRuntime() {
  return emptyUnlisted(readOfficial(), readKeptFunctions(readFileSync(FILES.keptFunctions, 'utf8')));
}

async function main() {
  const option = { type: 'boolean', default: false };
  const { values } = parseArgs({ options: { 'cover': option, 'cover-webgpu': option } });
  mkdirSync(ROOM, { recursive: true });
  await makeEmbedded(values.cover);
  await makeWebGpu(values['cover-webgpu']);
}

const print = (line) => process.stdout.write(`${line}\n`);

async function makeEmbedded(isCoveredAnew) {
  if (isCoveredAnew) {
    const official = readOfficial();
    const { entered, operators } = cover(official, print);
    writeFileSync(FILES.keptFunctions, writeKeptFunctions(entered, readModule(official).functions.length));
    writeFileSync(FILES.supportedOperators, writeSupportedOperators(operators));
  }
  const trimmed = trimmedRuntime();
  if (!WebAssembly.validate(trimmed)) throw new Error('the trimmed runtime is not a valid WebAssembly module');
  const archive = await compress(trimmed);
  const facts = {
    version: OFFICIAL.version,
    official: { file: OFFICIAL.file, bytes: readOfficial().length, sha256: OFFICIAL.sha256 },
    trimmed: { bytes: trimmed.length, sha256: sha256Of(trimmed) },
    archive: { bytes: archive.length, sha256: sha256Of(archive) },
  };
  writeFileSync(FILES.archive, archive);
  writeFileSync(FILES.facts, `${JSON.stringify(facts, null, 2)}\n`);
  print(`${facts.official.bytes} bytes trimmed to ${trimmed.length}, compressed to ${archive.length}, in base85 ${Math.ceil(archive.length / 4) * 5}`);
}

/** The file itself is not committed: it can be made from what is. */
async function makeWebGpu(isCoveredAnew) {
  if (isCoveredAnew) {
    const official = readOfficial(OFFICIAL_WEBGPU);
    const entered = await coverWebGpu(official, OFFICIAL_WEBGPU.bundle, print);
    writeFileSync(WEBGPU_FILES.keptFunctions, writeKeptFunctions(entered, readModule(official).functions.length, OFFICIAL_WEBGPU));
  }
  const { bytes, facts } = await makeWebGpuFile();
  writeFileSync(WEBGPU_FILES.facts, `${JSON.stringify(facts, null, 2)}\n`);
  writeFileSync(OUTPUT, bytes);
  print(`${WEBGPU_FILE_NAME}: ${facts.official.bytes} bytes trimmed to ${facts.trimmed.bytes}, with its script compressed to ${bytes.length}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
