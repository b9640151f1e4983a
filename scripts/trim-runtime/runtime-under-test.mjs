/** Starts ONNX Runtime Web, in Node or in a page, on a WebAssembly binary of our choice, any number of times. */

import { model, node } from './onnx-writer.mjs';

/**
 * @typedef {object} RuntimeUnderTest
 * @property {typeof import('onnxruntime-web')} ort
 * @property {WebAssembly.Exports} exports  of the running instance
 */

/**
 * @param {WebAssembly.Module} wasm
 * @param {number} copy  a number not used before in this process: each gets a runtime of its own
 * @param {{ bundle: string, maximumPages?: number }} options  address of the JavaScript that goes with the binary;
 *   pages of 64 KiB that the runtime's memory may grow to
 * @returns {Promise<RuntimeUnderTest>}
 */
export async function startRuntime(wasm, copy, { bundle, maximumPages = 16_384 }) {
  const { instantiate, Memory } = WebAssembly;
  let exports = null;
  // The glue instantiates from bytes and makes its own memory; both are handed what this run asks for.
  WebAssembly.instantiate = async (_bytes, imports) => {
    const instance = await instantiate(wasm, imports);
    exports = instance.exports;
    return { module: wasm, instance };
  };
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor) {
      super({ ...descriptor, maximum: maximumPages });
    }
  };
  try {
    const ort = await import(`${bundle}?copy=${copy}`);
    Object.assign(ort.env.wasm, { numThreads: 1, proxy: false, wasmBinary: new Uint8Array(1) });
    ort.env.logLevel = 'fatal';
    const session = await ort.InferenceSession.create(SMALLEST);
    await session.release();
    return { ort, exports };
  } finally {
    Object.assign(WebAssembly, { instantiate, Memory });
  }
}

const SMALLEST = model({
  inputs: { x: ['float32', [1]] },
  outputs: { y: ['float32', [1]] },
  nodes: [node('Identity', ['x'], ['y'])],
});
