/** What the build writes as base64 is read back byte for byte. */

import { describe, expect, it } from 'vitest';
import { bytesOfBase64 } from '../../../src/engine/base64';

describe('bytesOfBase64', () => {
  it.each([0, 1, 2, 3, 4, 5, 255, 256, 257, 1000])('gives back %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 167 + 251) % 256);
    expect(bytesOfBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  });

  it('gives back every pair of bytes', () => {
    const bytes = Uint8Array.from({ length: 2 * 256 * 256 }, (_, index) => (index % 2 === 0 ? index >> 9 : (index >> 1) % 256));
    expect(Buffer.from(bytesOfBase64(Buffer.from(bytes).toString('base64'))).equals(Buffer.from(bytes))).toBe(true);
  });

  it.each([
    ['a text that is cut', 'SsOpc3U'],
    ['a space', 'SsOp c3U'],
    ['a padding sign inside', 'SsO=c3Vz'],
    ['a letter beyond ASCII', 'SsOpc3Vé'],
    ['the alphabet for addresses', 'SsO-c3Vz'],
  ])('refuses %s', (_name, text) => {
    expect(() => bytesOfBase64(text)).toThrow(/base64/);
  });
});
