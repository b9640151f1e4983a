/** What the engine asks of a runtime, whichever it is and wherever it computes: graphs that run on numbers. */

/** Numbers for a graph's input, dimensions outermost first. */
export type GraphInput =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dimensions: readonly number[] }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dimensions: readonly number[] };

export type GraphInputs = Readonly<Record<string, GraphInput>>;
export type GraphOutputs = Readonly<Record<string, { readonly data: unknown }>>;

/** A graph that runs. */
export interface Session {
  readonly inputNames: readonly string[];
  run(inputs: GraphInputs): Promise<GraphOutputs>;
  release(): Promise<void>;
}

/** Makes sessions from the bytes of graphs. */
export interface GraphRuntime {
  createSession(graph: Uint8Array): Promise<Session>;
}

export function floats(data: Float32Array, dimensions: readonly number[]): GraphInput {
  return { type: 'float32', data, dimensions };
}

/** Ids for a graph's input. */
export function integers(values: readonly number[], dimensions: readonly number[]): GraphInput {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dimensions };
}

/** A graph's output; empty where the graph does not have it. */
export function floatsOf(outputs: GraphOutputs, name: string): Float32Array {
  const data = outputs[name]?.data;
  return data instanceof Float32Array ? data : new Float32Array(0);
}
