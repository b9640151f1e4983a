/**
 * A program of its own, so that whatever happens in it stays in it:
 *   node run-cases.mjs WASM BUNDLE RESULT SET...
 * runs the cases of each set (a module with a `cases()`) on the runtime WASM with the JavaScript BUNDLE and writes to RESULT, as JSON,
 * what each step of each case gave, the operators of the graphs that ran without a refusal (`domain:type@opset`),
 * and which functions were entered, where WASM records that.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { operatorsOf } from './onnx-writer.mjs';
import { startRuntime } from './runtime-under-test.mjs';
import { enteredFunctions, unionOf } from './trimming.mjs';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {(steps: Steps) => Promise<void>} run
 * @property {number} [maximumPages]    runs in a memory of its own of at most this size
 * @property {object[]} [graphs]        the graphs it is about, as given to `model()`
 *
 * @typedef {object} CaseResult
 * @property {string} name
 * @property {string[]} outcomes  one per step: `session`, `outputs <hash>`, `refused <text>` or `trap <text>`
 */

/** What a case may do. Every step is noted; a step that fails gives null. */
export class Steps {
  /** @type {string[]} */
  outcomes = [];

  /** @param {typeof import('onnxruntime-web')} ort */
  constructor(ort) {
    this.ort = ort;
  }

  get allSucceeded() {
    return this.outcomes.every((outcome) => !outcome.startsWith('refused') && !outcome.startsWith('trap'));
  }

  /**
   * Creates a session.
   * @returns {Promise<import('onnxruntime-web').InferenceSession | null>}
   */
  create(model, options = {}) {
    return this.#note(async () => {
      const session = await this.ort.InferenceSession.create(model, { executionProviders: ['wasm'], ...options });
      return { result: session, outcome: `session ${session.inputNames.join()} -> ${session.outputNames.join()}` };
    });
  }

  /**
   * Runs a session on values in the form that `tensor()` of onnx-writer.mjs gives.
   * @returns {Promise<Readonly<Record<string, import('onnxruntime-web').Tensor>> | null>}
   */
  run(session, feeds, fetches) {
    return this.#note(async () => {
      const tensors = Object.fromEntries(Object.entries(feeds).map(([name, value]) => [name, this.tensor(value)]));
      const outputs = await (fetches ? session.run(tensors, fetches) : session.run(tensors));
      return { result: outputs, outcome: `outputs ${digest(outputs)}` };
    });
  }

  release(session) {
    return this.#note(async () => {
      await session.release();
      return { result: true, outcome: 'released' };
    });
  }

  tensor({ type, dims, data }) {
    return new this.ort.Tensor(type, data, dims);
  }

  async #note(step) {
    try {
      const { result, outcome } = await step();
      this.outcomes.push(outcome);
      return result;
    } catch (error) {
      if (isTrap(error)) {
        this.outcomes.push(`trap ${error.message}`);
        throw new Trapped();
      }
      const message = error instanceof Error ? error.message : String(error);
      this.outcomes.push(`refused ${message.replace(ADDRESS, '')}`);
      return null;
    }
  }
}

/** A session's id is where it lies in memory, which depends on what was there before. */
const ADDRESS = /(?<=session id: )\d+/;

/** Ends a case: after a trap the runtime's state is unknown. */
class Trapped extends Error {}

function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || String(error).includes('Aborted(');
}

function digest(outputs) {
  const hash = createHash('sha256');
  for (const name of Object.keys(outputs).sort()) {
    const { type, dims, data } = outputs[name];
    hash.update(`${name} ${type} [${dims}] `);
    hash.update(ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : JSON.stringify(data));
  }
  return hash.digest('hex').slice(0, 32);
}

async function main([wasmPath, bundle, resultPath, ...sets]) {
  const wasm = await WebAssembly.compile(readFileSync(wasmPath));
  const entered = [];
  let copies = 0;
  const start = (options) => startRuntime(wasm, copies++, { bundle, ...options });
  const retire = (runtime) => entered.push(enteredFunctions(runtime.exports));

  let shared = await start();
  const results = [];
  const operators = new Set();
  for (const set of sets) {
    const { cases } = await import(pathToFileURL(set).href);
    for await (const each of cases()) {
      const runtime = each.maximumPages ? await start({ maximumPages: each.maximumPages }) : shared;
      const steps = new Steps(runtime.ort);
      try {
        await each.run(steps);
      } catch (error) {
        if (!(error instanceof Trapped)) throw error;
        if (runtime === shared) {
          retire(shared);
          shared = await start();
        }
      }
      if (runtime !== shared && each.maximumPages) retire(runtime);
      results.push({ name: each.name, outcomes: steps.outcomes });
      if (steps.allSucceeded) for (const operator of (each.graphs ?? []).flatMap(operatorsOf)) operators.add(operator);
    }
  }
  retire(shared);
  writeFileSync(resultPath, JSON.stringify({ results, operators: [...operators], entered: Buffer.from(unionOf(entered)).toString('base64') }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
