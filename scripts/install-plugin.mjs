// `npm run install-plugin -- VAULT [--config-dir .obsidian]`: builds the plugin and copies it into a vault,
// with the models of models/ that main.js does not carry and the runtime for WebGPU.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EMBEDDED_MODELS } from './build/embedded-models.mjs';
import { installPackages, PROJECT } from './install.mjs';

const PLUGIN_ID = 'attention-lab';
const FILES = ['main.js', 'manifest.json', 'styles.css'];

const { values, positionals } = readArguments();
const vault = resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0]);
const configFolder = join(vault, values['config-dir']);
if (!existsSync(vault) || !statSync(vault).isDirectory()) fail(`${vault} is no folder.`);
if (!existsSync(configFolder)) {
  fail(`${vault} has no ${values['config-dir']} folder, so it is no vault that Obsidian has opened. Open it there once, or name another settings folder with --config-dir.`);
}

installPackages();
const built = spawnSync('node', ['esbuild.config.mjs', 'production'], { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) fail('The plugin could not be built; see above.');

const target = join(configFolder, 'plugins', PLUGIN_ID);
mkdirSync(target, { recursive: true });
for (const file of FILES) copyFileSync(join(PROJECT, file), join(target, file));
const models = folderNames(join(PROJECT, 'models')).filter((id) => !EMBEDDED_MODELS.includes(id) && existsSync(join(PROJECT, 'models', id, 'model.json')));
for (const id of models) installModel(id);
// Only now are the packages that it is made with certainly there.
const { makeExpectedWebGpuFile, WEBGPU_FILE_NAME } = await import('./trim-runtime/webgpu-file.mjs');
try {
  writeFileSync(join(target, WEBGPU_FILE_NAME), await makeExpectedWebGpuFile());
} catch (error) {
  process.stderr.write(`The plugin runs without its runtime for WebGPU, which could not be made: ${error.message}\n`);
}
process.stdout.write(`Attention Lab is in ${target}${models.length > 0 ? `, with ${models.join(', ')}` : ''}. In Obsidian: Settings, Community plugins, switch on Attention Lab.\n`);

/** As the plugin stores an imported model: in a folder named by the hash of its card, in place of an older one with its id. */
function installModel(id) {
  const source = join(PROJECT, 'models', id);
  const root = join(target, 'models');
  const card = readFileSync(join(source, 'model.json'));
  for (const folder of folderNames(root)) {
    const known = join(root, folder, 'model.json');
    if (existsSync(known) && JSON.parse(readFileSync(known, 'utf8')).id === id) rmSync(join(root, folder), { recursive: true });
  }
  const folder = join(root, createHash('sha256').update(card).digest('hex').slice(0, 16));
  mkdirSync(folder, { recursive: true });
  for (const name of ['model.json', ...JSON.parse(card.toString()).files.map((file) => file.name)]) copyFileSync(join(source, name), join(folder, name));
}

function folderNames(folder) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [];
}

function readArguments() {
  try {
    const parsed = parseArgs({ allowPositionals: true, options: { 'config-dir': { type: 'string', default: '.obsidian' } } });
    if (parsed.positionals.length === 1) return parsed;
  } catch (error) {
    fail(error.message);
  }
  return fail('Usage: npm run install-plugin -- VAULT [--config-dir .obsidian]');
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  return process.exit(1);
}
