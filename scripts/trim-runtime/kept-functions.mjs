/** The committed list of functions that a trimmed runtime keeps: one bit per function of the official file, in base64. */

import { OFFICIAL } from './official-runtime.mjs';
import { countBits } from './trimming.mjs';

/**
 * @param {Uint8Array} bits
 * @param {number} functions  of the official file
 * @param {import('./official-runtime.mjs').OfficialRuntime} [official]
 * @returns {string} the file's text
 */
export function writeKeptFunctions(bits, functions, { version, file, sha256 } = OFFICIAL) {
  const used = bits.subarray(0, Math.ceil(functions / 8));
  const list = { version, file, sha256, functions, kept: countBits(used), bits: Buffer.from(used).toString('base64') };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/**
 * @param {string} text
 * @param {import('./official-runtime.mjs').OfficialRuntime} [official]
 * @returns {Uint8Array} the bits; throws where the list was made for another file
 */
export function readKeptFunctions(text, official = OFFICIAL) {
  const { sha256, functions, kept, bits } = JSON.parse(text);
  if (sha256 !== official.sha256) {
    throw new Error('The list of kept functions was made for another runtime; run: npm run trim-runtime -- --cover --cover-webgpu');
  }
  const set = new Uint8Array(Buffer.from(bits, 'base64'));
  if (set.length !== Math.ceil(functions / 8) || countBits(set) !== kept) throw new Error('The list of kept functions is damaged.');
  return set;
}
