/** The files of ONNX Runtime Web that trimming starts from, pinned by version and hash. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../../node_modules/onnxruntime-web/dist/', import.meta.url);

/** What trimming knows about the file it rewrites. Function indices mean nothing in any other build. */
export const OFFICIAL = {
  version: '1.30.0',
  file: 'ort-wasm-simd-threaded.wasm',
  sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
};

/** The JavaScript that goes with it, glue inside. */
export const BUNDLE_URL = new URL('ort.wasm.bundle.min.mjs', DIST);

/** @returns {Uint8Array<ArrayBuffer>} the WebAssembly binary as published; throws where `node_modules` holds another one */
export function readOfficial() {
  const wasm = new Uint8Array(readFileSync(fileURLToPath(new URL(OFFICIAL.file, DIST))));
  const sha256 = sha256Of(wasm);
  if (sha256 !== OFFICIAL.sha256) {
    throw new Error(`${OFFICIAL.file} is not the one of onnxruntime-web ${OFFICIAL.version}: its SHA-256 is ${sha256}. `
      + 'After an upgrade change scripts/trim-runtime/official-runtime.mjs and run: npm run trim-runtime -- --cover');
  }
  return wasm;
}

/** @param {Uint8Array} bytes @returns {string} in hexadecimal */
export const sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex');
