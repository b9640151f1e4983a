/**
 * The file that WebGPU needs beside main.js: one zstd frame of
 *   the length of the script in bytes (4, little-endian), the script in UTF-8, the WebAssembly binary.
 * Made by scripts/trim-runtime/webgpu-file.mjs. It holds a program, so only the very bytes that are expected are taken.
 */

import { decompress } from 'fzstd';
import { sha256 } from '../model/sha256';
import { WebGpuProblem } from './backend';
import facts from './runtime/webgpu-runtime.json';

export const WEBGPU_FILE: { readonly name: string; readonly bytes: number; readonly sha256: string } = facts.file;

export interface WebGpuProgram {
  /** Leaves ONNX Runtime's module in a global variable. */
  readonly script: string;
  readonly wasm: Uint8Array;
}

/** Whether these are the bytes that this version of the plugin expects. */
export async function isWebGpuFile(bytes: Uint8Array): Promise<boolean> {
  return bytes.length === WEBGPU_FILE.bytes && (await sha256(bytes)) === WEBGPU_FILE.sha256;
}

/** Throws a WebGpuProblem where they are not. */
export async function unpackWebGpuFile(bytes: Uint8Array): Promise<WebGpuProgram> {
  if (!await isWebGpuFile(bytes)) throw new WebGpuProblem('wrong-file', `The file is not ${WEBGPU_FILE.name} with the SHA-256 ${WEBGPU_FILE.sha256}.`);
  const contents = decompress(bytes);
  const scriptLength = new DataView(contents.buffer, contents.byteOffset).getUint32(0, true);
  const wasmAt = LENGTH_BYTES + scriptLength;
  return { script: new TextDecoder().decode(contents.subarray(LENGTH_BYTES, wasmAt)), wasm: contents.subarray(wasmAt) };
}

const LENGTH_BYTES = 4;
