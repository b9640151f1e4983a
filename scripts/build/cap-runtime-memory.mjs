// The runtime asks for a shared WebAssembly memory that may grow to 4 GiB. Phones refuse to reserve that much,
// so that the runtime would not start at all; 512 MiB is many times what our models need.

import { readFileSync } from 'node:fs';

const MAXIMUM_PAGES = 8192; // of 64 KiB

/** An esbuild plugin that lowers the maximum in the runtime's JavaScript part. */
export function capRuntimeMemory() {
  return {
    name: 'cap-runtime-memory',
    setup(build) {
      build.onLoad({ filter: /ort\.(?:wasm|webgpu)\.bundle\.min\.mjs$/ }, ({ path }) => {
        const original = readFileSync(path, 'utf8');
        const contents = original.replace(/maximum:65536/, `maximum:${MAXIMUM_PAGES}`);
        if (contents === original) throw new Error(`${path}: the memory maximum was not found; has the runtime's version changed?`);
        return { contents, loader: 'js' };
      });
    },
  };
}
