/** Starts ONNX Runtime Web from bytes alone: no file, no address and no network is ever asked for. */

import * as ort from 'onnxruntime-web/wasm';

export type Tensors = Readonly<Record<string, ort.Tensor>>;

/** A graph that runs. */
export interface Session {
  readonly inputNames: readonly string[];
  run(inputs: Tensors): Promise<Readonly<Record<string, { readonly data: unknown }>>>;
  release(): Promise<void>;
}

/** Makes sessions from the bytes of graphs. */
export interface GraphRuntime {
  createSession(graph: Uint8Array): Promise<Session>;
}

/** Starts the runtime on first use and makes sessions. One per worker or page: the runtime cannot be started twice. */
export class OnnxRuntime implements GraphRuntime {
  constructor(private readonly wasm: Uint8Array) {}

  async createSession(graph: Uint8Array): Promise<Session> {
    const settings = ort.env.wasm;
    settings.numThreads = 1;
    settings.proxy = false;
    settings.wasmBinary = this.wasm;
    ort.env.logLevel = 'error';
    try {
      return await ort.InferenceSession.create(graph, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
    } finally {
      // The started runtime has its own copy; without this the bytes would stay alive with it.
      delete settings.wasmBinary;
    }
  }
}

/** Numbers for a graph's input, `dimensions` outermost first. */
export function floats(values: Float32Array, dimensions: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', values, dimensions);
}

/** Ids for a graph's input. */
export function integers(values: readonly number[], dimensions: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), dimensions);
}

/** A graph's output; empty where the graph does not have it. */
export function floatsOf(outputs: Awaited<ReturnType<Session['run']>>, name: string): Float32Array {
  const data = outputs[name]?.data;
  return data instanceof Float32Array ? data : new Float32Array(0);
}
