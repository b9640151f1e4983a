/** The shipped model and runtime, for tests that look at what is really computed. */

import { createNodeEngine, readModelFolder } from '../../../scripts/command/node-engine';
import type { ModelSource } from '../../../src/engine/model-bytes';
import { computeTrace } from '../../../src/engine/compute-trace';
import type { GraphRuntime } from '../../../src/engine/graph-runtime';
import { unpackModel, unpackRuntime } from '../../../src/engine/model-bytes';
import { OnnxRuntime } from '../../../src/engine/onnx-runtime';
import { RUNTIME_SHA256 } from '../../../src/engine/runtime';
import { TranslationModel } from '../../../src/engine/translation-model';
import type { Engine } from '../../../src/model/engine';
import { NO_INTERVENTIONS, type Decoding, type Interventions, type Trace } from '../../../src/model/trace';
import { readFileSync } from 'node:fs';

export const MODEL_ID = 'fr-en';
export const GREEDY: Decoding = { kind: 'greedy' };

const RUNTIME_FILE = 'src/engine/runtime/ort-wasm-trimmed.zst';

export function shippedSource(): Promise<ModelSource> {
  return readModelFolder(`models/${MODEL_ID}`);
}

export async function shippedEngine(): Promise<Engine> {
  return createNodeEngine({ runtimeFile: RUNTIME_FILE, models: [await shippedSource()] });
}

/** @param watched what stands between the engine and the runtime */
export async function shippedModel(watched: (runtime: GraphRuntime) => GraphRuntime = (runtime) => runtime): Promise<TranslationModel> {
  const wasm = await unpackRuntime({ payload: { encoding: 'zstd', bytes: readFileSync(RUNTIME_FILE) }, sha256: RUNTIME_SHA256 });
  const source = await shippedSource();
  return TranslationModel.create(watched(new OnnxRuntime(wasm)), source.card, await unpackModel({ card: source.card, payload: await source.load() }));
}

/** A runtime that computes all the same, and tells each time which graph runs. */
export function countedRuns(runtime: GraphRuntime, onRun: (graph: 'encoder' | 'decoder') => void): GraphRuntime {
  return {
    createSession: async (graph) => {
      const session = await runtime.createSession(graph);
      return {
        inputNames: session.inputNames,
        run: (inputs) => {
          onRun('source_ids' in inputs ? 'encoder' : 'decoder');
          return session.run(inputs);
        },
        release: () => session.release(),
      };
    },
  };
}

/** A trace computed without any cache. */
export function run(
  model: TranslationModel,
  text: string,
  { decoding = GREEDY, previous = null, ...changes }: Partial<Interventions> & { decoding?: Decoding; previous?: Trace | null } = {},
): Promise<Trace> {
  const request = { modelId: MODEL_ID, text, decoding, interventions: { ...NO_INTERVENTIONS, ...changes } };
  return computeTrace(model, request, previous, () => Promise.resolve());
}

export function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

/** Σ α_i h_i, in doubles. */
export function weightedSum(weights: ArrayLike<number>, trace: Trace): number[] {
  const { columns, rows, values } = trace.encoderStates;
  return Array.from({ length: columns }, (_, column) => sum(Array.from({ length: rows }, (__, row) => (weights[row] ?? 0) * (values[row * columns + column] ?? 0))));
}

/** The largest difference between two lists of numbers of the same length; infinite where the lengths differ. */
export function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Infinity;
  return Array.from(one).reduce((largest, value, index) => Math.max(largest, Math.abs(value - (other[index] ?? NaN))), 0);
}
