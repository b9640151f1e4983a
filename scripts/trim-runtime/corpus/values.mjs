/** Deterministic random tensors. */

import { tensor } from '../onnx-writer.mjs';

const REAL_RANGE = { low: -2, high: 2 };
const WHOLE_RANGE = { low: 0, high: 5 };
const HALF_PRECISION_ONE = 0x3c00;

/**
 * @param {number} seed
 * @returns {(type: string, dims: readonly number[], range?: { low?: number, high?: number }) => import('../onnx-writer.mjs').Tensor}
 *   makes tensors of numbers in [low, high): reals around zero, small whole numbers unless told otherwise;
 *   float16 as bit patterns of numbers in [1, 2)
 */
export function randomTensors(seed) {
  const random = randomNumbers(seed);
  return (type, dims, range = {}) => {
    const isReal = type === 'float32' || type === 'float64';
    const { low, high } = { ...(isReal ? REAL_RANGE : WHOLE_RANGE), ...range };
    const next = () => {
      const value = low + random() * (high - low);
      if (type === 'bool') return random() < 0.5 ? 1 : 0;
      if (type === 'float16') return HALF_PRECISION_ONE + Math.floor(random() * 1024);
      return isReal ? value : Math.floor(value);
    };
    return tensor(type, dims, Array.from({ length: dims.reduce((product, size) => product * size, 1) }, next));
  };
}

/** Numbers in [0, 1): the "mulberry32" generator. @param {number} seed @returns {() => number} */
export function randomNumbers(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
