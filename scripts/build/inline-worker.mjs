// `import text from 'inline:./worker'` gives the bundled script of a worker as a string, since a plugin is one file.

import { dirname, resolve } from 'node:path';
import esbuild from 'esbuild';

/** An esbuild plugin; `common` are the options that the worker's bundle shares with main.js. */
export function inlineWorker(common) {
  return {
    name: 'inline-worker',
    setup(build) {
      build.onResolve({ filter: /^inline:/ }, ({ path, importer }) => ({
        path: resolve(dirname(importer), `${path.slice('inline:'.length)}.ts`),
        namespace: 'inline-worker',
      }));
      build.onLoad({ filter: /.*/, namespace: 'inline-worker' }, async ({ path }) => {
        const { outputFiles, metafile } = await esbuild.build({
          ...common,
          entryPoints: [path],
          format: 'iife',
          write: false,
          metafile: true,
        });
        const [script] = outputFiles;
        return { contents: script.text, loader: 'text', watchFiles: Object.keys(metafile.inputs).map((file) => resolve(file)) };
      });
    },
  };
}
