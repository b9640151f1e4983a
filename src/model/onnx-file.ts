/**
 * What an ONNX file says about itself, read without running it: inputs, outputs, operators, and whether its weights are numbers.
 * Only the fields needed are read; field numbers are those of onnx.proto (ONNX IR 8).
 */

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
  const found: Findings = { operators: new Set(), brokenWeights: [], externalWeights: [] };
  let opset = 0;
  let inputs: TensorInfo[] = [];
  let outputs: TensorInfo[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 7) ({ inputs, outputs } = readGraph(field.bytes, found));
    if (field.number === 8) {
      const fields = fieldsOf(field.bytes);
      if (textOf(fields, 1) === '') opset = Number(fields.find(({ number }) => number === 2)?.integer ?? 0n);
    }
  }
  if (outputs.length === 0) throw new Error('It holds no graph.');
  return { opset, inputs, outputs, operators: found.operators, brokenWeights: found.brokenWeights, externalWeights: found.externalWeights };
}

interface Findings {
  readonly operators: Set<string>;
  readonly brokenWeights: string[];
  readonly externalWeights: string[];
}

function readGraph(bytes: Uint8Array, found: Findings): { inputs: TensorInfo[]; outputs: TensorInfo[] } {
  const inputs: TensorInfo[] = [];
  const outputs: TensorInfo[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) readNode(field.bytes, found);
    if (field.number === 5) readWeight(field.bytes, found);
    if (field.number === 11) inputs.push(readTensorInfo(field.bytes));
    if (field.number === 12) outputs.push(readTensorInfo(field.bytes));
  }
  return { inputs, outputs };
}

function readNode(bytes: Uint8Array, found: Findings): void {
  const fields = fieldsOf(bytes);
  const domain = textOf(fields, 7);
  found.operators.add(domain === '' ? textOf(fields, 4) : `${domain}.${textOf(fields, 4)}`);
  for (const attribute of fields.filter(({ number }) => number === 5)) {
    for (const field of fieldsOf(attribute.bytes)) {
      if (field.number === 5 && field.isBytes) readWeight(field.bytes, found);
      if (field.number === 6 && field.isBytes) readGraph(field.bytes, found);
    }
  }
}

function readWeight(bytes: Uint8Array, found: Findings): void {
  const fields = fieldsOf(bytes);
  const name = textOf(fields, 8) || 'a constant';
  const elementType = Number(fields.find(({ number }) => number === 2)?.integer ?? 0n);
  const location = fields.find(({ number }) => number === 14)?.integer ?? 0n;
  if (location !== 0n || fields.some(({ number }) => number === 13)) found.externalWeights.push(name);
  const raw = fields.filter(({ number, isBytes }) => number === 9 && isBytes).map((field) => field.bytes);
  const packedFloats = fields.filter(({ number, isBytes }) => number === 4 && isBytes).map((field) => field.bytes);
  const packedDoubles = fields.filter(({ number, isBytes }) => number === 10 && isBytes).map((field) => field.bytes);
  const isFinite =
    packedFloats.every((values) => allFinite(values, FLOAT32)) &&
    packedDoubles.every((values) => allFinite(values, FLOAT64)) &&
    raw.every((values) => allFinite(values, elementType));
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
  const fields = fieldsOf(bytes);
  const type = fieldsOf(bytesOf(fields, 2));
  const tensor = fieldsOf(bytesOf(type, 1));
  const elementType = Number(tensor.find(({ number }) => number === 1)?.integer ?? 0n);
  const shape = fieldsOf(bytesOf(tensor, 2))
    .filter(({ number }) => number === 1)
    .map((dimension) => fieldsOf(dimension.bytes).find(({ number, isBytes }) => number === 1 && !isBytes)?.integer ?? null)
    .map((size) => (size === null ? null : Number(size)));
  return { name: textOf(fields, 1), elementType, shape };
}

interface Field {
  readonly number: number;
  readonly isBytes: boolean;
  readonly bytes: Uint8Array;
  readonly integer: bigint;
}

/** The fields of a protobuf message. */
function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw new Error('It ends too early.');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Error('It holds a number that is too long.');
  };
  const take = (length: number): Uint8Array => {
    if (at + length > message.length) throw new Error('It ends too early.');
    at += length;
    return message.subarray(at - length, at);
  };
  const nothing = new Uint8Array(0);
  while (at < message.length) {
    const tag = Number(varint());
    const number = tag >>> 3;
    switch (tag & 7) {
      case 0:
        fields.push({ number, isBytes: false, bytes: nothing, integer: varint() });
        break;
      case 1:
        fields.push({ number, isBytes: true, bytes: take(8), integer: 0n });
        break;
      case 2:
        fields.push({ number, isBytes: true, bytes: take(Number(varint())), integer: 0n });
        break;
      case 5:
        fields.push({ number, isBytes: true, bytes: take(4), integer: 0n });
        break;
      default:
        throw new Error('It is not a protobuf message.');
    }
  }
  return fields;
}

function bytesOf(fields: readonly Field[], number: number): Uint8Array {
  return fields.find((field) => field.number === number && field.isBytes)?.bytes ?? new Uint8Array(0);
}

function textOf(fields: readonly Field[], number: number): string {
  return new TextDecoder().decode(bytesOf(fields, number));
}
