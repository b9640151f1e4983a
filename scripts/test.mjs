// `npm test`: everything that must hold, from an empty clone. The last line is `N passed, N failed`.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { installPackages, PROJECT } from './install.mjs';

const REPORTS = join(PROJECT, '.cache', 'reports');

const checks = [
  { name: 'build', run: () => runCheck('node', ['esbuild.config.mjs', 'production']) },
  { name: 'lint', run: () => runCheck('node', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']) },
  { name: 'types', run: () => runCheck('node', ['node_modules/typescript/bin/tsc', '-noEmit']) },
  { name: 'unit tests', run: () => runSpecs('unit') },
  { name: 'browser specs', run: () => runSpecs('browser', { CHROMIUM_PATH: findOrInstallChromium() }) },
  { name: 'WebGPU specs', run: () => runSpecs('webgpu', { CHROMIUM_PATH: findOrInstallChromium() }) },
];

installPackages();
mkdirSync(REPORTS, { recursive: true });

const results = checks.map(({ name, run }) => {
  process.stdout.write(`\n── ${name} ${'─'.repeat(60 - name.length)}\n`);
  const begin = performance.now();
  const result = counted(run);
  return { name, ...result, seconds: (performance.now() - begin) / 1000 };
});

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);

process.stdout.write(`\n── summary ${'─'.repeat(53)}\n`);
for (const result of results) {
  const verdict = result.failed === 0 ? 'ok    ' : 'FAILED';
  process.stdout.write(`${verdict}  ${result.name.padEnd(14)} ${String(result.passed).padStart(4)} passed, ${result.failed} failed  (${result.seconds.toFixed(1)} s)\n`);
  for (const title of result.failures) process.stdout.write(`          ✗ ${title}\n`);
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** A check that cannot even start counts as one failure, and the others still run. */
function counted(run) {
  try {
    return run();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1, failures: ['could not be run'] };
  }
}

function runCheck(command, parameters) {
  const { status } = spawnSync(command, parameters, { cwd: PROJECT, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [] };
}

function runSpecs(project, environment = {}) {
  const reportFile = join(REPORTS, `${project}.json`);
  rmSync(reportFile, { force: true });
  const { status } = spawnSync('node', [
    'node_modules/vitest/vitest.mjs', 'run', '--project', project,
    '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`,
  ], { cwd: PROJECT, stdio: 'inherit', env: { ...process.env, ...environment } });

  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failures = [
    ...tests.filter((test) => test.status === 'failed').map((test) => test.fullName),
    // A file that breaks while it is loaded or set up reports no test, or only skipped ones.
    ...report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
      .map((file) => `${file.name.slice(PROJECT.length + 1)} could not be run`),
  ];
  // vitest also fails for errors that belong to no test, such as an unhandled rejection.
  if (status !== 0 && failures.length === 0) failures.push('an error outside of any test, shown above');
  return { passed: tests.filter((test) => test.status === 'passed').length, failed: failures.length, failures };
}
