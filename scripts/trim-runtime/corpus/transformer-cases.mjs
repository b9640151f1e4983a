/**
 * Small Transformers as PyTorch exports them (Vaswani et al. 2017), for models that people bring: encoder, decoder with
 * and without kept keys and values, before- and after-norm, three activations. The optimiser's fusions meet these forms.
 */

import { tensor } from '../onnx-writer.mjs';
import { graphCase } from './case.mjs';
import { GraphBuilder } from './graph-builder.mjs';
import { randomTensors } from './values.mjs';

const SMALL = { width: 16, heads: 2, inner: 32, layers: 2, vocabulary: 40, activation: 'relu', norm: 'after', normOperator: true, opset: 17, type: 'float32', linear: 'matmul' };
const LENGTHS = [1, 2, 5, 9, 33];
const MAXIMUM_LENGTH = 128;

export function* cases() {
  for (const opset of [13, 14, 15, 16, 17, 18, 19, 20, 21]) {
    for (const activation of ['relu', 'gelu', 'tanh-gelu', 'swish']) {
      for (const norm of ['before', 'after']) yield* both({ ...SMALL, opset, activation, norm, normOperator: opset >= 17 });
    }
    yield* both({ ...SMALL, opset, normOperator: false });
  }
  yield* embeddingSums();
  yield* both({ ...SMALL, linear: 'gemm' });
  yield* both({ ...SMALL, type: 'float16' });
  yield* both({ ...SMALL, width: 65, heads: 5, inner: 77, vocabulary: 101 });
  yield* both({ ...SMALL, width: 256, heads: 4, inner: 1024, layers: 1, vocabulary: 3000 });
}

function* both(sizes) {
  const name = Object.values(sizes).join(' ');
  const random = randomTensors(31);
  const ids = (batch, length) => random('int64', [batch, length], { high: sizes.vocabulary });
  const ones = (batch, length) => tensor('int64', [batch, length], Array.from({ length: batch * length }, (_, index) => Number(index % 7 < 6)));
  yield graphCase(`Transformer encoder ${name}`, encoderGraph(sizes),
    LENGTHS.flatMap((length) => [1, 3].map((batch) => ({ ids: ids(batch, length), mask: ones(batch, length) }))));
  const states = (batch, length) => random(sizes.type, [batch, length, sizes.width]);
  yield graphCase(`Transformer decoder ${name}`, decoderGraph(sizes, false),
    LENGTHS.map((length, index) => ({ ids: ids(1 + (index % 2), length), states: states(1 + (index % 2), 4), mask: ones(1 + (index % 2), 4) })));
  yield graphCase(`Transformer decoder with past ${name}`, decoderGraph(sizes, true), LENGTHS.map((length, index) => {
    const batch = 1 + (index % 2) * 4;
    const past = () => random(sizes.type, [batch, sizes.heads, length - 1, sizes.width / sizes.heads]);
    const kept = Array.from({ length: sizes.layers }, (_, layer) => [[`past_keys_${layer}`, past()], [`past_values_${layer}`, past()]]).flat();
    return { ids: ids(batch, 1), states: states(batch, 6), mask: ones(batch, 6), ...Object.fromEntries(kept) };
  }));
}

/** Sums of embeddings and other values under a norm: the optimiser looks here for the input layer of BERT. */
function* embeddingSums() {
  const random = randomTensors(32);
  const { width, vocabulary } = SMALL;
  const terms = {
    tokens: (build) => build.op('Gather', [build.real([vocabulary, width]), build.input(`ids_${Object.keys(build.inputs).length}`, 'int64', ['B', 'S'])]),
    values: (build) => build.input(`values_${Object.keys(build.inputs).length}`, 'float32', ['B', 'S', width]),
    positions: (build) => build.op('Gather', [build.real([vocabulary, width]), build.constant(random('int64', [1, 5], { high: vocabulary }))]),
    constant: (build) => build.real([width]),
  };
  const kinds = Object.keys(terms);
  for (const opset of [13, 17, 21]) {
    for (const first of ['tokens', 'values']) {
      for (const second of kinds) {
        for (const third of [...kinds, null]) {
          const build = new TransformerBuilder({ ...SMALL, opset, normOperator: opset >= 17 });
          const sum = [first, second, third].filter(Boolean).map((kind) => terms[kind](build)).reduce((left, right) => build.op('Add', [left, right]));
          build.output('normed', build.layerNorm(sum));
          const feeds = Object.fromEntries(Object.entries(build.inputs).map(([name, [type]]) =>
            [name, type === 'int64' ? random('int64', [2, 5], { high: vocabulary }) : random('float32', [2, 5, width])]));
          yield graphCase(`norm of ${first} + ${second} + ${third ?? 'nothing'} opset ${opset}`, build.graph, [feeds]);
        }
      }
    }
  }
}

function encoderGraph(sizes) {
  const build = new TransformerBuilder(sizes);
  const ids = build.input('ids', 'int64', ['B', 'S']);
  const hidden = build.hiddenPositions(build.input('mask', 'int64', ['B', 'S']));
  let value = build.embed(ids);
  for (let layer = 0; layer < sizes.layers; layer++) {
    value = build.residual(value, (x) => build.attention(x, x, hidden).value);
    value = build.residual(value, (x) => build.feedForward(x));
  }
  build.output('states', value, sizes.type);
  return build.graph;
}

function decoderGraph(sizes, hasPast) {
  const build = new TransformerBuilder(sizes);
  const ids = build.input('ids', 'int64', ['B', 'T']);
  const states = build.input('states', sizes.type, ['B', 'S', sizes.width]);
  const hidden = build.hiddenPositions(build.input('mask', 'int64', ['B', 'S']));
  const future = hasPast ? null : build.futurePositions(ids);
  let value = build.embed(ids);
  for (let layer = 0; layer < sizes.layers; layer++) {
    const pastType = [sizes.type, ['B', sizes.heads, 'P', sizes.width / sizes.heads]];
    const past = hasPast ? [build.input(`past_keys_${layer}`, ...pastType), build.input(`past_values_${layer}`, ...pastType)] : null;
    value = build.residual(value, (x) => {
      const attended = build.attention(x, x, future, past);
      build.output(`keys_${layer}`, attended.keys, sizes.type);
      build.output(`values_${layer}`, attended.values, sizes.type);
      return attended.value;
    });
    value = build.residual(value, (x) => {
      const attended = build.attention(x, states, hidden);
      build.output(`weights_${layer}`, attended.weights, sizes.type);
      return attended.value;
    });
    value = build.residual(value, (x) => build.feedForward(x));
  }
  build.output('log_probs', build.op('LogSoftmax', [build.linear(value, sizes.width, sizes.vocabulary)], { axis: -1 }), sizes.type);
  return build.graph;
}

class TransformerBuilder extends GraphBuilder {
  constructor(sizes) {
    super(sizes.opset);
    this.sizes = sizes;
    this.random = randomTensors(41);
  }

  real(dims) {
    return this.constant(this.random(this.sizes.type, dims, { low: -0.3, high: 0.3 }));
  }

  realNumber(value) {
    const number = this.number(value);
    return this.sizes.type === 'float16' ? this.op('Cast', [number], { to: 10 }) : number;
  }

  linear(value, inputs, outputs) {
    if (this.sizes.linear === 'gemm') {
      const flat = this.op('Reshape', [value, this.list(-1, inputs)]);
      const product = this.op('Gemm', [flat, this.real([outputs, inputs]), this.real([outputs])], { transB: 1 });
      return this.op('Reshape', [product, this.op('Concat', [this.lengths(value, 0, 2), this.list(outputs)], { axis: 0 })]);
    }
    return this.op('Add', [this.op('MatMul', [value, this.real([inputs, outputs])]), this.real([outputs])]);
  }

  /** The sizes of the dimensions from `start` up to `end`. */
  lengths(value, start, end) {
    return this.op('Slice', [this.op('Shape', [value]), this.list(start), this.list(end), this.list(0)]);
  }

  embed(ids) {
    const { width, vocabulary } = this.sizes;
    const tokens = this.op('Mul', [this.op('Gather', [this.real([vocabulary, width]), ids], { axis: 0 }), this.realNumber(Math.sqrt(width))]);
    const positions = this.op('Slice', [this.real([MAXIMUM_LENGTH, width]), this.list(0), this.lengths(ids, 1, 2), this.list(0)]);
    return this.op('Add', [tokens, positions]);
  }

  /** [B,1,1,S]: 0 where a position may be seen, a large negative number where it is padding. */
  hiddenPositions(mask) {
    const wide = this.op('Unsqueeze', [mask, this.list(1, 2)]);
    const real = this.op('Cast', [wide], { to: this.sizes.type === 'float16' ? 10 : 1 });
    return this.op('Mul', [this.op('Sub', [this.realNumber(1), real]), this.realNumber(-10_000)]);
  }

  /** [T,T]: hides what comes after each position. */
  futurePositions(ids) {
    const length = this.lengths(ids, 1, 2);
    const square = this.op('Concat', [length, length], { axis: 0 });
    const filled = this.op('ConstantOfShape', [square], { value: tensor('float32', [1], [-10_000]) });
    const position = this.op('Range', [this.constant(tensor('int64', [], [0])), this.op('Squeeze', [length, this.list(0)]), this.constant(tensor('int64', [], [1]))]);
    const isLater = this.op('Greater', [this.op('Unsqueeze', [position, this.list(0)]), this.op('Unsqueeze', [position, this.list(1)])]);
    const hidden = this.op('Where', [isLater, filled, this.number(0)]);
    return this.sizes.type === 'float16' ? this.op('Cast', [hidden], { to: 10 }) : hidden;
  }

  residual(value, sublayer) {
    if (this.sizes.norm === 'before') return this.op('Add', [value, sublayer(this.layerNorm(value))]);
    return this.layerNorm(this.op('Add', [value, sublayer(value)]));
  }

  layerNorm(value) {
    const { width, normOperator } = this.sizes;
    if (normOperator) return this.op('LayerNormalization', [value, this.real([width]), this.real([width])], { axis: -1 });
    const mean = (x) => (this.opset >= 18 ? this.op('ReduceMean', [x, this.list(-1)]) : this.op('ReduceMean', [x], { axes: [-1] }));
    const centred = this.op('Sub', [value, mean(value)]);
    const variance = mean(this.op('Pow', [centred, this.realNumber(2)]));
    const deviation = this.op('Sqrt', [this.op('Add', [variance, this.realNumber(1e-5)])]);
    return this.op('Add', [this.op('Mul', [this.op('Div', [centred, deviation]), this.real([width])]), this.real([width])]);
  }

  attention(from, to, hidden, past = null) {
    const { width, heads } = this.sizes;
    const size = width / heads;
    const split = (value) => {
      const linear = this.linear(value, width, width);
      return this.op('Transpose', [this.op('Reshape', [linear, this.list(0, 0, heads, size)])], { perm: [0, 2, 1, 3] });
    };
    const query = split(from);
    let [keys, values] = [split(to), split(to)];
    if (past) [keys, values] = [keys, values].map((now, index) => this.op('Concat', [past[index], now], { axis: 2 }));
    const product = this.op('MatMul', [query, this.op('Transpose', [keys], { perm: [0, 1, 3, 2] })]);
    const scaled = this.op('Div', [product, this.realNumber(Math.sqrt(size))]);
    const weights = this.op('Softmax', [hidden ? this.op('Add', [scaled, hidden]) : scaled], { axis: -1 });
    const mixed = this.op('Transpose', [this.op('MatMul', [weights, values])], { perm: [0, 2, 1, 3] });
    const joined = this.op('Reshape', [mixed, this.list(0, 0, width)]);
    return { value: this.linear(joined, width, width), keys, values, weights };
  }

  feedForward(value) {
    const { width, inner, activation } = this.sizes;
    return this.linear(ACTIVATION[activation](this, this.linear(value, width, inner)), inner, width);
  }
}

const ACTIVATION = {
  relu: (build, x) => build.op('Relu', [x]),
  swish: (build, x) => build.op('Mul', [x, build.op('Sigmoid', [x])]),
  /** x/2 (1 + erf(x/√2)), as exporters spell it before opset 20. */
  gelu: (build, x) => {
    if (build.opset >= 20) return build.op('Gelu', [x]);
    const erf = build.op('Erf', [build.op('Div', [x, build.realNumber(Math.SQRT2)])]);
    return build.op('Mul', [build.op('Mul', [x, build.op('Add', [erf, build.realNumber(1)])]), build.realNumber(0.5)]);
  },
  'tanh-gelu': (build, x) => {
    const cube = build.op('Pow', [x, build.realNumber(3)]);
    const inner = build.op('Mul', [build.op('Add', [x, build.op('Mul', [cube, build.realNumber(0.044715)])]), build.realNumber(Math.sqrt(2 / Math.PI))]);
    const gate = build.op('Add', [build.op('Tanh', [inner]), build.realNumber(1)]);
    return build.op('Mul', [build.op('Mul', [x, build.realNumber(0.5)]), gate]);
  },
};
