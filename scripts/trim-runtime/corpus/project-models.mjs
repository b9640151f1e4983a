/** The graphs of the models in models/, whatever their exporter made of them. */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { modelCase } from './model-case.mjs';

const MODELS = new URL('../../../models/', import.meta.url);

export function* cases() {
  for (const { card, read } of projectModels()) yield modelCase(card, read);
}

/** @returns {Iterable<{ card: { id: string }, read: (name: string) => Uint8Array }>} the models in models/, sorted by name */
export function* projectModels() {
  for (const entry of readdirSync(MODELS).sort()) {
    const folder = new URL(`${entry}/`, MODELS);
    if (!existsSync(new URL('model.json', folder))) continue;
    const read = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
    yield { card: JSON.parse(new TextDecoder().decode(read('model.json'))), read };
  }
}
