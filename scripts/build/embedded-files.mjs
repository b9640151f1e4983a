// The modules `embedded:runtime` and `embedded:models`, made at build time from the files that main.js carries.
// Their shapes are declared in src/engine/embedded.d.ts.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { decompress } from 'fzstd';
import { packModel } from './pack-model.mjs';
import { compress } from './zstd.mjs';

const TRIMMED_RUNTIME = 'src/engine/runtime/ort-wasm-trimmed.zst';

/** An esbuild plugin; `models` are the ids of the folders in models/ to embed. */
export function embeddedFiles(models) {
  const contents = { 'embedded:runtime': runtimeModule, 'embedded:models': () => modelsModule(models) };
  return {
    name: 'embedded-files',
    setup(build) {
      build.onResolve({ filter: /^embedded:/ }, ({ path }) => ({ path, namespace: 'embedded-files' }));
      build.onLoad({ filter: /.*/, namespace: 'embedded-files' }, async ({ path }) => ({ ...(await contents[path]()), loader: 'js' }));
    },
  };
}

async function runtimeModule() {
  const compressed = await compressedRuntime();
  const wasm = decompress(compressed);
  const embedded = { base64: compressed.toString('base64'), sha256: createHash('sha256').update(wasm).digest('hex') };
  return { contents: `export default ${JSON.stringify(embedded)};`, watchFiles: [resolve(TRIMMED_RUNTIME)] };
}

/** The trimmed runtime, or the vendor's whole one where no trimmed one has been made. */
async function compressedRuntime() {
  if (existsSync(TRIMMED_RUNTIME)) return readFileSync(TRIMMED_RUNTIME);
  const entry = createRequire(import.meta.url).resolve('onnxruntime-web/wasm');
  return Buffer.from(await compress(readFileSync(join(dirname(entry), 'ort-wasm-simd-threaded.wasm'))));
}

async function modelsModule(ids) {
  const embedded = [];
  for (const id of ids) {
    const { card, packed } = await packModel(join('models', id));
    embedded.push({ card, base64: Buffer.from(packed).toString('base64') });
  }
  return { contents: `export default ${JSON.stringify(embedded)};`, watchFiles: ids.map((id) => resolve('models', id, 'model.json')) };
}
