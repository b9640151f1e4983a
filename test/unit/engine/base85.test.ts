/** What the build writes as base85 is read back byte for byte. */

import { describe, expect, it } from 'vitest';
import { base85OfBytes } from '../../../scripts/build/base85.mjs';
import { bytesOfBase85 } from '../../../src/engine/base85';

describe('bytesOfBase85', () => {
  it('reads the example of the RFC', () => {
    expect(bytesOfBase85('HelloWorld')).toEqual(Uint8Array.of(0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b));
  });

  it.each([0, 1, 2, 3, 4, 5, 255, 256, 257, 1000])('gives back %i bytes, whatever they are', (length) => {
    for (const bytes of [new Uint8Array(length), new Uint8Array(length).fill(255), Uint8Array.from({ length }, (_, index) => (index * 167 + 251) % 256)]) {
      const text = base85OfBytes(bytes);
      expect(text).toHaveLength(Math.ceil((length * 5) / 4));
      expect(bytesOfBase85(text)).toEqual(bytes);
    }
  });

  it('gives back every pair of bytes', () => {
    const bytes = Uint8Array.from({ length: 2 * 256 * 256 }, (_, index) => (index % 2 === 0 ? index >> 9 : (index >> 1) % 256));
    expect(Buffer.from(bytesOfBase85(base85OfBytes(bytes))).equals(Buffer.from(bytes))).toBe(true);
  });

  it('is written without a character that a string literal or a page would escape', () => {
    const bytes = Uint8Array.from({ length: 4 * 85 * 85 }, (_, index) => (index * 2654435761) >>> 24);
    expect(base85OfBytes(bytes)).toMatch(/^[^"'`\\\s]+$/);
  });

  it.each([
    ['a text that is cut', 'HelloW', /early/],
    ['a space', 'Hell World', /foreign/],
    ['a quotation mark', 'Hell"World', /foreign/],
    ['a letter beyond ASCII', 'HellóWorld', /foreign/],
    ['a letter beyond ASCII at the end', 'HelloWorlé', /foreign/],
    ['a number of more than 32 bits', 'Hello#####', /32 bits/],
  ])('refuses %s', (_name, text, problem) => {
    expect(() => bytesOfBase85(text)).toThrow(problem);
  });
});
