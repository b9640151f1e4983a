/** A session of ONNX Runtime Web, from either of its builds, as the engine uses one. */

import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-web';
import type { GraphInputs, Session } from './graph-runtime';

/** What is used of a build's module. */
export interface OnnxModule {
  readonly env: {
    logLevel?: 'verbose' | 'info' | 'warning' | 'error' | 'fatal';
    readonly wasm: { numThreads?: number; proxy?: boolean; wasmBinary?: ArrayBufferLike | Uint8Array };
  };
  readonly InferenceSession: { create(graph: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession> };
  readonly Tensor: TensorConstructor;
}

/** A session's own level, which the environment's does not set: which provider took a node is nothing to warn of in the app's console. */
const ERRORS_ONLY = 3;

/** @param wasm what the module starts from; it is asked for once, at the first session */
export async function openSession(ort: OnnxModule, wasm: Uint8Array, provider: 'wasm' | 'webgpu', graph: Uint8Array): Promise<Session> {
  const settings = ort.env.wasm;
  settings.numThreads = 1;
  settings.proxy = false;
  settings.wasmBinary = wasm;
  ort.env.logLevel = 'error';
  try {
    const session = await ort.InferenceSession.create(graph, { executionProviders: [provider], graphOptimizationLevel: 'all', logSeverityLevel: ERRORS_ONLY });
    return {
      inputNames: session.inputNames,
      run: (inputs) => session.run(tensorsOf(ort, inputs)),
      release: () => session.release(),
    };
  } finally {
    // The started runtime has its own copy; without this the bytes would stay alive with it.
    delete settings.wasmBinary;
  }
}

function tensorsOf(ort: OnnxModule, inputs: GraphInputs): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(inputs).map(([name, { type, data, dimensions }]) => [name, type === 'int64'
    ? new ort.Tensor(type, data, dimensions)
    : new ort.Tensor(type, data, dimensions)]));
}
