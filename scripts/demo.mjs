// `npm run demo`: the bench host with the demo vault, on this machine only. `-- --open` opens the browser too.

import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, PROJECT } from './install.mjs';

const FIRST_PORT = 5180;
const ARCHIVES = join(PROJECT, '.cache', 'model-archives');

installPackages();
const built = spawnSync('node', ['esbuild.config.mjs', 'production'], { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);

// Only now are the packages that the host needs certainly there.
const packaged = spawnSync('node', [join(PROJECT, 'scripts/package-models.mjs'), ARCHIVES], { stdio: ['ignore', 'ignore', 'inherit'] });
if (packaged.status !== 0) process.exit(1);
const { makeExpectedWebGpuFile, WEBGPU_FILE_NAME } = await import('./trim-runtime/webgpu-file.mjs');
const { startHost } = await import('../test/host/server.mjs');
const host = await startHost({ port: FIRST_PORT, archives: ARCHIVES, besideMain: await webGpuRuntime() });
process.stdout.write([
  `Attention Lab's demo vault is open at ${host.url}`,
  `Models to import there, in ${ARCHIVES} or as downloads:`,
  ...readdirSync(ARCHIVES).sort().map((name) => `  ${host.url}model-archives/${name}`),
  'What you change there is gone when this stops. Stop it with Ctrl-C.',
  '',
].join('\n'));
if (process.argv.includes('--open')) openBrowser(host.url);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    void host.close().then(() => process.exit(0));
  });
}

/** Beside main.js, as install-plugin puts it there; kept after the first time. */
async function webGpuRuntime() {
  process.stderr.write('Making the runtime for WebGPU, where there is none yet …\n');
  try {
    return { [WEBGPU_FILE_NAME]: await makeExpectedWebGpuFile() };
  } catch (error) {
    process.stderr.write(`The demo runs without its runtime for WebGPU, which could not be made: ${error.message}\n`);
    return {};
  }
}

function openBrowser(url) {
  const [command, ...parameters] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...parameters, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => process.stderr.write(`No browser could be opened; please go to ${url}\n`));
  opener.unref();
}
