/**
 * Reads the sections of a WebAssembly binary that trimming touches and writes them back changed.
 * Everything else is copied byte for byte. Source: WebAssembly Core Specification 2.0, chapter 5, "Binary Format".
 */

const SECTION = { import: 2, global: 6, export: 7, code: 10 };
const EXTERNAL_KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
const HEADER_BYTES = 8;

/**
 * @typedef {object} FunctionBody
 * @property {Uint8Array} locals  the declarations of local variables, count included
 * @property {Uint8Array} code    the instructions, final `end` included
 */

/**
 * @typedef {object} WasmModule
 * @property {Uint8Array} header
 * @property {{ id: number, content: Uint8Array }[]} sections  in the order of the file
 * @property {number} importedGlobals
 * @property {{ count: number, entries: Uint8Array }} globals  the module's own globals
 * @property {{ count: number, entries: Uint8Array }} exports
 * @property {FunctionBody[]} functions  the module's own functions; position 0 is the first one that is not imported
 */

/**
 * @param {Uint8Array} bytes
 * @returns {WasmModule}
 */
export function readModule(bytes) {
  const header = bytes.subarray(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES || header[0] !== 0 || header[1] !== 0x61 || header[2] !== 0x73 || header[3] !== 0x6d) {
    throw new Error('not a WebAssembly binary');
  }
  const reader = new Reader(bytes, HEADER_BYTES);
  const sections = [];
  while (!reader.atEnd()) {
    const id = reader.byte();
    sections.push({ id, content: reader.take(reader.unsigned()) });
  }
  const content = (id) => sections.find((section) => section.id === id)?.content ?? Uint8Array.of(0);
  return {
    header,
    sections,
    importedGlobals: countImportedGlobals(content(SECTION.import)),
    globals: readCounted(content(SECTION.global)),
    exports: readCounted(content(SECTION.export)),
    functions: readFunctions(content(SECTION.code)),
  };
}

/**
 * The same module with other globals, exports or function bodies. A section that is absent cannot be changed.
 * @param {WasmModule} module
 * @param {{ globals?: WasmModule['globals'], exports?: WasmModule['exports'], functions?: Iterable<FunctionBody> }} changes
 * @returns {Uint8Array}
 */
export function writeModule(module, changes) {
  const replaced = new Map();
  if (changes.globals) replaced.set(SECTION.global, concatenate([unsigned(changes.globals.count), changes.globals.entries]));
  if (changes.exports) replaced.set(SECTION.export, concatenate([unsigned(changes.exports.count), changes.exports.entries]));
  if (changes.functions) replaced.set(SECTION.code, writeFunctions([...changes.functions]));
  const parts = [module.header];
  for (const section of module.sections) {
    const content = replaced.get(section.id) ?? section.content;
    parts.push(Uint8Array.of(section.id), unsigned(content.length), content);
  }
  return concatenate(parts);
}

/** An unsigned LEB128 number. @param {number} value */
export function unsigned(value) {
  const bytes = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value > 0 ? low | 128 : low);
  } while (value > 0);
  return Uint8Array.from(bytes);
}

/** A signed LEB128 number of 64 bits. @param {bigint} value */
export function signed64(value) {
  let rest = BigInt.asIntN(64, value);
  const bytes = [];
  for (;;) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    const isLast = (rest === 0n && (low & 64) === 0) || (rest === -1n && (low & 64) !== 0);
    bytes.push(isLast ? low : low | 128);
    if (isLast) return Uint8Array.from(bytes);
  }
}

/** @param {readonly Uint8Array[]} parts */
export function concatenate(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

class Reader {
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  atEnd() {
    return this.position >= this.bytes.length;
  }

  byte() {
    if (this.atEnd()) throw new Error('the WebAssembly binary ends too early');
    return this.bytes[this.position++];
  }

  unsigned() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  take(length) {
    const end = this.position + length;
    if (end > this.bytes.length) throw new Error('the WebAssembly binary ends too early');
    const part = this.bytes.subarray(this.position, end);
    this.position = end;
    return part;
  }

  rest() {
    return this.take(this.bytes.length - this.position);
  }
}

function readCounted(content) {
  const reader = new Reader(content);
  return { count: reader.unsigned(), entries: reader.rest() };
}

function readFunctions(content) {
  const reader = new Reader(content);
  return Array.from({ length: reader.unsigned() }, () => {
    const body = new Reader(reader.take(reader.unsigned()));
    const groups = body.unsigned();
    for (let group = 0; group < groups; group++) {
      body.unsigned(); // how many locals of one type
      body.byte(); // the type
    }
    return { locals: body.bytes.subarray(0, body.position), code: body.rest() };
  });
}

function writeFunctions(functions) {
  const parts = [unsigned(functions.length)];
  for (const { locals, code } of functions) parts.push(unsigned(locals.length + code.length), locals, code);
  return concatenate(parts);
}

function countImportedGlobals(content) {
  const reader = new Reader(content);
  let globals = 0;
  for (let remaining = reader.unsigned(); remaining > 0; remaining--) {
    reader.take(reader.unsigned()); // module name
    reader.take(reader.unsigned()); // field name
    const kind = reader.byte();
    if (kind === EXTERNAL_KIND.function) reader.unsigned();
    else if (kind === EXTERNAL_KIND.table) {
      reader.byte();
      skipLimits(reader);
    } else if (kind === EXTERNAL_KIND.memory) skipLimits(reader);
    else if (kind === EXTERNAL_KIND.global) {
      reader.take(2); // type, mutability
      globals++;
    } else if (kind === EXTERNAL_KIND.tag) {
      reader.byte();
      reader.unsigned();
    } else throw new Error(`unknown kind of import: ${kind}`);
  }
  return globals;
}

function skipLimits(reader) {
  const flags = reader.byte();
  reader.unsigned();
  if (flags & 1) reader.unsigned();
}
