// `npm run install-plugin -- VAULT [--config-dir .obsidian]`: builds the plugin and copies it into a vault.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
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
process.stdout.write(`Attention Lab is in ${target}. In Obsidian: Settings, Community plugins, switch on Attention Lab.\n`);

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
