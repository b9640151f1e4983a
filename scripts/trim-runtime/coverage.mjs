/** Finds the functions that the covering cases enter, and the operators that those cases prove to run. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OFFICIAL } from './official-runtime.mjs';
import { recordEntries, unionOf } from './trimming.mjs';

const MAXIMUM_LOG = 64 * 2 ** 20;

/** The covering sets of cases, each run in a process of its own. */
export const COVERING_SETS = [
  'operator-cases', 'translation-cases', 'control-flow', 'transformer-cases', 'random-graphs', 'special-values', 'malformed-models', 'session-life', 'project-models',
].map((name) => fileURLToPath(new URL(`corpus/${name}.mjs`, import.meta.url)));

/**
 * @param {Uint8Array} official  the WebAssembly binary to cover
 * @param {(line: string) => void} report
 * @param {URL} [bundle]  the JavaScript that goes with it
 * @returns {{ entered: Uint8Array, operators: string[] }} one bit per function; operators as `domain:type@opset`
 */
export function cover(official, report, bundle = OFFICIAL.bundle) {
  const recording = recordEntries(official);
  const parts = COVERING_SETS.map((set) => {
    const { results, entered, operators } = runSets(recording, [set], bundle);
    report(`${set.split('/').at(-1)}: ${summary(results)}`);
    const trapped = results.find(({ outcomes }) => outcomes.some((outcome) => outcome.startsWith('trap')));
    if (trapped) report(`  the official runtime itself stops in: ${trapped.name}`);
    return { entered, operators };
  });
  return {
    entered: unionOf(parts.map(({ entered }) => entered)),
    operators: [...new Set(parts.flatMap(({ operators }) => operators))].sort(),
  };
}

/**
 * Runs sets of cases in a process of their own.
 * @param {Uint8Array} wasm
 * @param {readonly string[]} sets  paths of modules with a `cases()`
 * @param {URL} bundle
 * @returns {{ results: import('./run-cases.mjs').CaseResult[], entered: Uint8Array, operators: string[] }}
 */
export function runSets(wasm, sets, bundle) {
  const folder = mkdtempSync(join(tmpdir(), 'trim-runtime-'));
  try {
    const wasmPath = join(folder, 'runtime.wasm');
    const resultPath = join(folder, 'result.json');
    writeFileSync(wasmPath, wasm);
    const program = fileURLToPath(new URL('run-cases.mjs', import.meta.url));
    // What the runtime prints about malformed models is of no interest; what stops the program is.
    const { status, stderr } = spawnSync(process.execPath, [program, wasmPath, bundle.href, resultPath, ...sets], {
      encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: MAXIMUM_LOG,
    });
    if (status !== 0) throw new Error(`the cases did not run to their end:\n${stderr.slice(-2000)}`);
    const { results, entered, operators } = JSON.parse(readFileSync(resultPath, 'utf8'));
    return { results, entered: new Uint8Array(Buffer.from(entered, 'base64')), operators };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summary(results) {
  const count = (word) => results.flatMap(({ outcomes }) => outcomes).filter((outcome) => outcome.startsWith(word)).length;
  return `${results.length} cases, ${count('outputs')} runs, ${count('refused')} refusals`;
}
