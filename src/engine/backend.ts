/** Where the engine computes, and what may stand in the way of the graphics card. */

export type Backend = 'wasm' | 'webgpu';

export type WebGpuProblemKind =
  /** The runtime's file is not in the plugin's folder. */
  | 'no-file'
  /** The file is not the one that this version of the plugin knows. */
  | 'wrong-file'
  /** The page allows no worker; WebGPU runs only in one. */
  | 'no-worker'
  /** This device offers no WebGPU, or no adapter for it. */
  | 'no-adapter'
  /** The adapter, or a model on it, was not ready in time. */
  | 'too-slow'
  /** The self-test gave other numbers than WebAssembly. */
  | 'wrong-results'
  /** The driver took the device away. */
  | 'lost'
  /** Anything else: it did not start, stopped, or fell silent. */
  | 'failed';

/** Thrown on the way to WebGPU; the engine then goes on with WebAssembly. */
export class WebGpuProblem extends Error {
  override readonly name = 'WebGpuProblem';
  constructor(readonly kind: WebGpuProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
