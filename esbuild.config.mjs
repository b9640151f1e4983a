// Builds main.js: the plugin, the engine's worker, the runtime and the embedded models in one file.
// `node esbuild.config.mjs production` builds once, minified; without the word it builds again on every change.

import { builtinModules } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import esbuild from 'esbuild';
import { capRuntimeMemory } from './scripts/build/cap-runtime-memory.mjs';
import { embeddedFiles } from './scripts/build/embedded-files.mjs';
import { EMBEDDED_MODELS } from './scripts/build/embedded-models.mjs';
import { inlineWorker } from './scripts/build/inline-worker.mjs';
import { printSizes, SIZES_FILE, sizesOfParts } from './scripts/build/sizes.mjs';

/** Obsidian Sync's standard limit for one file. */
const MAXIMUM_BYTES = 5_000_000;

const production = process.argv[2] === 'production';

/** Options shared by main.js and by the worker inside it. ASCII, as Obsidian reads the file without declaring a charset. */
const common = {
  bundle: true,
  target: 'es2021',
  platform: 'browser',
  charset: 'ascii',
  legalComments: 'none',
  minify: production,
  treeShaking: true,
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' }, // The runtime asks for its URL only when it is given no bytes.
  plugins: [capRuntimeMemory()],
};

const context = await esbuild.context({
  ...common,
  entryPoints: ['src/main.ts'],
  outfile: 'main.js',
  format: 'cjs',
  sourcemap: production ? false : 'inline',
  metafile: true,
  external: ['obsidian', 'electron', '@codemirror/*', '@lezer/*', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
  plugins: [...common.plugins, inlineWorker(common), embeddedFiles(EMBEDDED_MODELS)],
});

if (production) {
  const { metafile } = await context.rebuild();
  await context.dispose();
  printSizes(metafile);
  mkdirSync('.cache', { recursive: true });
  writeFileSync(SIZES_FILE, JSON.stringify(sizesOfParts(metafile)));
  const bytes = readFileSync('main.js').length;
  if (bytes >= MAXIMUM_BYTES) {
    process.stderr.write(`main.js has ${bytes} bytes; it must stay under ${MAXIMUM_BYTES}.\n`);
    process.exitCode = 1;
  }
} else {
  await context.watch();
}
