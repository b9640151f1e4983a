/**
 * Two rewritings of a WebAssembly module that leave every function index, table, type and import as it is:
 * one records which functions are entered, the other empties those that never were.
 */

import { concatenate, readModule, signed64, unsigned, writeModule } from './wasm-module.mjs';

const BITS_PER_GLOBAL = 64;
const GLOBAL_NAME = 'entered';
const TYPE_I64 = 0x7e;
const MUTABLE = 1;
const OPCODE = { unreachable: 0x00, end: 0x0b, globalGet: 0x23, globalSet: 0x24, i64Const: 0x42, i64Or: 0x84 };
const EXPORT_GLOBAL = 3;

/** What an emptied function becomes: no locals, and a trap when it is called after all. */
const EMPTIED = { locals: Uint8Array.of(0), code: Uint8Array.of(OPCODE.unreachable, OPCODE.end) };

/**
 * Lets every function set its own bit, on entry, in exported 64-bit globals.
 * @param {Uint8Array} wasm
 * @returns {Uint8Array}
 */
export function recordEntries(wasm) {
  const module = readModule(wasm);
  const added = Math.ceil(module.functions.length / BITS_PER_GLOBAL);
  const firstIndex = module.importedGlobals + module.globals.count;
  const addedGlobals = Array.from({ length: added }, () => Uint8Array.of(TYPE_I64, MUTABLE, OPCODE.i64Const, 0, OPCODE.end));
  const addedExports = Array.from({ length: added }, (_, index) => {
    const name = new TextEncoder().encode(`${GLOBAL_NAME}${index}`);
    return concatenate([unsigned(name.length), name, Uint8Array.of(EXPORT_GLOBAL), unsigned(firstIndex + index)]);
  });
  return writeModule(module, {
    globals: { count: module.globals.count + added, entries: concatenate([module.globals.entries, ...addedGlobals]) },
    exports: { count: module.exports.count + added, entries: concatenate([module.exports.entries, ...addedExports]) },
    functions: module.functions.map(({ locals, code }, position) => {
      const global = unsigned(firstIndex + Math.floor(position / BITS_PER_GLOBAL));
      const bit = signed64(1n << BigInt(position % BITS_PER_GLOBAL));
      const setBit = [Uint8Array.of(OPCODE.globalGet), global, Uint8Array.of(OPCODE.i64Const), bit,
        Uint8Array.of(OPCODE.i64Or, OPCODE.globalSet), global];
      return { locals, code: concatenate([...setBit, code]) };
    }),
  });
}

/**
 * Reads what `recordEntries` recorded: one bit per function, least significant bit first.
 * @param {WebAssembly.Exports} exports of an instance of the recording module
 * @returns {Uint8Array}
 */
export function enteredFunctions(exports) {
  const words = [];
  for (let global = exports[`${GLOBAL_NAME}0`]; global; global = exports[`${GLOBAL_NAME}${words.length}`]) {
    words.push(BigInt.asUintN(64, global.value));
  }
  const bits = new Uint8Array(words.length * 8);
  const view = new DataView(bits.buffer);
  words.forEach((word, index) => view.setBigUint64(index * 8, word, true));
  return bits;
}

/**
 * Empties every function whose bit is not set.
 * @param {Uint8Array} wasm
 * @param {Uint8Array} kept  one bit per function of the module, least significant bit first
 * @returns {Uint8Array}
 */
export function emptyUnlisted(wasm, kept) {
  const module = readModule(wasm);
  if (kept.length * 8 < module.functions.length) {
    throw new Error(`the list is for ${kept.length * 8} functions, the module has ${module.functions.length}`);
  }
  return writeModule(module, {
    functions: module.functions.map((body, position) => (hasBit(kept, position) ? body : EMPTIED)),
  });
}

/** @param {Uint8Array} bits @param {number} position */
export function hasBit(bits, position) {
  return (bits[position >> 3] & (1 << (position & 7))) !== 0;
}

/** @param {Uint8Array} bits */
export function countBits(bits) {
  let count = 0;
  for (let position = 0; position < bits.length * 8; position++) if (hasBit(bits, position)) count++;
  return count;
}

/** Positions from `first` up to, not including, `end`. @param {number} first @param {number} end @param {number} bytes  of the set */
export function bitsOfRange(first, end, bytes) {
  const bits = new Uint8Array(bytes);
  for (let position = first; position < end; position++) bits[position >> 3] |= 1 << (position & 7);
  return bits;
}

/** @param {readonly Uint8Array[]} sets  of equal length */
export function unionOf(sets) {
  const union = new Uint8Array(Math.max(...sets.map((set) => set.length)));
  for (const set of sets) set.forEach((byte, index) => { union[index] |= byte; });
  return union;
}
