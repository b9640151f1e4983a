/** Starts ONNX Runtime Web from bytes alone: no file, no address and no network is ever asked for. */

import * as ort from 'onnxruntime-web/wasm';
import type { GraphRuntime, Session } from './graph-runtime';
import { openSession } from './onnx-session';

/** Starts the runtime on first use and makes sessions. One per worker or page: the runtime cannot be started twice. */
export class OnnxRuntime implements GraphRuntime {
  constructor(private readonly wasm: Uint8Array) {}

  createSession(graph: Uint8Array): Promise<Session> {
    return openSession(ort, this.wasm, 'wasm', graph);
  }
}
