// A model folder as main.js carries it: the card as it is, and the files that it lists, one after another, as one zstd frame.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress } from './zstd.mjs';

/**
 * The card and the compressed bytes of a model folder. The unpacked frame holds the files in the order of `card.files`,
 * with the sizes given there; nothing else is needed to take it apart.
 * Throws when a file is not the one that the card describes.
 */
export async function packModel(folder) {
  const card = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const files = card.files.map(({ name, bytes, sha256 }) => {
    const contents = readFileSync(join(folder, name));
    if (contents.length !== bytes || createHash('sha256').update(contents).digest('hex') !== sha256) {
      throw new Error(`${join(folder, name)} is not the file that model.json describes.`);
    }
    return contents;
  });
  return { card, packed: await compress(Buffer.concat(files)) };
}
