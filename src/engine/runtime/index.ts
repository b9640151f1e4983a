/**
 * The runtime that main.js carries: ONNX Runtime Web's WebAssembly without the functions that none of our graphs reaches.
 * How it is made: scripts/trim-runtime. Why: docs/decisions/trimmed-runtime.md.
 */

import facts from './trimmed-runtime.json';

/** The version of onnxruntime-web that it was made from and fits to. */
export const RUNTIME_VERSION: string = facts.version;

/** Of the WebAssembly binary, unpacked. */
export const RUNTIME_SHA256: string = facts.trimmed.sha256;

export { fitOf, lacksOf, SUPPORTED_OPSETS, type RuntimeFit } from './supported-operators';
