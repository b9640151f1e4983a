/** Reads the fields of a protocol-buffer message without a schema; see protobuf.dev, "Encoding". */

export interface Field {
  readonly number: number;
  /** A number, or the bytes of a text, of a message, of packed numbers or of one number of fixed size. */
  readonly value: number | Uint8Array;
}

/** The bytes are no message, or end in the middle of one. */
class NotProtobuf extends Error {}

/** The fields of one message, in order; fields may repeat. Throws NotProtobuf. */
export function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new NotProtobuf('It ends too early.');
      if (factor > 2 ** 63) throw new NotProtobuf('It holds a number that is too long.');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > message.length) throw new NotProtobuf('It ends too early.');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = varint();
    fields.push({ number: Math.floor(tag / 8), value: valueOf(tag % 8, varint, take) });
  }
  return fields;
}

/** The values of a field that are messages, texts or packed numbers. */
export function bytesOf(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []));
}

/** The text of a field; of several the last one counts, and of none it is empty. */
export function textOf(fields: readonly Field[], number: number): string {
  return new TextDecoder().decode(bytesOf(fields, number).pop());
}

/** The number of a field; of several the last one counts. */
export function numberOf(fields: readonly Field[], number: number): number | null {
  const numbers = fields.flatMap((field) => (field.number === number && typeof field.value === 'number' ? [field.value] : []));
  return numbers.pop() ?? null;
}

function valueOf(wireType: number, varint: () => number, take: (length: number) => Uint8Array): number | Uint8Array {
  switch (wireType) {
    case 0:
      return varint();
    case 1:
      return take(8);
    case 2:
      return take(varint());
    case 5:
      return take(4);
    default:
      throw new NotProtobuf('It is not a protobuf message.');
  }
}
