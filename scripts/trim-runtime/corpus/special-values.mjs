/** Sizes and numbers at the edge: NaN and infinities, nothing at all, one row, fetching only some outputs. */

import { model, node, tensor } from '../onnx-writer.mjs';
import { graphCase } from './case.mjs';
import { USUAL, decoderGraph, decoderInputs } from './translation-graphs.mjs';

const EXTREMES = [NaN, Infinity, -Infinity, 0, -0, 1e-45, -1e-40, 3.4e38, -3.4e38, 88.8, -104, 1];

export function* cases() {
  yield* elementwiseExtremes();
  yield* decoderExtremes();
  yield someOutputsOnly();
}

function* elementwiseExtremes() {
  for (const type of ['Exp', 'Log', 'Tanh', 'Sigmoid', 'Softmax', 'LogSoftmax', 'Sqrt', 'Reciprocal', 'Erf', 'Relu', 'ReduceMax', 'ReduceSum', 'ArgMax', 'Round']) {
    const attributes = type.startsWith('Reduce') ? {} : type.includes('oftmax') ? { axis: -1 } : {};
    const graph = { inputs: { x: ['float32', ['R', 'N']] }, outputs: { y: null }, nodes: [node(type, ['x'], ['y'], attributes)] };
    yield graphCase(`${type} of extremes`, graph, [
      { x: tensor('float32', [1, EXTREMES.length], EXTREMES) },
      { x: tensor('float32', [EXTREMES.length, 1], EXTREMES) },
      { x: tensor('float32', [2, 3], [-Infinity, -Infinity, -Infinity, 0, -1e9, -1e9]) },
    ]);
  }
  for (const type of ['Add', 'Sub', 'Mul', 'Div', 'Max', 'Min', 'Equal', 'Less', 'Pow']) {
    const graph = { inputs: { x: ['float32', ['M', 1]], y: ['float32', ['N']] }, outputs: { z: null }, nodes: [node(type, ['x', 'y'], ['z'])] };
    const values = (dims) => tensor('float32', dims, EXTREMES);
    yield graphCase(`${type} of extremes`, graph, [{ x: values([EXTREMES.length, 1]), y: values([EXTREMES.length]) }]);
  }
  for (const [type, inputs] of Object.entries({ MatMul: [[2, 6], [6, 2]], Gemm: [[2, 6], [6, 2]] })) {
    const graph = { inputs: { x: ['float32', inputs[0]], y: ['float32', inputs[1]] }, outputs: { z: null }, nodes: [node(type, ['x', 'y'], ['z'])] };
    yield graphCase(`${type} of extremes`, graph, [{ x: tensor('float32', inputs[0], EXTREMES), y: tensor('float32', inputs[1], EXTREMES) }]);
  }
}

function* decoderExtremes() {
  for (const attention of ['general', 'additive', 'location']) {
    const sizes = { ...USUAL, attention };
    const usual = decoderInputs(sizes, 4, 2);
    const withState = (value) => ({ ...usual, state: tensor('float32', [2, sizes.decoderState], Array(2 * sizes.decoderState).fill(value)) });
    const everythingHidden = { ...usual, source_mask: tensor('float32', [1, 4], [0, 0, 0, 0]) };
    const noBeam = decoderInputs(sizes, 4, 0);
    yield graphCase(`a ${attention} decoder on extremes`, decoderGraph(sizes),
      [withState(NaN), withState(Infinity), withState(-3e38), withState(0), everythingHidden, noBeam]);
  }
}

function someOutputsOnly() {
  return {
    name: 'fetch only some outputs',
    run: async (steps) => {
      const session = await steps.create(model(decoderGraph(USUAL)));
      const feeds = decoderInputs(USUAL, 6, 3);
      await steps.run(session, feeds, ['log_probs']);
      await steps.run(session, feeds, ['weights', 'next_state']);
      const place = steps.tensor(tensor('float32', [3, USUAL.decoderState], Array(3 * USUAL.decoderState).fill(0)));
      await steps.run(session, feeds, { next_state: place, log_probs: null });
      await steps.release(session);
    },
  };
}
