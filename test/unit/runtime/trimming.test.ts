/** Rewriting a WebAssembly module: what is entered is known, what is left out traps, and nothing else changes. */

import { describe, expect, it } from 'vitest';
import { countBits, emptyUnlisted, enteredFunctions, hasBit, recordEntries, unionOf } from '../../../scripts/trim-runtime/trimming.mjs';
import { readModule, signed64, unsigned, writeModule } from '../../../scripts/trim-runtime/wasm-module.mjs';

const COUNT = 130;
const I32 = 0x7f;

/** A module of COUNT functions, exported as f0, f1, ...; function i gives 2 i + the imported global `base`, through a local. */
function sampleModule(): Uint8Array {
  const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
  const section = (id: number, content: number[]): number[] => [id, ...unsigned(content.length), ...content];
  const functions = Array.from({ length: COUNT }, (_, index) => index);
  const body = (index: number): number[] => {
    const code = [1, 1, I32, 0x41, ...signed64(BigInt(2 * index)), 0x21, 0, 0x20, 0, 0x23, 0, 0x6a, 0x0b];
    return [...unsigned(code.length), ...code];
  };
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 1, I32]),
    ...section(2, [1, ...text('env'), ...text('base'), 3, I32, 0]),
    ...section(3, [...unsigned(COUNT), ...functions.map(() => 0)]),
    ...section(6, [1, I32, 0, 0x41, 7, 0x0b]),
    ...section(7, [...unsigned(COUNT), ...functions.flatMap((index) => [...text(`f${index}`), 0, ...unsigned(index)])]),
    ...section(10, [...unsigned(COUNT), ...functions.flatMap(body)]),
  ]);
}

async function exportsOf(wasm: Uint8Array): Promise<Record<string, () => number>> {
  const { instance } = await WebAssembly.instantiate(new Uint8Array(wasm), { env: { base: new WebAssembly.Global({ value: 'i32' }, 1000) } });
  return instance.exports as Record<string, () => number>;
}

describe('LEB128 numbers', () => {
  it.each([[0, [0]], [127, [127]], [128, [128, 1]], [624_485, [0xe5, 0x8e, 0x26]], [2 ** 32, [128, 128, 128, 128, 16]]])('writes %i without sign', (value, bytes) => {
    expect([...unsigned(value)]).toEqual(bytes);
  });

  it.each([[0n, [0]], [-1n, [0x7f]], [63n, [63]], [64n, [0xc0, 0]], [-123_456n, [0xc0, 0xbb, 0x78]], [1n << 63n, [...Array<number>(9).fill(128), 0x7f]]])('writes %s with sign', (value, bytes) => {
    expect([...signed64(value)]).toEqual(bytes);
  });
});

describe('a module', () => {
  it('is written as it was read', () => {
    const wasm = sampleModule();
    const { globals, exports, functions } = readModule(wasm);
    expect(writeModule(readModule(wasm), { globals, exports, functions })).toEqual(wasm);
  });

  it.each([['nothing', []], ['something else', [1, 2, 3, 4, 5, 6, 7, 8, 9]], ['a section without its end', [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 90, 1]]])('is not made of %s', (_name, bytes) => {
    expect(() => readModule(Uint8Array.from(bytes))).toThrow(/WebAssembly/);
  });
});

describe('recordEntries', () => {
  it('notes exactly the functions that are called, and changes none of their results', async () => {
    const exports = await exportsOf(recordEntries(sampleModule()));
    const called = [0, 1, 63, 64, 100, 129];
    expect(called.map((index) => exports[`f${index}`]?.())).toEqual(called.map((index) => 1000 + 2 * index));
    const entered = enteredFunctions(exports);
    expect(Array.from({ length: COUNT }, (_, index) => index).filter((index) => hasBit(entered, index))).toEqual(called);
    expect(countBits(entered)).toBe(called.length);
  });
});

describe('emptyUnlisted', () => {
  it('keeps the listed functions as they are and lets the others trap', async () => {
    const kept = new Uint8Array(Math.ceil(COUNT / 8));
    kept[0] = 0b1000_0001;
    kept[16] = 0b10;
    const trimmed = emptyUnlisted(sampleModule(), kept);
    const exports = await exportsOf(trimmed);
    expect([exports.f0?.(), exports.f7?.(), exports.f129?.()]).toEqual([1000, 1014, 1258]);
    expect(() => exports.f1?.()).toThrow(WebAssembly.RuntimeError);
    expect(trimmed.length).toBeLessThan(sampleModule().length);
  });

  it('refuses a list that is too short for the module', () => {
    expect(() => emptyUnlisted(sampleModule(), new Uint8Array(2))).toThrow('16 functions, the module has 130');
  });
});

describe('unionOf', () => {
  it('holds what any of the sets holds', () => {
    expect(unionOf([Uint8Array.of(1, 0), Uint8Array.of(0, 128), Uint8Array.of(3, 0)])).toEqual(Uint8Array.of(3, 128));
  });
});
