/** Graphs that the covering sets do not hold: translation models of sizes drawn by chance, other architectures, random graphs. */

import { graphCase } from '../../../scripts/trim-runtime/corpus/case.mjs';
import { GraphBuilder } from '../../../scripts/trim-runtime/corpus/graph-builder.mjs';
import { randomCase } from '../../../scripts/trim-runtime/corpus/random-graphs.mjs';
import { USUAL, decoderGraph, decoderInputs, encoderGraph, encoderInputs } from '../../../scripts/trim-runtime/corpus/translation-graphs.mjs';
import { randomNumbers, randomTensors } from '../../../scripts/trim-runtime/corpus/values.mjs';

const TRANSLATION_MODELS = 30;
const FIRST_UNCOVERED_SEED = 1_000_000;

/** @param {number} [graphsByChance] */
export function* cases(graphsByChance = 80) {
  for (let seed = 0; seed < TRANSLATION_MODELS; seed++) yield* translationCases(500 + seed);
  yield characterEncoder();
  yield* stackedEncoders();
  for (let seed = 0; seed < graphsByChance; seed++) yield randomCase(FIRST_UNCOVERED_SEED + seed);
}

function* translationCases(seed) {
  const next = randomNumbers(seed);
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  const one = (list) => list[between(0, list.length - 1)];
  const sizes = {
    ...USUAL, seed, sourceVocabulary: between(5, 400), targetVocabulary: between(5, 400), embedding: between(2, 90), encoderState: 2 * between(1, 70),
    decoderState: between(2, 140), attentionSize: between(2, 90), readout: between(2, 90), attention: one(['general', 'dot', 'additive', 'location', 'none']),
    queryState: one(['before', 'after']), recurrence: one(['operator', 'scan', 'loop']), decoderCell: one(['spelled', 'operator']),
    storage: one(['int8', 'float32', 'float16']), tied: next() < 0.5, opset: between(13, 21),
  };
  const lengths = [between(1, 6), between(7, 30), between(31, 120)];
  yield graphCase(`encoder ${seed}: ${JSON.stringify(sizes)}`, encoderGraph(sizes), lengths.map((length) => encoderInputs(sizes, length, seed)));
  yield graphCase(`decoder ${seed}: ${JSON.stringify(sizes)}`, decoderGraph(sizes), lengths.map((length) => decoderInputs(sizes, length, between(1, 10), seed)));
}

/** Characters, a convolution over them, the strongest answer per filter, and a highway layer. */
function characterEncoder() {
  const build = new GraphBuilder(18);
  const random = randomTensors(900);
  const weights = (...dims) => build.constant(random('float32', dims, { low: -0.4, high: 0.4 }));
  const characters = build.input('characters', 'int64', ['W', 'C']);
  const embedded = build.op('Transpose', [build.op('Gather', [weights(70, 11), characters])], { perm: [0, 2, 1] });
  const filtered = build.op('Relu', [build.op('Conv', [embedded, weights(22, 11, 3), weights(22)], { pads: [1, 1] })]);
  const strongest = build.op('ReduceMax', [filtered, build.list(2)], { keepdims: 0 });
  const gate = build.op('Sigmoid', [build.op('Gemm', [strongest, weights(22, 22), weights(22)], { transB: 1 })]);
  const changed = build.op('Tanh', [build.op('Gemm', [strongest, weights(22, 22), weights(22)], { transB: 1 })]);
  const carried = build.op('Mul', [build.op('Sub', [build.number(1), gate]), strongest]);
  build.output('words', build.op('Add', [build.op('Mul', [gate, changed]), carried]));
  return graphCase('an encoder of characters', build.graph, [[1, 3], [7, 12], [30, 20]].map((dims) => ({ characters: random('int64', dims, { high: 70 }) })));
}

/** Two recurrent layers, one over the other, with a residual connection and a mask by length. */
function* stackedEncoders() {
  for (const [type, gates] of [['GRU', 3], ['LSTM', 4], ['RNN', 1]]) {
    const build = new GraphBuilder(17);
    const random = randomTensors(910);
    const weights = (...dims) => build.constant(random('float32', dims, { low: -0.4, high: 0.4 }));
    const size = 14;
    const ids = build.input('ids', 'int64', ['T', 'B']);
    const lengths = build.input('lengths', 'int32', ['B']);
    let value = build.op('Gather', [weights(50, 2 * size), ids]);
    for (let layer = 0; layer < 2; layer++) {
      const all = build.op(type, [value, weights(2, gates * size, 2 * size), weights(2, gates * size, size), weights(2, 2 * gates * size), lengths],
        { hidden_size: size, direction: 'bidirectional', ...(type === 'GRU' ? { linear_before_reset: 1 } : {}) });
      const joined = build.op('Reshape', [build.op('Transpose', [all], { perm: [0, 2, 1, 3] }), build.list(0, 0, -1)]);
      value = build.op('Add', [value, joined]);
    }
    build.output('states', build.op('LayerNormalization', [value, weights(2 * size), weights(2 * size)]));
    yield graphCase(`two layers of ${type}`, build.graph, [[1, 1], [6, 2], [29, 5]].map(([steps, batch]) => ({
      ids: random('int64', [steps, batch], { high: 50 }), lengths: random('int32', [batch], { low: 1, high: steps + 1 }),
    })));
  }
}
