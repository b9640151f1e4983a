/** The files of ONNX Runtime Web that trimming starts from, pinned by version and hash. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../../node_modules/onnxruntime-web/dist/', import.meta.url);

/**
 * @typedef {object} OfficialRuntime
 * @property {string} version  of onnxruntime-web
 * @property {string} file     the WebAssembly binary. Function indices mean nothing in any other build.
 * @property {string} sha256   of that file
 * @property {URL} bundle      the JavaScript that goes with it, glue inside
 */

const VERSION = '1.30.0';

/** For processors alone. @type {OfficialRuntime} */
export const OFFICIAL = {
  version: VERSION,
  file: 'ort-wasm-simd-threaded.wasm',
  sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  bundle: new URL('ort.wasm.bundle.min.mjs', DIST),
};

/**
 * For processors and WebGPU, in the form that runs in every browser with WebGPU.
 * `provider`: where in the file the functions of the WebGPU provider lie, first and past the last. They are kept whole: what a
 * vendor's card takes of them, no software adapter shows. (Functions that only WebGPU enters lie there; see which with --cover-webgpu.)
 * @type {OfficialRuntime & { provider: [number, number] }}
 */
export const OFFICIAL_WEBGPU = {
  version: VERSION,
  file: 'ort-wasm-simd-threaded.asyncify.wasm',
  sha256: '39f9f0894d478800487ed9f7dbe92618498db320cf55c8e3d89adff8dce658da',
  bundle: new URL('ort.webgpu.bundle.min.mjs', DIST),
  provider: [10_250, 11_200],
};

/** @param {OfficialRuntime} [official] @returns {Uint8Array<ArrayBuffer>} the WebAssembly binary as published; throws where `node_modules` holds another one */
export function readOfficial({ version, file, sha256 } = OFFICIAL) {
  const wasm = new Uint8Array(readFileSync(fileURLToPath(new URL(file, DIST))));
  const found = sha256Of(wasm);
  if (found !== sha256) {
    throw new Error(`${file} is not the one of onnxruntime-web ${version}: its SHA-256 is ${found}. `
      + 'After an upgrade change scripts/trim-runtime/official-runtime.mjs and run: npm run trim-runtime -- --cover --cover-webgpu');
  }
  return wasm;
}

/** @param {Uint8Array} bytes @returns {string} in hexadecimal */
export const sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex');
