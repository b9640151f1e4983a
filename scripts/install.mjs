// Installs the packages of the lockfile when they are not there already. Used by every command that a newcomer may run first.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes node_modules match package-lock.json.
 * Throws when npm fails.
 */
export function installPackages() {
  if (packagesMatchLockfile()) return;
  process.stderr.write('Installing packages (npm ci) …\n');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: PROJECT,
    // Standard output belongs to the command that asked; npm's chatter goes to standard error.
    stdio: ['ignore', process.stderr, process.stderr],
    // onnxruntime-node would fetch GPU libraries that nothing here uses.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    shell: process.platform === 'win32',
  });
  if (error) throw new Error('npm could not be started. Is Node.js installed with npm?', { cause: error });
  if (status !== 0) throw new Error(`npm ci failed with exit code ${status}; its messages are above.`);
}

/** npm records what it really installed in node_modules/.package-lock.json. */
function packagesMatchLockfile() {
  const record = join(PROJECT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(PROJECT, 'package-lock.json'))).every(([path, { version, optional }]) => {
    const isProjectItself = path === '';
    const isForAnotherPlatform = optional === true && installed[path] === undefined;
    return isProjectItself || isForAnotherPlatform || installed[path]?.version === version;
  });
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}
