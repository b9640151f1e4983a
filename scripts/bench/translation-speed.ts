/**
 * Warm translation in WebAssembly against onnxruntime-node with one thread: the same graphs, the same code around them, in one
 * run, in turns. Only the ratio means anything on another machine.
 */

import { readFile } from 'node:fs/promises';
import * as native from 'onnxruntime-node';
import { computeTrace } from '../../src/engine/compute-trace';
import { floats, type GraphInputs, type GraphRuntime, type Session } from '../../src/engine/graph-runtime';
import { unpackModel, unpackRuntime } from '../../src/engine/model-bytes';
import { OnnxRuntime } from '../../src/engine/onnx-runtime';
import { RUNTIME_SHA256 } from '../../src/engine/runtime';
import { TranslationModel } from '../../src/engine/translation-model';
import { NO_INTERVENTIONS } from '../../src/model/trace';
import { readModelFolder } from '../command/node-engine';
import { mainThreadTime, median, type Measurement } from './measurement';

/** Everyday sentences of about ten tokens a side. */
const SENTENCES = ["J'ai oublié mes clés à la maison ce matin.", 'Est-ce que tu peux fermer la porte, mon ami ?', 'Le petit chat dort toujours sur mon lit.', "Nous n'avons pas assez de temps pour ça."];
/** Until V8 has compiled for speed what runs often. */
const WARM_UP = 8;
const ROUNDS = 15;

export async function measureTranslation(runtimeFile: string, modelFolder: string): Promise<Measurement[]> {
  const source = await readModelFolder(modelFolder);
  const bytes = await unpackModel({ card: source.card, payload: await source.load() });
  const wasm = await unpackRuntime({ payload: { encoding: 'zstd', bytes: await readFile(runtimeFile) }, sha256: RUNTIME_SHA256 });
  const inWasm = await TranslationModel.create(new OnnxRuntime(wasm), source.card, bytes);
  const inNative = await TranslationModel.create(new NativeRuntime(), source.card, bytes);
  const times = { wasm: [] as number[], native: [] as number[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [ofWasm, ofNative] = [await timeOf(inWasm), await timeOf(inNative)];
    if (round < WARM_UP) continue;
    times.wasm.push(ofWasm);
    times.native.push(ofNative);
  }
  const [wasmTime, nativeTime] = [median(times.wasm), median(times.native)];
  return [
    { what: `${source.card.id}: warm translation, WebAssembly ÷ onnxruntime-node, one thread`, value: wasmTime / nativeTime, unit: 'ratio', must: 1.5, aim: 1.1 },
    { what: `${source.card.id}: warm translation of a sentence, WebAssembly`, value: wasmTime, unit: 'ms', must: null, aim: null },
    { what: `${source.card.id}: warm translation of a sentence, onnxruntime-node`, value: nativeTime, unit: 'ms', must: null, aim: null },
  ];
}

/** Milliseconds of this thread per sentence. */
async function timeOf(model: TranslationModel): Promise<number> {
  const begin = mainThreadTime();
  for (const text of SENTENCES) {
    await computeTrace(model, { modelId: model.card.id, text, decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS }, null, () => Promise.resolve());
  }
  return (mainThreadTime() - begin) / SENTENCES.length;
}

/** The vendor's native runtime behind the same interface. */
class NativeRuntime implements GraphRuntime {
  async createSession(graph: Uint8Array): Promise<Session> {
    const session = await native.InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1 });
    return {
      inputNames: session.inputNames,
      run: async (inputs: GraphInputs) => {
        const outputs = await session.run(Object.fromEntries(Object.entries(inputs).map(([name, { type, data, dimensions }]) => [name, new native.Tensor(type, data, dimensions)])));
        return Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, floats(data as Float32Array, [(data as Float32Array).length])]));
      },
      release: () => session.release(),
    };
  }
}
