/**
 * What an ONNX file says about itself, read without running it: inputs, outputs, operators, and whether its weights are numbers.
 * Only the fields needed are read; field numbers are those of onnx.proto (ONNX IR 8).
 */

import { bytesOf, fieldsOf, numberOf, textOf, type Field } from './protobuf';

export interface TensorInfo {
  readonly name: string;
  /** ONNX's number of the element type: 1 float32, 7 int64. */
  readonly elementType: number;
  /** null: any size (a named dimension). */
  readonly shape: ReadonlyArray<number | null>;
}

export interface OnnxFile {
  readonly opset: number;
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** `MatMul`; with its domain where that is not ONNX's own: `com.microsoft.MatMulNBits`. */
  readonly operators: ReadonlySet<string>;
  /** Names of weights that hold something that is not a finite number. */
  readonly brokenWeights: readonly string[];
  /** Names of weights whose numbers lie in another file. */
  readonly externalWeights: readonly string[];
}

export const FLOAT32 = 1;
export const INT64 = 7;

const FLOAT16 = 10;
const FLOAT64 = 11;

/** Throws an Error when the bytes are not an ONNX file. */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  const model = fieldsOf(bytes);
  const found: Findings = { operators: new Set(), brokenWeights: [], externalWeights: [] };
  const opsets = bytesOf(model, MODEL.opsetImport).map(fieldsOf);
  const graph = bytesOf(model, MODEL.graph).pop();
  if (!graph) throw new Error('It holds no graph.');
  const { inputs, outputs } = readGraph(graph, found);
  const own = opsets.find((fields) => domainOf(fields, OPSET.domain) === '');
  return { opset: (own && numberOf(own, OPSET.version)) ?? 0, inputs, outputs, ...found };
}

const MODEL = { graph: 7, opsetImport: 8 };
const OPSET = { domain: 1, version: 2 };
const GRAPH = { node: 1, weight: 5, input: 11, output: 12 };
const NODE = { type: 4, attribute: 5, domain: 7 };

/** ONNX's own domain has two names. */
const OWN_DOMAIN = 'ai.onnx';

const ATTRIBUTE = { tensor: 5, graph: 6 };
const TENSOR = { elementType: 2, floats: 4, name: 8, raw: 9, doubles: 10, external: 13, location: 14 };
const VALUE = { name: 1, type: 2 };
const TYPE = { tensor: 1, elementType: 1, shape: 2, dimension: 1, size: 1 };

interface Findings {
  readonly operators: Set<string>;
  readonly brokenWeights: string[];
  readonly externalWeights: string[];
}

function readGraph(bytes: Uint8Array, found: Findings): { inputs: TensorInfo[]; outputs: TensorInfo[] } {
  const graph = fieldsOf(bytes);
  for (const node of bytesOf(graph, GRAPH.node)) readNode(node, found);
  for (const weight of bytesOf(graph, GRAPH.weight)) readWeight(weight, found);
  return { inputs: bytesOf(graph, GRAPH.input).map(readTensorInfo), outputs: bytesOf(graph, GRAPH.output).map(readTensorInfo) };
}

/** Nodes hold weights as constants, and whole graphs as the bodies of loops. */
function readNode(bytes: Uint8Array, found: Findings): void {
  const node = fieldsOf(bytes);
  const domain = domainOf(node, NODE.domain);
  found.operators.add(domain === '' ? textOf(node, NODE.type) : `${domain}.${textOf(node, NODE.type)}`);
  for (const attribute of bytesOf(node, NODE.attribute).map(fieldsOf)) {
    for (const tensor of bytesOf(attribute, ATTRIBUTE.tensor)) readWeight(tensor, found);
    for (const graph of bytesOf(attribute, ATTRIBUTE.graph)) readGraph(graph, found);
  }
}

function domainOf(fields: readonly Field[], number: number): string {
  const domain = textOf(fields, number);
  return domain === OWN_DOMAIN ? '' : domain;
}

function readWeight(bytes: Uint8Array, found: Findings): void {
  const tensor = fieldsOf(bytes);
  const name = textOf(tensor, TENSOR.name) || 'Constant';
  const elementType = numberOf(tensor, TENSOR.elementType) ?? 0;
  if (numberOf(tensor, TENSOR.location) || bytesOf(tensor, TENSOR.external).length > 0) found.externalWeights.push(name);
  const isFinite =
    bytesOf(tensor, TENSOR.floats).every((values) => allFinite(values, FLOAT32)) &&
    bytesOf(tensor, TENSOR.doubles).every((values) => allFinite(values, FLOAT64)) &&
    bytesOf(tensor, TENSOR.raw).every((values) => allFinite(values, elementType));
  if (!isFinite) found.brokenWeights.push(name);
}

/** Whether little-endian numbers are all finite: none has its exponent bits all set. Integers always are. */
function allFinite(values: Uint8Array, elementType: number): boolean {
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  const size = { [FLOAT16]: 2, [FLOAT32]: 4, [FLOAT64]: 8 }[elementType];
  if (size === undefined) return true;
  for (let at = 0; at + size <= values.length; at += size) {
    if (size === 2 && (view.getUint16(at, true) & 0x7c00) === 0x7c00) return false;
    if (size === 4 && (view.getUint32(at, true) & 0x7f800000) === 0x7f800000) return false;
    if (size === 8 && (view.getUint32(at + 4, true) & 0x7ff00000) === 0x7ff00000) return false;
  }
  return true;
}

function readTensorInfo(bytes: Uint8Array): TensorInfo {
  const value = fieldsOf(bytes);
  const type = bytesOf(value, VALUE.type).flatMap(fieldsOf);
  const tensor = bytesOf(type, TYPE.tensor).flatMap(fieldsOf);
  const dimensions = bytesOf(bytesOf(tensor, TYPE.shape).flatMap(fieldsOf), TYPE.dimension);
  return {
    name: textOf(value, VALUE.name),
    elementType: numberOf(tensor, TYPE.elementType) ?? 0,
    shape: dimensions.map((dimension) => numberOf(fieldsOf(dimension), TYPE.size)),
  };
}
