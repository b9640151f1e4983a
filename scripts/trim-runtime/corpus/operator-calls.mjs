/**
 * The operators that the trimmed runtime is meant to run, one entry each: ways of calling it that reach its kernels
 * for every element type and form of broadcasting. Meanings: github.com/onnx/onnx, docs/Operators.md.
 */

import { float, floats, int64s, scalar, tensor } from '../onnx-writer.mjs';
import { randomTensors } from './values.mjs';

/**
 * @typedef {object} Call
 * @property {(import('../onnx-writer.mjs').Tensor | null)[]} inputs  null leaves an optional one out
 * @property {Record<string, unknown>} [attributes]
 * @property {number} [outputs]  how many; 1 where absent
 *
 * @typedef {object} Operator
 * @property {string} type
 * @property {string} [domain]
 * @property {number} [since]  first opset that has it, where that is later than the first covered one
 * @property {number} [until]  last opset for which the calls are right
 * @property {(opset: number) => Call[]} calls
 */

const NUMBER = ['float32', 'float64', 'int32', 'int64'];
const ANY = [...NUMBER, 'int8', 'uint8', 'bool'];
const SHAPES = [[], [1], [7], [3, 5], [2, 3, 4], [1, 1], [2, 1, 3, 2], [33, 65], [0, 4]];
const SHAPE_PAIRS = [
  [[], []], [[1], [1]], [[5], [5]], [[3, 4], [3, 4]], [[3, 4], []], [[], [3, 4]], [[3, 4], [1]], [[3, 4], [4]], [[4], [3, 4]],
  [[3, 4], [3, 1]], [[3, 1], [1, 4]], [[2, 3, 4], [3, 1]], [[2, 1, 4], [3, 1]], [[2, 3, 4], [2, 1, 1]], [[1, 17, 33], [9, 1, 33]],
  [[2, 3, 1, 5], [1, 3, 4, 1]], [[0], [0]], [[0, 3], [3]], [[128, 65], [128, 65]], [[10, 1, 16], [1, 30, 16]],
];

/** @type {Operator[]} */
export const OPERATORS = [
  ...named(['Neg', 'Abs', 'Sign'], () => unary(NUMBER)),
  ...named(['Exp', 'Sigmoid', 'Tanh', 'Floor', 'Ceil', 'Erf', 'Softplus', 'Softsign', 'Sin', 'Cos', 'Round', 'Atan'],
    () => unary(['float32'])),
  ...named(['Log', 'Sqrt', 'Reciprocal'], () => unary(['float32', 'float64'], { low: 0.1, high: 3 })),
  { type: 'Relu', calls: (opset) => unary(['float32', 'float64', ...(opset >= 14 ? ['int32', 'int8'] : [])]) },
  { type: 'HardSwish', since: 14, calls: () => unary(['float32']) },
  ...named(['LeakyRelu', 'Elu', 'HardSigmoid', 'Selu', 'ThresholdedRelu', 'Celu'], () => unary(['float32'])),
  { type: 'Gelu', since: 20, calls: () => ['none', 'tanh'].flatMap((approximate) => withAttributes(unary(['float32']), { approximate })) },
  ...named(['Identity'], () => unary(ANY)),
  ...named(['Not'], () => unary(['bool'])),
  ...named(['IsNaN', 'IsInf'], () => [...unary(['float32']), call([tensor('float32', [5], [NaN, Infinity, -Infinity, 0, -0])])]),

  ...named(['Add', 'Sub', 'Mul', 'Div'], () => binary(NUMBER, { low: 1, high: 6 })),
  ...named(['Min', 'Max'], () => [...binary([...NUMBER]), ...variadic(NUMBER)]),
  ...named(['Sum', 'Mean'], () => variadic(['float32'])),
  { type: 'Pow', calls: () => [...binary(['float32', 'int32', 'int64'], { low: 1, high: 4 }), ...powers()] },
  { type: 'Mod', calls: () => [...binary(['int32', 'int64'], { low: 1, high: 9 }), ...withAttributes(binary(['float32'], { low: 1, high: 9 }), { fmod: 1 })] },
  ...named(['Equal'], () => binary(['float32', 'int32', 'int64', 'bool'], { low: 0, high: 3 })),
  ...named(['Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual'], () => binary(NUMBER, { low: 0, high: 3 })),
  ...named(['And', 'Or', 'Xor'], () => binary(['bool'])),
  { type: 'PRelu', calls: () => [[[3, 4], [4]], [[3, 4], [1]], [[2, 3, 4], [3, 1]]].map(([x, slope]) => call([real(x), real(slope)])) },
  { type: 'Clip', calls: () => NUMBER.flatMap((type) => SHAPES.flatMap((shape) => [
    call([some(type, shape), scalar(type, 1), scalar(type, 2)]), call([some(type, shape), null, scalar(type, 1)]), call([some(type, shape), scalar(type, 1)])])) },
  { type: 'Where', calls: () => ['float32', 'int64', 'int32', 'uint8'].flatMap((type) => SHAPE_PAIRS.flatMap(([left, right]) => [
    call([some('bool', left), some(type, right), some(type, left)]), call([some('bool', right), some(type, left), some(type, [])]),
    call([some('bool', left), some(type, []), some(type, right)])])) },

  { type: 'Cast', calls: casts },
  { type: 'CastLike', since: 15, calls: () => NUMBER.flatMap((from) => NUMBER.map((to) => call([some(from, [3, 2]), some(to, [1])]))) },

  { type: 'Gather', calls: () => gathers() },
  { type: 'GatherElements', calls: () => ANY.flatMap((type) => ['int64', 'int32'].flatMap((index) => [0, 1, -1].map((axis) =>
    call([some(type, [3, 4]), some(index, [2, 3], { high: 2 })], { axis })))) },
  { type: 'GatherND', calls: () => ANY.flatMap((type) => [call([some(type, [3, 4]), some('int64', [2, 2], { high: 3 })]),
    call([some(type, [3, 4, 2]), some('int64', [5, 1], { high: 3 })]), call([some(type, [2, 3, 4]), some('int64', [2, 1], { high: 3 })], { batch_dims: 1 })]) },
  { type: 'ScatterElements', calls: (opset) => ['float32', 'int64', 'int32', 'bool'].flatMap((type) =>
    [{ axis: 0 }, { axis: 1 }, ...(opset >= 16 && type !== 'bool' ? [{ axis: 0, reduction: 'add' }] : [])].map((attributes) =>
      call([some(type, [3, 4]), some('int64', [2, 4], { high: 3 }), some(type, [2, 4])], attributes))) },
  { type: 'ScatterND', calls: (opset) => ['float32', 'int64', 'bool'].flatMap((type) =>
    [{}, ...(opset >= 16 && type !== 'bool' ? [{ reduction: 'add' }] : [])].map((attributes) =>
      call([some(type, [4, 5]), tensor('int64', [2, 1], [1, 3]), some(type, [2, 5])], attributes))) },
  { type: 'Slice', calls: () => slices() },
  { type: 'Split', until: 17, calls: () => splits({}) },
  { type: 'Split', since: 18, calls: () => splits({ num_outputs: 2 }) },
  { type: 'Concat', calls: () => ANY.flatMap((type) => [[[2, 3], [2, 3], 0], [[2, 3], [2, 1], 1], [[2, 0], [2, 4], -1], [[1, 4, 3], [1, 2, 3], 1], [[5], [1], 0]]
    .map(([left, right, axis]) => call([some(type, left), some(type, right), some(type, left)], { axis }))) },
  { type: 'Transpose', calls: () => ['float32', 'int64', 'int32', 'int8', 'uint8', 'bool', 'float64'].flatMap((type) => [
    call([some(type, [3, 5])]), ...[[[3, 5], [0, 1]], [[3, 5], [1, 0]], [[128, 67], [1, 0]], [[1, 9, 4], [0, 2, 1]], [[7, 1, 4], [1, 0, 2]], [[3, 4, 5], [2, 0, 1]],
      [[3, 4, 5], [1, 2, 0]], [[3, 4, 5], [2, 1, 0]], [[2, 7, 4, 8], [0, 2, 1, 3]], [[2, 7, 4, 8], [0, 2, 3, 1]], [[2, 3, 4, 5], [3, 2, 1, 0]], [[2, 3, 4, 5], [0, 1, 3, 2]],
      [[1, 1, 6], [2, 1, 0]]].map(([shape, perm]) => call([some(type, shape)], { perm }))]) },
  { type: 'Reshape', calls: () => ANY.flatMap((type) => [[[2, 6], [3, 4]], [[2, 6], [-1]], [[2, 6], [0, 2, 3]], [[1], []], [[2, 3, 4], [0, -1]]]
    .map(([shape, to]) => call([some(type, shape), int64s(...to)]))) },
  { type: 'Flatten', calls: () => ['float32', 'int64'].flatMap((type) => [0, 1, 2, -1].map((axis) => call([some(type, [2, 3, 4])], { axis }))) },
  { type: 'Squeeze', calls: () => ANY.flatMap((type) => [call([some(type, [1, 3, 1])]), call([some(type, [1, 3, 1]), int64s(0)]),
    call([some(type, [1, 3, 1]), int64s(-1, 0)]), call([some(type, [1]), int64s(0)])]) },
  { type: 'Unsqueeze', calls: () => ANY.flatMap((type) => [[0], [1], [-1], [0, 3], [1, -1]].flatMap((axes) => [call([some(type, [3, 2]), int64s(...axes)])])
    .concat(call([some(type, []), int64s(0)]))) },
  { type: 'Expand', calls: () => ANY.flatMap((type) => [[[3, 1], [2, 3, 4]], [[1], [5]], [[], [2, 2]], [[3, 4], [3, 4]], [[1, 4], [3, 1]], [[1, 7, 1], [4, 1, 6]]]
    .map(([shape, to]) => call([some(type, shape), int64s(...to)]))) },
  { type: 'Tile', calls: () => ['float32', 'int64', 'int32', 'bool', 'float64', 'int8', 'uint8'].flatMap((type) => [[[3], [2]], [[2, 3], [1, 2]], [[2, 3], [3, 1]], [[1, 2, 2], [2, 1, 3]], [[1, 4], [5, 1]]]
    .map(([shape, repeats]) => call([some(type, shape), int64s(...repeats)]))) },
  { type: 'Shape', calls: (opset) => ANY.flatMap((type) => SHAPES.map((shape) => call([some(type, shape)])))
    .concat(opset >= 15 ? [{ start: 1 }, { end: -1 }, { start: -2, end: 2 }].map((range) => call([real([2, 3, 4])], range)) : []) },
  { type: 'Size', calls: () => SHAPES.map((shape) => call([real(shape)])) },
  { type: 'ConstantOfShape', calls: () => ['float32', 'int64', 'int32', 'bool', 'float64', 'uint8', 'int8'].flatMap((type) => [call([int64s(2, 3)], { value: tensor(type, [1], [1]) }),
    call([int64s()], { value: tensor(type, [1], [1]) })]).concat(call([int64s(4)])) },
  { type: 'Constant', calls: () => [...['float32', 'int64', 'bool'].map((type) => call([], { value: some(type, [2, 3]) })),
    call([], { value_float: float(1.5) }), call([], { value_int: 3 }), call([], { value_ints: [1, 2] }), call([], { value_floats: floats(1, 2.5) })] },
  { type: 'Range', calls: () => ['int64', 'int32', 'float32', 'float64'].flatMap((type) => [[0, 5, 1], [7, 1, -2], [3, 3, 1]]
    .map((limits) => call(limits.map((limit) => scalar(type, limit))))) },
  { type: 'Pad', calls: () => pads() },
  { type: 'NonZero', calls: () => ['float32', 'int64', 'int32', 'bool', 'uint8'].flatMap((type) => [[3, 4], [5], [2, 2, 2]].map((shape) => call([some(type, shape, { low: 0, high: 2 })]))) },
  { type: 'OneHot', calls: () => [-1, 0, 1].flatMap((axis) => [call([some('int64', [2, 3], { high: 4 }), scalar('int64', 4), tensor('float32', [2], [0, 1])], { axis }),
    call([some('int64', [2, 3], { high: 4 }), scalar('int64', 4), tensor('int64', [2], [0, 1])], { axis })]) },
  { type: 'Trilu', since: 14, calls: () => ['float32', 'int64', 'bool'].flatMap((type) => [0, 1].flatMap((upper) => [call([some(type, [4, 4])], { upper }),
    call([some(type, [2, 3, 5]), scalar('int64', 1)], { upper }), call([some(type, [3, 4]), scalar('int64', -1)], { upper })])) },
  { type: 'EyeLike', calls: () => [call([real([3, 4])]), call([real([3, 3])], { k: 1, dtype: 7 })] },
  { type: 'CumSum', calls: () => ['float32', 'int64', 'int32'].flatMap((type) => [{}, { exclusive: 1 }, { reverse: 1 }, { exclusive: 1, reverse: 1 }].flatMap((attributes) =>
    [0, 1].map((axis) => call([some(type, [3, 4]), scalar('int64', axis)], attributes)))) },
  { type: 'Compress', calls: () => [call([real([3, 4]), tensor('bool', [3], [1, 0, 1])], { axis: 0 }), call([real([3, 4]), tensor('bool', [5], [1, 0, 1, 0, 1])])] },
  { type: 'ReverseSequence', calls: () => ['float32', 'int64'].flatMap((type) => [call([some(type, [4, 2, 3]), int64s(4, 2)], { time_axis: 0, batch_axis: 1 }),
    call([some(type, [2, 4, 3]), int64s(3, 4)], { time_axis: 1, batch_axis: 0 })]) },

  ...named(['ArgMax', 'ArgMin'], () => ['float32', 'int32', 'float64'].flatMap((type) => [0, 1, -1].flatMap((axis) => [0, 1].flatMap((keepdims) => [0, 1].map((last) =>
    call([some(type, [3, 37], { low: -9, high: 9 })], { axis, keepdims, select_last_index: last })))))),
  { type: 'TopK', calls: () => ['float32', 'int64', 'int32', 'float64'].flatMap((type) => [1, 0].flatMap((largest) => [1, 0].flatMap((sorted) => [[[3, 60], 1], [[3, 60], 5], [[1, 300], 10], [[1, 3260], 20], [[10, 3260], 5], [[7], 7], [[64, 4], 3]]
    .map(([shape, k]) => call([some(type, shape, { low: -90, high: 90 }), int64s(k)], { axis: -1, largest, sorted }, 2))))).concat(call([real([4, 6]), int64s(2)], { axis: 0 }, 2)) },
  ...named(['Softmax', 'LogSoftmax'], () => ['float32', 'float64'].flatMap((type) => [[[1, 1], -1], [[1, 60], -1], [[5, 33], 1], [[10, 3260], -1], [[2, 3, 4], 1], [[2, 3, 4], 0], [[2, 3, 7, 9], -1], [[4], 0], [[3, 0], -1]]
    .map(([shape, axis]) => call([some(type, shape, { low: -9, high: 9 })], { axis })))),
  ...named(['Hardmax'], () => [[[1, 7], -1], [[2, 3, 4], 1]].map(([shape, axis]) => call([real(shape)], { axis }))),

  ...named(['ReduceSum'], () => reductions(NUMBER, true)),
  ...['ReduceMean', 'ReduceMax', 'ReduceMin'].map((type) => ({ type, calls: (opset) => reductions(['float32', 'int32', ...(type === 'ReduceMean' ? ['float64'] : ['int64', 'float64'])], opset >= 18) })),
  ...['ReduceProd', 'ReduceL2', 'ReduceSumSquare'].map((type) => ({ type, calls: (opset) => reductions(['float32', 'int32', ...(type === 'ReduceProd' ? ['int64'] : [])], opset >= 18) })),
  ...['ReduceL1', 'ReduceLogSumExp', 'ReduceLogSum'].map((type) => ({ type, calls: (opset) => reductions(['float32'], opset >= 18, { low: 0.1, high: 2 }) })),

  { type: 'MatMul', calls: () => [...products('float32'), ...['float64', 'int32', 'int64'].flatMap((type) => products(type, SMALL_PRODUCTS))] },
  { type: 'Gemm', calls: () => gemms() },
  { type: 'Einsum', calls: () => [['bij,bjk->bik', [2, 3, 4], [2, 4, 5]], ['bhid,bhjd->bhij', [1, 2, 3, 4], [1, 2, 5, 4]], ['ij,ij->i', [3, 4], [3, 4]], ['bsh,h->bs', [2, 5, 4], [4]], ['i,j->ij', [3], [4]]]
    .map(([equation, left, right]) => call([real(left), real(right)], { equation })) },
  { type: 'LayerNormalization', since: 17, calls: () => [[[2, 5, 16], -1], [[1, 7], 1], [[3, 4, 5], 1], [[10, 256], -1]].flatMap(([shape, axis]) => {
    const size = shape.slice(axis).length === shape.length ? shape : shape.slice(axis);
    return [call([real(shape), real(size), real(size)], { axis }), call([real(shape), real(size)], { axis, epsilon: float(1e-6) }, 3)];
  }) },
  { type: 'BatchNormalization', since: 14, calls: () => [[2, 3], [2, 3, 5], [1, 3, 4, 5]].map((shape) => call([real(shape), real([3]), real([3]), real([3]), real([3], { low: 0.5, high: 2 })])) },
  { type: 'InstanceNormalization', calls: () => [[2, 3, 5], [1, 3, 4, 5]].map((shape) => call([real(shape), real([3]), real([3])])) },
  { type: 'LpNormalization', calls: () => [1, 2].flatMap((p) => [0, 1, -1].map((axis) => call([real([3, 4])], { p, axis }))) },
  { type: 'Dropout', calls: () => [call([real([2, 3]), scalar('float32', 0.5)]), call([real([2, 3])], {}, 2)] },

  { type: 'Conv', calls: () => convolutions() },
  ...named(['MaxPool', 'AveragePool'], () => [call([real([1, 2, 9])], { kernel_shape: [3], strides: [2] }), call([real([1, 2, 6, 7])], { kernel_shape: [2, 2] }), call([real([1, 2, 9])], { kernel_shape: [3], pads: [1, 1] })]),
  ...named(['GlobalAveragePool', 'GlobalMaxPool'], () => [call([real([1, 3, 5])]), call([real([2, 3, 4, 5])])]),

  { type: 'GRU', calls: () => recurrent(3, [{ linear_before_reset: 1 }, { linear_before_reset: 0 }]) },
  { type: 'LSTM', calls: () => recurrent(4, [{}]) },
  { type: 'RNN', calls: () => recurrent(1, [{}, { activations: ['Relu'] }]) },

  { type: 'QuantizeLinear', calls: () => ['uint8', 'int8'].flatMap((type) => [call([real([3, 8]), scalar('float32', 0.1), scalar(type, 1)]), call([real([3, 8]), real([3], { low: 0.1, high: 0.2 }), some(type, [3])], { axis: 0 })]) },
  { type: 'DequantizeLinear', calls: () => ['uint8', 'int8', 'int32'].flatMap((type) => [call([some(type, [3, 8]), scalar('float32', 0.1), ...(type === 'int32' ? [] : [scalar(type, 1)])]),
    call([some(type, [3, 8]), real([3], { low: 0.1, high: 0.2 })], { axis: 0 }), call([some(type, [3, 8]), real([8], { low: 0.1, high: 0.2 }), ...(type === 'int32' ? [] : [some(type, [8])])], { axis: 1 })]) },
  { type: 'DynamicQuantizeLinear', calls: () => SHAPES.filter((shape) => !shape.includes(0)).map((shape) => call([real(shape)], {}, 3)) },
  { type: 'MatMulInteger', calls: () => ['uint8', 'int8'].flatMap((type) => [[[1, 8], [8, 5]], [[3, 17], [17, 33]], [[2, 3, 16], [16, 8]], [[10, 64], [64, 65]]].flatMap(([left, right]) => [
    call([some('uint8', left, { high: 255 }), some(type, right, { high: 120 })]), call([some('uint8', left, { high: 255 }), some(type, right, { high: 120 }), scalar('uint8', 3), some(type, [right[1]])]),
    call([some('uint8', left, { high: 255 }), some(type, right, { high: 120 }), scalar('uint8', 3), scalar(type, 2)])])) },

  ...['Gelu', 'FastGelu', 'QuickGelu'].map((type) => ({ type, domain: 'com.microsoft', calls: () => [call([real([2, 3, 16])]), call([real([1, 33])])] })),
  { type: 'BiasGelu', domain: 'com.microsoft', calls: () => [call([real([2, 3, 16]), real([16])])] },
  { type: 'FusedMatMul', domain: 'com.microsoft', calls: () => [call([real([3, 4]), real([4, 5])], { alpha: float(0.5) }), call([real([4, 3]), real([5, 4])], { transA: 1, transB: 1 }), call([real([2, 3, 4]), real([2, 5, 4])], { transB: 1, alpha: float(0.125) })] },
  { type: 'SkipLayerNormalization', domain: 'com.microsoft', calls: () => [call([real([1, 3, 16]), real([1, 3, 16]), real([16]), real([16]), real([16])]), call([real([2, 3, 16]), real([2, 3, 16]), real([16])])] },
  { type: 'DynamicQuantizeMatMul', domain: 'com.microsoft', calls: () => ['uint8', 'int8'].flatMap((type) => [call([real([3, 16]), some(type, [16, 9], { high: 120 }), scalar('float32', 0.01), scalar(type, 3)]),
    call([real([1, 16]), some(type, [16, 9], { high: 120 }), real([9], { low: 0.01, high: 0.1 }), some(type, [9]), real([9])])]) },

  // With every attribute left to its default, which takes other ways through the optimiser.
  ...named(['Softmax', 'LogSoftmax', 'Hardmax', 'Flatten', 'ArgMax', 'ArgMin', 'ReduceSum', 'ReduceMean', 'ReduceMax', 'ReduceMin', 'ReduceProd', 'ReduceL1', 'ReduceL2', 'ReduceSumSquare', 'ReduceLogSumExp', 'LpNormalization'],
    () => [[3, 4], [2, 3, 4], [7, 1]].map((shape) => call([real(shape)]))),
  ...named(['Gather', 'GatherElements'], () => ['float32', 'int64', 'int8'].flatMap((type) => [[[9, 4], [2, 3]], [[5, 1], [1, 1]]].map(([data, indices]) => call([some(type, data), some('int64', indices, { high: 4 })])))),
  { type: 'Gemm', calls: () => [[1, 4, 5], [10, 33, 8]].map(([rows, inner, columns]) => call([real([rows, inner]), real([inner, columns]), real([columns])])) },
  { type: 'TopK', calls: () => [call([real([3, 60]), int64s(5)], {}, 2)] },
  { type: 'LayerNormalization', since: 17, calls: () => [call([real([2, 5, 16]), real([16]), real([16])]), call([real([3, 7]), real([7])])] },
  { type: 'Split', until: 17, calls: () => [call([real([4, 6])], {}, 2), call([real([4, 6]), int64s(1, 3)], {}, 2)] },
  { type: 'Split', since: 18, calls: () => [call([real([4, 6])], { num_outputs: 2 }, 2), call([real([4, 6]), int64s(1, 3)], {}, 2)] },
  { type: 'Trilu', since: 14, calls: () => [call([real([4, 4])])] },
  { type: 'ScatterElements', calls: () => [call([real([3, 4]), some('int64', [2, 4], { high: 3 }), real([2, 4])])] },
  { type: 'OneHot', calls: () => [call([some('int64', [2, 3], { high: 4 }), scalar('int64', 4), tensor('float32', [2], [0, 1])])] },
  { type: 'ReverseSequence', calls: () => [call([real([4, 2, 3]), int64s(4, 2)])] },
  ...[['GRU', 3], ['LSTM', 4], ['RNN', 1]].map(([type, gates]) => ({ type, calls: () => [call([real([5, 2, 6]), real([1, gates * 7, 6]), real([1, gates * 7, 7])], { hidden_size: 7 }, 2)] })),
  { type: 'QuantizeLinear', calls: () => [call([real([3, 8]), real([8], { low: 0.1, high: 0.2 })]), call([real([3, 8]), scalar('float32', 0.1)])] },
  { type: 'DequantizeLinear', calls: () => [call([some('int8', [3, 8]), real([8], { low: 0.1, high: 0.2 })]), call([some('uint8', [3, 8]), scalar('float32', 0.1)])] },
  { type: 'FusedMatMul', domain: 'com.microsoft', calls: () => [call([real([3, 4]), real([4, 5])])] },
];

function named(types, calls) {
  return types.map((type) => ({ type, calls }));
}

function call(inputs, attributes = {}, outputs = 1) {
  return { inputs, attributes, outputs };
}

const some = randomTensors(20);
const real = (dims, range) => some('float32', dims, range);

function unary(types, range) {
  return types.flatMap((type) => SHAPES.map((shape) => call([some(type, shape, range)])));
}

function binary(types, range) {
  return types.flatMap((type) => SHAPE_PAIRS.map(([left, right]) => call([some(type, left, range), some(type, right, range)])));
}

function variadic(types) {
  return types.flatMap((type) => [call([some(type, [2, 3])]), ...SHAPE_PAIRS.map(([left, right]) => call([some(type, left), some(type, right), some(type, left)]))]);
}

function withAttributes(calls, attributes) {
  return calls.map((each) => ({ ...each, attributes }));
}

function powers() {
  return [2, 3, 0.5, -1].map((exponent) => call([real([3, 4], { low: 0.5, high: 2 }), scalar('float32', exponent)]))
    .concat(['int32', 'int64', 'float64'].map((type) => call([real([3, 4], { low: 0.5, high: 2 }), scalar(type, 2)])));
}

function casts() {
  const codes = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10, float64: 11 };
  return Object.keys(codes).flatMap((from) => Object.values(codes).flatMap((to) =>
    [[], [5], [3, 17], [0]].map((shape) => call([some(from, shape)], { to }))));
}

function gathers() {
  const forms = [[[9, 4], [], 0], [[9, 4], [1], 0], [[9, 4], [2, 3], 0], [[9, 4], [5], 1], [[9, 4], [1, 3], -1], [[9], [1], 0], [[9], [], 0], [[2, 9, 3], [4], 1], [[4260, 32], [1, 30], 0]];
  return [...ANY, 'float16'].flatMap((type) => ['int64', 'int32'].flatMap((index) => forms.map(([data, indices, axis]) =>
    call([some(type, data), some(index, indices, { low: -2, high: 4 })], { axis }))));
}

function slices() {
  const forms = [
    [[7, 5], [1], [4], [0], [1]], [[7, 5], [-1], [-8], [0], [-1]], [[7, 5], [0, 1], [9, -1], [0, 1], [1, 2]], [[3, 4, 5], [1], [2 ** 40], [-1], [1]],
    [[7], [2], [3], null, null], [[7], [5], [2], [0], [1]], [[1, 30, 8], [0], [1], [1], null], [[4, 6], [0, 3], [4, 6], [0, 1], null],
  ];
  return ANY.flatMap((type) => ['int64', 'int32'].flatMap((index) => forms.map(([shape, ...limits]) =>
    call([some(type, shape), ...limits.map((values) => (values ? tensor(index, [values.length], index === 'int32' ? values.map((value) => Math.min(value, 2 ** 31 - 1)) : values) : null))]))));
}

function splits(even) {
  return ['float32', 'int64', 'int32', 'uint8', 'int8', 'bool', 'float64'].flatMap((type) => [
    call([some(type, [4, 6])], { axis: 1, ...even }, 2), call([some(type, [4, 6])], { axis: 0, ...even }, 2),
    call([some(type, [4, 6]), int64s(1, 2, 3)], { axis: 1 }, 3), call([some(type, [2, 3, 6]), int64s(2, 4)], { axis: -1 }, 2), call([some(type, [1, 9]), int64s(3, 3, 3)], { axis: 1 }, 3),
  ]);
}

function pads() {
  return ['float32', 'int64', 'int32', 'float64', 'bool'].flatMap((type) => [
    call([some(type, [2, 3]), int64s(0, 1, 0, 2), scalar(type, 1)]), call([some(type, [2, 3]), int64s(1, 0, 0, 0)]), call([some(type, [2, 5]), int64s(0, -1, 0, 1)]),
    call([some(type, [1, 2, 3]), int64s(0, 0, 2, 0, 0, 2), scalar(type, 0)]),
    ...(type === 'float32' ? ['reflect', 'edge'].map((mode) => call([some(type, [4, 5]), int64s(1, 2, 1, 2)], { mode })) : []),
  ]);
}

function reductions(types, axesAreInput, range) {
  const forms = [[[3, 4], [0]], [[3, 4], [1]], [[3, 4], [-1]], [[3, 4], [0, 1]], [[3, 4], null], [[2, 3, 4], [1]], [[2, 3, 4], [0, 2]], [[2, 3, 4], [0]], [[2, 3, 4, 5], [1, 3]], [[2, 3, 4, 5], [0, 2]],
    [[5], [0]], [[10, 33], [1]], [[1, 1], [1]], [[1, 30, 16], [1]], [[10, 1, 30], [2]], [[4, 129], [0]]];
  return types.flatMap((type) => [0, 1].flatMap((keepdims) => forms.map(([shape, axes]) => (axesAreInput
    ? call([some(type, shape, range), axes ? int64s(...axes) : null], { keepdims })
    : call([some(type, shape, range)], { keepdims, ...(axes ? { axes } : {}) }))))
    .concat(axesAreInput ? [call([some(type, [3, 4], range), int64s()], { noop_with_empty_axes: 1 })] : []));
}

const SMALL_PRODUCTS = [[[3, 4], [4, 5]], [[1, 4], [4, 1]], [[2, 3, 4], [4, 5]], [[2, 3, 4], [2, 4, 5]], [[4], [4, 5]], [[3, 4], [4]], [[4], [4]], [[1, 1, 4], [3, 4, 2]], [[1, 1], [1, 1]]];

function products(type, forms = null) {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 31, 32, 33, 64, 65, 127];
  const rectangles = sizes.flatMap((size, index) => [
    [[1, size], [size, sizes[(index + 5) % sizes.length]]], [[size, sizes[(index + 3) % sizes.length]], [sizes[(index + 3) % sizes.length], sizes[(index + 7) % sizes.length]]],
    [[size, 16], [16, 1]], [[10, 1, size], [1, size, 16]], [[size, 0], [0, 2]],
  ]);
  return (forms ?? [...SMALL_PRODUCTS, ...rectangles, [[1, 256], [256, 768]], [[10, 256], [256, 3260]], [[120, 256], [256, 128]], [[1, 300], [300, 700]]])
    .map(([left, right]) => call([some(type, left), some(type, right)]));
}

function gemms() {
  return [[1, 4, 5], [3, 17, 33], [10, 64, 65], [1, 1, 1], [120, 130, 7]].flatMap(([rows, inner, columns]) => [0, 1].flatMap((transA) => [0, 1].flatMap((transB) =>
    [null, [], [1], [columns], [1, columns], [rows, 1], [rows, columns]].map((bias) => call([
      real(transA ? [inner, rows] : [rows, inner]), real(transB ? [columns, inner] : [inner, columns]), ...(bias ? [real(bias)] : [])],
    { transA, transB, ...(columns % 2 ? { alpha: float(0.5), beta: float(2) } : {}) })))));
}

function convolutions() {
  return [
    call([real([1, 2, 9]), real([3, 2, 3])], { pads: [1, 1] }), call([real([1, 1, 30]), real([4, 1, 5]), real([4])], { pads: [2, 2] }), call([real([2, 4, 8]), real([4, 1, 3])], { group: 4 }),
    call([real([1, 2, 6, 7]), real([3, 2, 3, 3]), real([3])], { strides: [2, 2] }), call([real([1, 2, 9]), real([3, 2, 3])], { dilations: [2] }), call([real([1, 3, 5]), real([4, 3, 1])]),
    call([real([1, 16, 12]), real([32, 16, 3])], { auto_pad: 'SAME_UPPER' }), call([real([1, 8, 6, 6]), real([8, 8, 1, 1])]),
  ];
}

/** `gates`: 3 for GRU, 4 for LSTM, 1 for a plain RNN. */
function recurrent(gates, forms) {
  const sizes = [[1, 1, 3, 2], [2, 1, 3, 4], [5, 1, 8, 8], [7, 3, 5, 6], [30, 1, 16, 24], [4, 10, 9, 17], [3, 2, 64, 33]]; // steps, batch, input, hidden
  return ['forward', 'reverse', 'bidirectional'].flatMap((direction) => forms.flatMap((form) => sizes.flatMap(([steps, batch, input, hidden]) => {
    const directions = direction === 'bidirectional' ? 2 : 1;
    const small = { low: -0.5, high: 0.5 };
    const activations = form.activations ? { activations: Array.from({ length: directions }, () => form.activations).flat() } : {};
    const attributes = { ...form, ...activations, hidden_size: hidden, direction };
    const weights = [real([steps, batch, input]), real([directions, gates * hidden, input], small), real([directions, gates * hidden, hidden], small)];
    const state = real([directions, batch, hidden]);
    const lengths = tensor('int32', [batch], Array.from({ length: batch }, (_, row) => Math.max(1, steps - row)));
    const outputs = gates === 4 ? 3 : 2;
    return [
      call(weights, attributes, outputs), call([...weights, real([directions, 2 * gates * hidden], small)], attributes, outputs),
      call([...weights, real([directions, 2 * gates * hidden], small), lengths, state, ...(gates === 4 ? [state] : [])], attributes, outputs),
      call([...weights, null, null, state], attributes, outputs),
    ];
  })));
}
