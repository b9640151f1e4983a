// Runs one of the command-line programs in scripts/command: `node scripts/command.mjs translate --model fr-en`.
// They are TypeScript and share the engine with the plugin, so they are bundled first.

import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, PROJECT } from './install.mjs';

const [name, ...parameters] = process.argv.slice(2);
const PROGRAMS = ['translate', 'align', 'bench', 'check-model', 'document-options'];

if (!PROGRAMS.includes(name)) {
  process.stderr.write(`Programs: ${PROGRAMS.join(', ')}\n`);
  process.exitCode = 2;
} else {
  installPackages();
  const { status } = spawnSync(process.execPath, [await bundle(name), PROJECT, ...parameters], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

/** The path of a script that runs the program with the project's folder and the parameters that follow it. */
async function bundle(program) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: PROJECT,
    stdin: {
      contents: `import { runProgram } from './run-program'; import program from './${program}'; runProgram(program);`,
      resolveDir: join(PROJECT, 'scripts', 'command'),
      loader: 'ts',
    },
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const folder = join(PROJECT, '.cache', 'command');
  const script = join(folder, `${program}.mjs`);
  mkdirSync(folder, { recursive: true });
  // The same program may be starting twice at once: neither must read half a file.
  writeFileSync(`${script}.${process.pid}`, outputFiles[0].text);
  renameSync(`${script}.${process.pid}`, script);
  return script;
}
