/**
 * Runs in a page of a browser with WebGPU: the covering cases, on both providers.
 * webgpu-coverage.mjs bundles it, serves what it asks for, and reads what it leaves in `window.covered`.
 */

import { modelCase } from './corpus/model-case.mjs';
import { cases as translationCases } from './corpus/translation-cases.mjs';
import { USUAL, decoderGraph, decoderInputs, encoderGraph, encoderInputs } from './corpus/translation-graphs.mjs';
import { graphCase } from './corpus/case.mjs';
import { startRuntime } from './runtime-under-test.mjs';
import { countBits, enteredFunctions } from './trimming.mjs';

/** Which runs of a session are made, in its order: other lengths and beams mostly reach the same functions, and a software adapter is slow. */
const RUNS_OF_SESSION = new Set([0, 4]);

/**
 * @typedef {object} Covered
 * @property {number[]} entered  one bit per function, in bytes
 * @property {number} cases
 * @property {number} runs
 * @property {string[]} refused  what the runtime refused, with the case's name
 */

async function main() {
  const wasm = await WebAssembly.compileStreaming(fetch('/runtime.wasm'));
  const models = await Promise.all((await json('/models.json')).map(fetchModel));
  const { ort, exports } = await startRuntime(wasm, 0, { bundle: '/bundle.mjs' });
  const covered = { entered: [], cases: 0, runs: 0, refused: [] };
  const run = async (cases, provider) => {
    for (const each of cases) {
      const steps = new ProviderSteps(ort, provider);
      await each.run(steps);
      covered.cases += 1;
      covered.runs += steps.runs;
      covered.refused.push(...steps.refused.map((message) => `${each.name}, ${provider}: ${message}`));
      covered.entered = Array.from(enteredFunctions(exports));
      console.log(`${provider}, ${each.name}: ${countBits(covered.entered)} functions so far`);
    }
  };
  await run(models, 'webgpu');
  await run(models, 'wasm');
  await run(usualPairs(), 'webgpu');
  await run(translationCases(), 'wasm');
  window.covered = covered;
}

/** What a case may do: the same as in Node, but on one provider, and not all of its runs. */
class ProviderSteps {
  runs = 0;
  refused = [];
  #runsOf = new Map();

  constructor(ort, provider) {
    this.ort = ort;
    this.provider = provider;
  }

  async create(model, options = {}) {
    const session = await this.#note(() => this.ort.InferenceSession.create(model, { ...options, executionProviders: [this.provider] }));
    this.#runsOf.set(session, 0);
    return session;
  }

  async run(session, feeds) {
    const made = this.#runsOf.get(session);
    this.#runsOf.set(session, made + 1);
    if (!RUNS_OF_SESSION.has(made)) return null;
    this.runs += 1;
    const tensors = Object.fromEntries(Object.entries(feeds).map(([name, { type, dims, data }]) => [name, new this.ort.Tensor(type, data, dims)]));
    return this.#note(() => session.run(tensors));
  }

  release(session) {
    return this.#note(() => session.release());
  }

  async #note(step) {
    try {
      return await step();
    } catch (error) {
      this.refused.push(String(error));
      return null;
    }
  }
}

/** One model of each kind of attention, and of each way to write a recurrence. */
function* usualPairs() {
  for (const [attention, recurrence, storage] of [['general', 'operator', 'int8'], ['dot', 'scan', 'float32'], ['additive', 'loop', 'float16'], ['location', 'operator', 'int8'], ['none', 'scan', 'int8']]) {
    const sizes = { ...USUAL, attention, recurrence, storage, decoderCell: recurrence === 'operator' ? 'operator' : 'spelled' };
    yield graphCase(`encoder ${attention} ${recurrence} ${storage}`, encoderGraph(sizes), [encoderInputs(sizes, 6, 1)]);
    yield graphCase(`decoder ${attention} ${recurrence} ${storage}`, decoderGraph(sizes), [decoderInputs(sizes, 6, 5, 2)]);
  }
}

async function fetchModel({ card, files }) {
  const bytes = new Map(await Promise.all(files.map(async (name) => [name, new Uint8Array(await (await fetch(`/models/${card.id}/${name}`)).arrayBuffer())])));
  return modelCase(card, (name) => bytes.get(name));
}

async function json(address) {
  return (await fetch(address)).json();
}

main().catch((error) => {
  window.covered = { error: String(error?.stack ?? error) };
});
