/** The outermost layer of a command-line program: its parameters come from the process, its failures go to standard error. */

import type { Program } from './command-line';

export function runProgram(program: Program): void {
  const [project = process.cwd(), ...parameters] = process.argv.slice(2);
  // A reader of our output that has seen enough, such as `head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  program(parameters, project).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
