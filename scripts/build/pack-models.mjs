// Model folders as main.js carries them: the cards as they are, and all their files together as one zstd frame.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress, LEVEL_FOR_WEIGHTS } from './zstd.mjs';

/**
 * The cards, the compressed bytes, and what the unpacked frame holds, one file after another. A file that several models
 * have is in it once. Files of the same name follow each other, since they resemble each other most.
 * Throws when a file is not the one that its card describes.
 */
export async function packModels(folders) {
  const models = folders.map((folder) => ({ folder, card: JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) }));
  const names = new Set(models.flatMap(({ card }) => card.files.map(({ name }) => name)));
  const contents = new Map(); // by SHA-256, so that equal files meet
  for (const wanted of names) {
    for (const { folder, card } of models) {
      const file = card.files.find(({ name }) => name === wanted);
      if (file) contents.set(file.sha256, readDescribed(folder, file));
    }
  }
  const files = [...contents].map(([sha256, { length }]) => ({ sha256, bytes: length }));
  return { cards: models.map(({ card }) => card), files, packed: await compress(Buffer.concat([...contents.values()]), LEVEL_FOR_WEIGHTS) };
}

function readDescribed(folder, { name, bytes, sha256 }) {
  const contents = readFileSync(join(folder, name));
  if (contents.length !== bytes || createHash('sha256').update(contents).digest('hex') !== sha256) {
    throw new Error(`${join(folder, name)} is not the file that model.json describes.`);
  }
  return contents;
}
