/** Valid graphs of operations chosen by chance: forms and combinations that no table thinks of. */

import { tensor } from '../onnx-writer.mjs';
import { graphCase } from './case.mjs';
import { GraphBuilder } from './graph-builder.mjs';
import { OPSETS } from './operator-cases.mjs';
import { randomNumbers, randomTensors } from './values.mjs';

const COVERED_SEEDS = 4000;
const OPERATIONS = 14;
const SIZES = [1, 1, 2, 3, 4, 5, 7, 8, 12, 16, 19, 33];
const ELEMENT_CODE = { float32: 1, int32: 6, int64: 7, bool: 9 };
const MAXIMUM_ELEMENTS = 20_000;

export function* cases() {
  for (let seed = 0; seed < COVERED_SEEDS; seed++) yield randomCase(seed);
}

/** @param {number} seed @returns {import('../run-cases.mjs').Case} */
export function randomCase(seed) {
  const graph = new RandomGraph(seed);
  for (let operation = 0; operation < OPERATIONS; operation++) graph.grow();
  const { model, feeds } = graph.finish();
  return graphCase(`graph by chance ${seed}`, model, [feeds]);
}

class RandomGraph {
  constructor(seed) {
    this.next = randomNumbers(seed);
    this.tensors = randomTensors(~seed);
    this.build = new GraphBuilder(OPSETS.first + this.below(OPSETS.last - OPSETS.first + 1));
    this.feeds = {};
    /** Values so far; sizes are known, so that every operation fits. */
    this.values = [this.input('float32', this.shape()), this.input(this.one(['float32', 'int64', 'int32']), this.shape())];
  }

  below(count) {
    return Math.floor(this.next() * count);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  shape(rank = this.below(5)) {
    return Array.from({ length: rank }, () => this.one(SIZES));
  }

  input(type, dims) {
    const name = `input_${Object.keys(this.feeds).length}`;
    const areFree = this.next() < 0.6;
    this.build.input(name, type, dims.map((size, axis) => (areFree ? `${name}_${axis}` : size)));
    this.feeds[name] = this.tensors(type, dims);
    return { name, type, dims };
  }

  /** A constant, or another input. */
  fresh(type, dims) {
    return this.next() < 0.7 ? { name: this.build.constant(this.tensors(type, dims)), type, dims } : this.input(type, dims);
  }

  grow() {
    const from = this.one(this.values);
    const fitting = KINDS.filter(({ fits }) => fits(from));
    const made = this.one(fitting).make(this, from);
    for (const value of Array.isArray(made) ? made : [made]) {
      if (sizeOf(value.dims) <= MAXIMUM_ELEMENTS) this.values.push(value);
    }
  }

  op(type, inputs, result, attributes) {
    return { name: this.build.op(type, inputs.map(({ name }) => name), attributes), ...result };
  }

  list(...values) {
    return { name: this.build.list(...values) };
  }

  finish() {
    this.values.slice(-OPERATIONS).forEach(({ name }, index) => {
      this.build.nodes.push({ type: 'Identity', inputs: [name], outputs: [`output_${index}`], attributes: {}, domain: '' });
      this.build.outputs[`output_${index}`] = null;
    });
    return { model: this.build.graph, feeds: this.feeds };
  }
}

const sizeOf = (dims) => dims.reduce((product, size) => product * size, 1);
const isNumber = ({ type }) => type !== 'bool';
const isReal = ({ type }) => type === 'float32';
const always = () => true;
const hasAxis = ({ dims }) => dims.length > 0;

/** Sizes that broadcast with `dims`: some axes of size 1, some leading ones left out. */
function broadcastable(graph, dims) {
  const kept = dims.slice(graph.next() < 0.3 ? graph.below(dims.length + 1) : 0);
  return kept.map((size) => (graph.next() < 0.3 ? 1 : size));
}

function withSecond(graph, from, type, attributes, resultType = from.type) {
  const other = graph.fresh(from.type, broadcastable(graph, from.dims));
  const inputs = graph.next() < 0.5 ? [from, other] : [other, from];
  return graph.op(type, inputs, { type: resultType, dims: from.dims }, attributes);
}

const KINDS = [
  { fits: isReal, make: (graph, from) => graph.op(graph.one(['Tanh', 'Sigmoid', 'Exp', 'Neg', 'Abs', 'Relu', 'Floor', 'Erf', 'Softplus', 'LeakyRelu', 'Round', 'Sqrt', 'Identity', 'HardSigmoid', 'Elu']), [from], { type: from.type, dims: from.dims }) },
  { fits: isNumber, make: (graph, from) => graph.op(graph.one(['Neg', 'Abs', 'Identity', 'Sign']), [from], { type: from.type, dims: from.dims }) },
  { fits: isNumber, make: (graph, from) => withSecond(graph, from, graph.one(['Add', 'Sub', 'Mul', 'Min', 'Max'])) },
  { fits: isReal, make: (graph, from) => withSecond(graph, from, graph.one(['Div', 'Pow', 'Add', 'Mul'])) },
  { fits: isNumber, make: (graph, from) => withSecond(graph, from, graph.one(['Greater', 'Less', 'Equal', 'GreaterOrEqual', 'LessOrEqual']), {}, 'bool') },
  { fits: ({ type }) => type === 'bool', make: (graph, from) => withSecond(graph, from, graph.one(['And', 'Or', 'Xor', 'Equal'])) },
  { fits: ({ type }) => type === 'bool', make: (graph, from) => graph.op('Not', [from], { type: 'bool', dims: from.dims }) },
  { fits: ({ type }) => type === 'bool', make: (graph, from) => {
    const type = graph.one(['float32', 'int64', 'int32']);
    return graph.op('Where', [from, graph.fresh(type, broadcastable(graph, from.dims)), graph.fresh(type, broadcastable(graph, from.dims))], { type, dims: from.dims });
  } },
  { fits: always, make: (graph, from) => {
    const to = graph.one(Object.keys(ELEMENT_CODE));
    return graph.op('Cast', [from], { type: to, dims: from.dims }, { to: ELEMENT_CODE[to] });
  } },
  { fits: ({ type, dims }) => type === 'float32' && dims.length >= 1, make: (graph, from) => {
    const inner = from.dims.at(-1);
    const columns = graph.one(SIZES);
    const batch = from.dims.length > 2 && graph.next() < 0.4 ? from.dims.slice(0, -2) : [];
    return graph.op('MatMul', [from, graph.fresh('float32', [...batch, inner, columns])], { type: 'float32', dims: [...from.dims.slice(0, -1), columns] });
  } },
  { fits: ({ type, dims }) => type === 'float32' && dims.length === 2, make: (graph, from) => {
    const columns = graph.one(SIZES);
    const transB = graph.below(2);
    const weights = graph.fresh('float32', transB ? [columns, from.dims[1]] : [from.dims[1], columns]);
    const bias = graph.fresh('float32', graph.one([[columns], [1], [1, columns], [from.dims[0], 1]]));
    return graph.op('Gemm', [from, weights, bias], { type: 'float32', dims: [from.dims[0], columns] }, { transB });
  } },
  { fits: (value) => isReal(value) && hasAxis(value), make: (graph, from) =>
    graph.op(graph.one(['Softmax', 'LogSoftmax']), [from], { type: from.type, dims: from.dims }, { axis: graph.below(from.dims.length) }) },
  { fits: (value) => isNumber(value) && value.type !== 'int64' && hasAxis(value), make: (graph, from) => {
    const axis = graph.below(from.dims.length);
    const keepdims = graph.below(2);
    const dims = keepdims ? from.dims.with(axis, 1) : from.dims.toSpliced(axis, 1);
    const type = graph.one(['ReduceMean', 'ReduceMax', 'ReduceMin', 'ReduceSum']);
    return type === 'ReduceSum' || graph.build.opset >= 18
      ? graph.op(type, [from, graph.list(axis)], { type: from.type, dims }, { keepdims })
      : graph.op(type, [from], { type: from.type, dims }, { axes: [axis], keepdims });
  } },
  { fits: (value) => isReal(value) && hasAxis(value), make: (graph, from) => {
    const axis = graph.below(from.dims.length);
    return graph.op('ArgMax', [from], { type: 'int64', dims: from.dims.toSpliced(axis, 1) }, { axis, keepdims: 0 });
  } },
  { fits: (value) => value.type !== 'bool' && hasAxis(value), make: (graph, from) => {
    const perm = from.dims.map((_, axis) => axis).sort(() => graph.next() - 0.5);
    return graph.op('Transpose', [from], { type: from.type, dims: perm.map((axis) => from.dims[axis]) }, { perm });
  } },
  { fits: always, make: (graph, from) => {
    const dims = graph.one([[sizeOf(from.dims)], [1, sizeOf(from.dims)], [...from.dims, 1], from.dims]);
    return graph.op('Reshape', [from, graph.list(...dims)], { type: from.type, dims });
  } },
  { fits: always, make: (graph, from) => {
    const axis = graph.below(from.dims.length + 1);
    return graph.op('Unsqueeze', [from, graph.list(axis)], { type: from.type, dims: from.dims.toSpliced(axis, 0, 1) });
  } },
  { fits: ({ dims }) => dims.includes(1), make: (graph, from) => {
    const axis = from.dims.indexOf(1);
    return graph.op('Squeeze', [from, graph.list(axis)], { type: from.type, dims: from.dims.toSpliced(axis, 1) });
  } },
  { fits: hasAxis, make: (graph, from) => {
    const axis = graph.below(from.dims.length);
    const other = graph.fresh(from.type, from.dims.with(axis, graph.one(SIZES)));
    return graph.op('Concat', [from, other], { type: from.type, dims: from.dims.with(axis, from.dims[axis] + other.dims[axis]) }, { axis });
  } },
  { fits: hasAxis, make: (graph, from) => {
    const axis = graph.below(from.dims.length);
    const start = graph.below(from.dims[axis]);
    const end = start + 1 + graph.below(from.dims[axis] - start);
    return graph.op('Slice', [from, graph.list(start), graph.list(end), graph.list(axis)], { type: from.type, dims: from.dims.with(axis, end - start) });
  } },
  { fits: hasAxis, make: (graph, from) => {
    const axis = graph.below(from.dims.length);
    const indices = graph.shape(graph.below(3));
    const values = graph.tensors('int64', indices, { low: 0, high: from.dims[axis] });
    return graph.op('Gather', [from, { name: graph.build.constant(values) }], { type: from.type, dims: from.dims.toSpliced(axis, 1, ...indices) }, { axis });
  } },
  { fits: always, make: (graph, from) => {
    const lead = graph.one(SIZES.slice(0, 5));
    return graph.op('Expand', [from, graph.list(lead, ...from.dims)], { type: from.type, dims: [lead, ...from.dims] });
  } },
  { fits: hasAxis, make: (graph, from) => {
    const repeats = from.dims.map(() => 1 + graph.below(2));
    return graph.op('Tile', [from, graph.list(...repeats)], { type: from.type, dims: from.dims.map((size, axis) => size * repeats[axis]) });
  } },
  { fits: ({ type, dims }) => type === 'float32' && dims.length >= 1 && dims.at(-1) > 1, make: (graph, from) => {
    const size = from.dims.at(-1);
    const first = 1 + graph.below(size - 1);
    const names = graph.build.ops('Split', [from.name, graph.list(first, size - first).name], 2, { axis: from.dims.length - 1 });
    return [first, size - first].map((part, index) => ({ name: names[index], type: from.type, dims: from.dims.with(-1, part) }));
  } },
  { fits: ({ type, dims }) => type === 'float32' && dims.length >= 1, make: (graph, from) => {
    const k = 1 + graph.below(from.dims.at(-1));
    const [values, indices] = graph.build.ops('TopK', [from.name, graph.list(k).name], 2, { axis: -1 });
    return [{ name: values, type: 'float32', dims: from.dims.with(-1, k) }, { name: indices, type: 'int64', dims: from.dims.with(-1, k) }];
  } },
  { fits: (value) => value.type !== 'bool' && value.type !== 'int32' && hasAxis(value), make: (graph, from) =>
    graph.op('CumSum', [from, { name: graph.build.constant(tensor('int64', [], [graph.below(from.dims.length)])) }], { type: from.type, dims: from.dims }) },
  { fits: isNumber, make: (graph, from) => {
    const [low, high] = [0, 1].map((value) => ({ name: graph.build.constant(tensor(from.type, [], [value])) }));
    return graph.op('Clip', [from, low, high], { type: from.type, dims: from.dims });
  } },
  { fits: ({ type, dims }) => type === 'float32' && dims.length === 3 && dims.every((size) => size > 0), make: recurrentLayer },
  { fits: ({ type, dims }) => type === 'float32' && dims.length === 3 && dims[2] >= 3, make: convolution },
  { fits: ({ type, dims }) => type === 'float32' && dims.length === 3 && dims[2] >= 2, make: (graph, from) =>
    graph.op(graph.one(['MaxPool', 'AveragePool']), [from], { type: 'float32', dims: from.dims.with(2, from.dims[2] - 1) }, { kernel_shape: [2] }) },
  { fits: ({ type, dims }) => type === 'float32' && dims.length === 3, make: (graph, from) =>
    graph.op(graph.one(['GlobalMaxPool', 'GlobalAveragePool']), [from], { type: 'float32', dims: from.dims.with(2, 1) }) },
  { fits: (value) => isReal(value) && value.dims.length >= 2, make: layerNorm },
  { fits: (value) => isReal(value) && value.dims.length >= 2, make: linearLayer },
  { fits: (value) => isReal(value) && value.dims.length >= 2, make: linearLayer },
  { fits: ({ dims }) => dims.length >= 2, make: reshapeByOwnShape },
  { fits: ({ dims }) => dims.length >= 1, make: (graph, from) => {
    const shape = graph.op('Shape', [from], { type: 'int64', dims: [from.dims.length] });
    const one = graph.op('Gather', [shape, { name: graph.build.constant(tensor('int64', [], [graph.below(from.dims.length)])) }], { type: 'int64', dims: [] });
    return [shape, one];
  } },
  { fits: ({ type, dims }) => type === 'float32' && dims.length >= 2, make: (graph, from) =>
    graph.op('Dropout', [from], { type: 'float32', dims: from.dims }) },
  { fits: (value) => isReal(value) && value.dims.length >= 1, make: (graph, from) => {
    const before = graph.below(3);
    const after = graph.below(3);
    const pads = [...from.dims.map(() => 0).with(-1, before), ...from.dims.map(() => 0).with(-1, after)];
    return graph.op('Pad', [from, graph.list(...pads)], { type: 'float32', dims: from.dims.with(-1, from.dims.at(-1) + before + after) });
  } },
  { fits: isReal, make: (graph, from) => {
    const gate = graph.op('Sigmoid', [from], { type: 'float32', dims: from.dims });
    return graph.op('Mul', [from, gate], { type: 'float32', dims: from.dims });
  } },
  { fits: isReal, make: (graph, from) => {
    const complement = graph.op('Sub', [{ name: graph.build.number(1) }, from], { type: 'float32', dims: from.dims });
    return graph.op('Mul', [complement, graph.fresh('float32', broadcastable(graph, from.dims))], { type: 'float32', dims: from.dims });
  } },
  { fits: (value) => isReal(value) && value.dims.length >= 2, make: attentionOverItself },
];

/** GRU, LSTM or plain, over [T,B,I]; gives all states and the last ones in shapes that other layers take. */
function recurrentLayer(graph, from) {
  const [type, gates] = graph.one([['GRU', 3], ['LSTM', 4], ['RNN', 1]]);
  const [steps, batch, input] = from.dims;
  const size = graph.one(SIZES);
  const direction = graph.one(['forward', 'reverse', 'bidirectional']);
  const directions = direction === 'bidirectional' ? 2 : 1;
  const weights = [[directions, gates * size, input], [directions, gates * size, size], [directions, 2 * gates * size]].map((dims) => graph.fresh('float32', dims).name);
  const lengths = graph.next() < 0.5 ? '' : graph.build.constant(tensor('int32', [batch], Array(batch).fill(steps)));
  const start = graph.next() < 0.5 ? [] : [lengths, graph.fresh('float32', [directions, batch, size]).name];
  const [all, last] = graph.build.ops(type, [from.name, ...weights, ...(start.length ? start : [lengths])], 2, {
    hidden_size: size, direction, ...(type === 'GRU' ? { linear_before_reset: graph.below(2) } : {}) });
  const merged = graph.build.op('Reshape', [graph.build.op('Transpose', [all], { perm: [0, 2, 1, 3] }), graph.build.list(0, 0, -1)]);
  return [{ name: merged, type: 'float32', dims: [steps, batch, directions * size] }, { name: last, type: 'float32', dims: [directions, batch, size] }];
}

function convolution(graph, from) {
  const [batch, channels, length] = from.dims;
  const filters = graph.one(SIZES);
  const padding = graph.below(2);
  const name = graph.build.op('Conv', [from.name, graph.fresh('float32', [filters, channels, 3]).name, graph.fresh('float32', [filters]).name], { pads: [padding, padding] });
  const result = { name, type: 'float32', dims: [batch, filters, length - 2 + 2 * padding] };
  return graph.next() < 0.5 ? graph.op(graph.one(['Relu', 'Sigmoid', 'Tanh', 'LeakyRelu']), [result], { type: 'float32', dims: result.dims }) : result;
}

function layerNorm(graph, from) {
  const size = from.dims.at(-1);
  const value = graph.next() < 0.5 ? from : graph.op('Add', [from, graph.fresh('float32', from.dims)], { type: 'float32', dims: from.dims });
  if (graph.build.opset >= 17) {
    return graph.op('LayerNormalization', [value, graph.fresh('float32', [size]), graph.fresh('float32', [size])], { type: 'float32', dims: from.dims }, { axis: -1 });
  }
  const same = { type: 'float32', dims: from.dims };
  const centred = graph.op('Sub', [value, graph.op('ReduceMean', [value], {}, { axes: [-1] })], same);
  const variance = graph.op('ReduceMean', [graph.op('Pow', [centred, { name: graph.build.number(2) }], same)], {}, { axes: [-1] });
  const deviation = graph.op('Sqrt', [graph.op('Add', [variance, { name: graph.build.number(1e-5) }], {})], {});
  return graph.op('Mul', [graph.op('Div', [centred, deviation], same), graph.fresh('float32', [size])], same);
}

/** A product with weights, a bias, and perhaps an activation. */
function linearLayer(graph, from) {
  const columns = graph.one(SIZES);
  const same = { type: 'float32', dims: from.dims.with(-1, columns) };
  const weights = graph.next() < 0.5
    ? graph.fresh('float32', [from.dims.at(-1), columns])
    : graph.op('Transpose', [graph.fresh('float32', [columns, from.dims.at(-1)])], {}, { perm: [1, 0] });
  const product = graph.op('MatMul', [from, weights], same);
  const biased = graph.next() < 0.3 ? product : graph.op('Add', [product, graph.fresh('float32', [columns])], same);
  return graph.next() < 0.5 ? biased : graph.op(graph.one(['Relu', 'Tanh', 'Sigmoid', 'Erf']), [biased], same);
}

/** The sizes of a value, put together again, as exporters write a reshape. */
function reshapeByOwnShape(graph, from) {
  const shape = graph.build.op('Shape', [from.name]);
  const lead = graph.build.op('Slice', [shape, graph.build.list(0), graph.build.list(from.dims.length - 2), graph.build.list(0)]);
  const to = graph.build.op('Concat', [lead, graph.build.list(-1)], { axis: 0 });
  const dims = [...from.dims.slice(0, -2), from.dims.at(-2) * from.dims.at(-1)];
  return graph.op('Reshape', [from, { name: to }], { type: from.type, dims });
}

function attentionOverItself(graph, from) {
  const rank = from.dims.length;
  const swapped = from.dims.map((_, axis) => axis).with(rank - 1, rank - 2).with(rank - 2, rank - 1);
  const keys = graph.op('Transpose', [from], {}, { perm: swapped });
  const square = { type: 'float32', dims: from.dims.with(-1, from.dims.at(-2)) };
  const scores = graph.op('Mul', [graph.op('MatMul', [from, keys], square), { name: graph.build.number(from.dims.at(-1) ** -0.5) }], square);
  const weights = graph.op('Softmax', [scores], square, { axis: -1 });
  return [weights, graph.op('MatMul', [weights, from], { type: 'float32', dims: from.dims })];
}
