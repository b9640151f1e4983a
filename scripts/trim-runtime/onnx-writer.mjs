/**
 * Writes ONNX models: just enough protocol buffers for the graphs of this folder.
 * Source of the field numbers: onnx/onnx.proto of ONNX 1.17 (IR version 10).
 */

import { concatenate } from './wasm-module.mjs';

/** Tensor element types, by the names that ONNX Runtime Web uses. */
export const ELEMENT_TYPE = {
  float32: 1, uint8: 2, int8: 3, uint16: 4, int16: 5, int32: 6, int64: 7, bool: 9, float16: 10, float64: 11, uint32: 12, uint64: 13,
};

const TYPED_ARRAY = {
  float32: Float32Array, uint8: Uint8Array, int8: Int8Array, uint16: Uint16Array, int16: Int16Array, int32: Int32Array,
  int64: BigInt64Array, bool: Uint8Array, float16: Uint16Array, float64: Float64Array, uint32: Uint32Array, uint64: BigUint64Array,
};

const USUAL_OPSET = 17;

const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, tensor: 4, graph: 5, floats: 6, ints: 7, strings: 8 };

/**
 * @typedef {object} Tensor
 * @property {keyof typeof ELEMENT_TYPE} type
 * @property {readonly number[]} dims
 * @property {Float32Array | Float64Array | Uint8Array | Int8Array | Uint16Array | Int16Array | Int32Array | Uint32Array | BigInt64Array | BigUint64Array} data
 */

/**
 * A constant tensor.
 * @param {keyof typeof ELEMENT_TYPE} type
 * @param {readonly number[]} dims
 * @param {ArrayLike<number> | ArrayLike<bigint>} values  float16 as bit patterns
 * @returns {Tensor}
 */
export function tensor(type, dims, values) {
  const Values = TYPED_ARRAY[type];
  const data = Values === BigInt64Array || Values === BigUint64Array ? Values.from(Array.from(values, BigInt)) : Values.from(values);
  return { type, dims, data };
}

/** One number as a tensor without dimensions. */
export const scalar = (type, value) => tensor(type, [], [value]);
/** A list of int64, the form in which ONNX takes shapes and axes. */
export const int64s = (...values) => tensor('int64', [values.length], values);
/** Marks an attribute as a float; plain numbers are written as integers. */
export const float = (value) => ({ float: value });
export const floats = (...values) => ({ floats: values });

/**
 * One operation.
 * @param {string} type
 * @param {readonly string[]} inputs   '' leaves an optional input out
 * @param {readonly string[]} outputs
 * @param {Record<string, unknown>} [attributes]  number: int; string; array of int or of string; `float`, `floats`, `tensor`, `graph`
 * @param {string} [domain]
 */
export function node(type, inputs, outputs, attributes = {}, domain = '') {
  return { type, inputs, outputs, attributes, domain };
}

/**
 * @typedef {[type: keyof typeof ELEMENT_TYPE, dims?: readonly (number | string)[]]} ValueType  a string is a free dimension
 * @typedef {object} Graph
 * @property {ReturnType<typeof node>[]} nodes
 * @property {Record<string, ValueType>} [inputs]
 * @property {Record<string, ValueType | null>} outputs  null leaves the type to the runtime
 * @property {Record<string, Tensor>} [initializers]
 *
 * @typedef {Graph & { opset?: number }} Model
 */

/** A sub-graph for If, Loop and Scan. @param {Graph} graph */
export const graph = (graph) => ({ graph });

/**
 * @param {Model} description
 * @returns {Uint8Array}
 */
export function model({ opset = USUAL_OPSET, ...graph }) {
  const opsets = [message(1, ''), message(2, opset)];
  const microsoft = [message(1, 'com.microsoft'), message(2, 1)];
  return join([
    message(1, opset >= 21 ? 10 : 8),
    message(2, 'attention-lab'),
    message(7, encodeGraph(graph)),
    message(8, join(opsets)),
    message(8, join(microsoft)),
  ]);
}

/**
 * The operators of a graph and of the graphs inside it, as `domain:type@opset`.
 * @param {Model} description
 * @returns {string[]}
 */
export function operatorsOf({ nodes, opset = USUAL_OPSET }) {
  return nodes.flatMap(({ type, domain, attributes }) => [
    `${domain}:${type}@${opset}`,
    ...Object.values(attributes).flatMap((value) => (value.graph ? operatorsOf({ ...value.graph, opset }) : [])),
  ]);
}

function encodeGraph({ nodes, inputs = {}, outputs, initializers = {} }) {
  return join([
    ...nodes.map((each) => message(1, encodeNode(each))),
    message(2, 'graph'),
    ...Object.entries(initializers).map(([name, value]) => message(5, encodeTensor(value, name))),
    ...Object.entries(inputs).map(([name, type]) => message(11, encodeValue(name, type))),
    ...Object.entries(outputs).map(([name, type]) => message(12, encodeValue(name, type))),
  ]);
}

function encodeNode({ type, inputs, outputs, attributes, domain }) {
  return join([
    ...inputs.map((name) => message(1, name)),
    ...outputs.map((name) => message(2, name)),
    message(4, type),
    ...Object.entries(attributes).map(([name, value]) => message(5, encodeAttribute(name, value))),
    message(7, domain),
  ]);
}

function encodeAttribute(name, value) {
  const attribute = (type, ...fields) => join([message(1, name), ...fields, message(20, ATTRIBUTE_TYPE[type])]);
  if (typeof value === 'number') return attribute('int', message(3, value));
  if (typeof value === 'string') return attribute('string', message(4, value));
  if (Array.isArray(value)) {
    return typeof value[0] === 'string'
      ? attribute('strings', ...value.map((each) => message(9, each)))
      : attribute('ints', ...value.map((each) => message(8, each)));
  }
  if ('float' in value) return attribute('float', float32Field(2, value.float));
  if ('floats' in value) return attribute('floats', ...value.floats.map((each) => float32Field(7, each)));
  if ('graph' in value) return attribute('graph', message(6, encodeGraph(value.graph)));
  return attribute('tensor', message(5, encodeTensor(value, '')));
}

function encodeTensor({ type, dims, data }, name) {
  return join([
    ...dims.map((size) => message(1, size)),
    message(2, ELEMENT_TYPE[type]),
    message(8, name),
    message(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

function encodeValue(name, valueType) {
  if (!valueType) return message(1, name);
  const [type, dims] = valueType;
  const shape = dims?.map((size) => message(1, typeof size === 'string' ? message(2, size) : message(1, size)));
  const tensorType = join([message(1, ELEMENT_TYPE[type]), ...(shape ? [message(2, join(shape))] : [])]);
  return join([message(1, name), message(2, message(1, tensorType))]);
}

/** One field: integers as varints, text and bytes with their length. */
function message(field, value) {
  if (typeof value === 'number') return join([varint(field * 8), varint(value)]);
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return join([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

function float32Field(field, value) {
  return join([varint(field * 8 + 5), new Uint8Array(Float32Array.of(value).buffer)]);
}

function varint(value) {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

function join(parts) {
  return concatenate(parts);
}
