/** The committed list of functions that the trimmed runtime keeps: one bit per function of the official file, in base64. */

import { OFFICIAL } from './official-runtime.mjs';
import { countBits } from './trimming.mjs';

/** @param {Uint8Array} bits @param {number} functions  of the official file @returns {string} the file's text */
export function writeKeptFunctions(bits, functions) {
  const used = bits.subarray(0, Math.ceil(functions / 8));
  const list = { ...OFFICIAL, functions, kept: countBits(used), bits: Buffer.from(used).toString('base64') };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** @param {string} text @returns {Uint8Array} the bits; throws where the list was made for another file */
export function readKeptFunctions(text) {
  const { sha256, functions, kept, bits } = JSON.parse(text);
  if (sha256 !== OFFICIAL.sha256) {
    throw new Error('The list of kept functions was made for another runtime; run: npm run trim-runtime -- --cover');
  }
  const set = new Uint8Array(Buffer.from(bits, 'base64'));
  if (set.length !== Math.ceil(functions / 8) || countBits(set) !== kept) throw new Error('The list of kept functions is damaged.');
  return set;
}
