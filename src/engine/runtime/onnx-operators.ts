/**
 * Reads which operators an ONNX model uses, without loading it: a walk over the few protocol-buffer fields that matter.
 * Source of the field numbers: onnx/onnx.proto of ONNX 1.17.
 */

export interface ModelOperators {
  /** Opset by domain; '' is ONNX's own. */
  readonly opsets: ReadonlyMap<string, number>;
  /** Every operation of the graph, of the graphs inside it and of the model's own functions; types may repeat. */
  readonly operators: readonly Operator[];
}

export interface Operator {
  /** '' is ONNX's own. */
  readonly domain: string;
  readonly type: string;
}

/** Null where the bytes are no ONNX model. */
export function readOperators(model: Uint8Array): ModelOperators | null {
  try {
    const fields = [...fieldsOf(model)];
    const opsets = new Map<string, number>();
    for (const opset of messages(fields, MODEL.opsetImport)) {
      const parts = [...fieldsOf(opset)];
      opsets.set(domainOf(parts, OPSET.domain), numberOf(parts, OPSET.version));
    }
    const graphs = messages(fields, MODEL.graph);
    if (graphs.length !== 1 || opsets.size === 0) return null;
    const functions = messages(fields, MODEL.functions).map((each) => [...fieldsOf(each)]);
    const defined = new Set(functions.map((parts) => `${domainOf(parts, FUNCTION.domain)}:${textOf(parts, FUNCTION.name)}`));
    const operators = [...graphs.flatMap(operatorsOfGraph), ...functions.flatMap((parts) => messages(parts, FUNCTION.node).flatMap(operatorsOfNode))];
    return { opsets, operators: operators.filter(({ domain, type }) => !defined.has(`${domain}:${type}`)) };
  } catch (error) {
    if (error instanceof NotProtobuf) return null;
    throw error;
  }
}

const MODEL = { graph: 7, opsetImport: 8, functions: 25 };
const OPSET = { domain: 1, version: 2 };
const GRAPH = { node: 1 };
const NODE = { type: 4, attribute: 5, domain: 7 };
const ATTRIBUTE = { graph: 6, graphs: 11 };
const FUNCTION = { name: 1, node: 7, domain: 10 };

/** ONNX's own domain has two names. */
const OWN_DOMAIN = 'ai.onnx';

interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

class NotProtobuf extends Error {}

function operatorsOfGraph(graph: Uint8Array): Operator[] {
  return messages([...fieldsOf(graph)], GRAPH.node).flatMap(operatorsOfNode);
}

function operatorsOfNode(node: Uint8Array): Operator[] {
  const parts = [...fieldsOf(node)];
  const inner = messages(parts, NODE.attribute).flatMap((attribute) => {
    const fields = [...fieldsOf(attribute)];
    return [...messages(fields, ATTRIBUTE.graph), ...messages(fields, ATTRIBUTE.graphs)].flatMap(operatorsOfGraph);
  });
  return [{ domain: domainOf(parts, NODE.domain), type: textOf(parts, NODE.type) }, ...inner];
}

function messages(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []));
}

function textOf(fields: readonly Field[], number: number): string {
  const value = messages(fields, number).at(-1);
  return value ? new TextDecoder().decode(value) : '';
}

function domainOf(fields: readonly Field[], number: number): string {
  const domain = textOf(fields, number);
  return domain === OWN_DOMAIN ? '' : domain;
}

function numberOf(fields: readonly Field[], number: number): number {
  const value = fields.filter((field) => field.number === number).at(-1)?.value;
  return typeof value === 'number' ? value : 0;
}

/** The fields of one message, those of fixed size left out; see protobuf.dev, "Encoding". */
function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || factor > 2 ** 63) throw new NotProtobuf();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const skip = (length: number): Uint8Array => {
    const end = at + length;
    if (end > bytes.length) throw new NotProtobuf();
    const part = bytes.subarray(at, end);
    at = end;
    return part;
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        yield { number, value: varint() };
        break;
      case 1:
        skip(8);
        break;
      case 2:
        yield { number, value: skip(varint()) };
        break;
      case 5:
        skip(4);
        break;
      default:
        throw new NotProtobuf();
    }
  }
}
