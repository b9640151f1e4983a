// `npm run package-models [-- FOLDER]`: every model of models/ as a .zip that the plugin imports, and one with all of them.
// The same models give the same bytes: entries are sorted and carry no dates.

import { mkdirSync, readdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installPackages, PROJECT } from './install.mjs';

const FILES = ['decoder.onnx', 'encoder.onnx', 'model.json', 'tokenizer.json'];
/** The first moment that a .zip can name. */
const NO_DATE = new Date(1980, 0, 1);

installPackages();
const { zipSync } = await import('fflate');
const target = resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? 'model-archives');
const models = readdirSync(join(PROJECT, 'models')).filter((id) => existsSync(join(PROJECT, 'models', id, 'model.json'))).sort();
mkdirSync(target, { recursive: true });

const all = {};
for (const id of models) {
  const entries = Object.fromEntries(FILES.map((name) => [`${id}/${name}`, new Uint8Array(readFileSync(join(PROJECT, 'models', id, name)))]));
  Object.assign(all, entries);
  write(`attention-lab-${id}.zip`, entries);
}
write('attention-lab-models.zip', all);

function write(name, entries) {
  const bytes = zipSync(entries, { level: 9, mtime: NO_DATE });
  writeFileSync(join(target, name), bytes);
  process.stdout.write(`${String(bytes.length).padStart(10)}  ${join(target, name)}\n`);
}
