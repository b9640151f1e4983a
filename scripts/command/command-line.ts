/** What the command-line programs share: parameters, files, and the engine over the shipped models. */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Engine } from '../../src/model/engine';
import { createNodeEngine, readModelFolders } from './node-engine';

/** A program gets its parameters and the project's folder, and gives its exit status. */
export type Program = (parameters: readonly string[], project: string) => Promise<number>;

/** A mistake in the call; its message is shown with the usage. */
export class UsageError extends Error {}

/** Runs a program's body; a UsageError prints the usage and gives exit status 2. */
export async function withUsage(usage: string, body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    return 2;
  }
}

/** `parseArgs` with a UsageError for what it does not know. */
export function readParameters<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** An engine over all folders in models/. */
export async function openEngine(project: string): Promise<Engine> {
  return createNodeEngine({ runtimeFile: runtimeFile(project), models: await readModelFolders(join(project, 'models')) });
}

/** Throws a UsageError when the engine has no such model. */
export function requireModel(engine: Engine, id: string): string {
  if (engine.models.some((card) => card.id === id)) return id;
  throw new UsageError(`There is no model ${id}. Models: ${engine.models.map((card) => card.id).join(', ')}`);
}

/** The runtime that main.js carries, or the vendor's where no trimmed one has been made. */
export function runtimeFile(project: string): string {
  const trimmed = join(project, 'src/engine/runtime/ort-wasm-trimmed.zst');
  return existsSync(trimmed) ? trimmed : join(project, 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
}

/** A path as the caller meant it: npm runs programs in the project's folder, wherever it was called. */
export function callersPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** The lines of a text file. Both line ends are known; a last line without one counts, an empty rest after one does not. */
export function readLines(path: string | 0): string[] {
  const lines = readFileSync(path, 'utf8').split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Text on one line, whatever it holds. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
