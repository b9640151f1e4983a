// The modules `embedded:runtime` and `embedded:models`, made at build time from the files that main.js carries.
// Their shapes are declared in src/engine/embedded.d.ts.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { base85OfBytes } from './base85.mjs';
import { packModels } from './pack-models.mjs';

const RUNTIME = 'src/engine/runtime/ort-wasm-trimmed.zst';
const RUNTIME_FACTS = 'src/engine/runtime/trimmed-runtime.json';

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
  const archive = readFileSync(RUNTIME);
  const facts = JSON.parse(readFileSync(RUNTIME_FACTS, 'utf8'));
  if (createHash('sha256').update(archive).digest('hex') !== facts.archive.sha256) {
    throw new Error(`${RUNTIME} is not the file that ${RUNTIME_FACTS} describes; make it anew with: npm run trim-runtime`);
  }
  const embedded = { base85: base85OfBytes(archive), sha256: facts.trimmed.sha256 };
  return { contents: `export default ${JSON.stringify(embedded)};`, watchFiles: [resolve(RUNTIME), resolve(RUNTIME_FACTS)] };
}

async function modelsModule(ids) {
  const { cards, files, packed } = await packModels(ids.map((id) => join('models', id)));
  const embedded = { cards, files, base85: base85OfBytes(packed) };
  return { contents: `export default ${JSON.stringify(embedded)};`, watchFiles: ids.map((id) => resolve('models', id, 'model.json')) };
}
