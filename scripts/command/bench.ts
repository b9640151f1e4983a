/** `npm run bench`: what the budgets of the project say, measured. */

import { join } from 'node:path';
import { measureLensTyping } from '../bench/lens-typing';
import type { Measurement } from '../bench/measurement';
import { measureOpening } from '../bench/opening';
import { measureRedraw } from '../bench/redraw';
import { measureSizes } from '../bench/sizes';
import { measureTranslation } from '../bench/translation-speed';
import { measureTyping } from '../bench/typing';
import { benchVaultIndex } from '../bench/vault-index';
import { readParameters, runtimeFile, withUsage, type Program } from './command-line';

const USAGE = `npm run --silent bench -- [--json]

  --json   one JSON list: what, value, unit, must, aim
  Exit status 1 where a budget is not kept. Build before (npm run build).`;

const bench: Program = (parameters, project) =>
  withUsage(USAGE, async () => {
    const { values } = readParameters({ args: [...parameters], options: { json: { type: 'boolean', default: false } } });
    const measurements = [
      ...measureSizes(project),
      ...(await measureTranslation(runtimeFile(project), join(project, 'models', 'fr-en'))),
      ...(await measureIndex()),
      ...(await measureTyping(project)),
      ...(await measureLensTyping(project)),
      ...(await measureRedraw(project)),
      ...(await measureOpening(project)),
    ];
    process.stdout.write(values.json ? `${JSON.stringify(measurements, null, 1)}\n` : table(measurements));
    return measurements.every(isKept) ? 0 : 1;
  });

export default bench;

async function measureIndex(): Promise<Measurement[]> {
  return (await benchVaultIndex()).map(({ what, milliseconds, must }) => ({ what, value: milliseconds, unit: 'ms', must, aim: null }));
}

function isKept({ value, must }: Measurement): boolean {
  return must === null || value < must;
}

function table(measurements: readonly Measurement[]): string {
  return measurements
    .map((measurement) => {
      const { what, value, unit, must, aim } = measurement;
      const shown = unit === 'bytes' ? value.toLocaleString('en') : value.toFixed(2);
      const verdicts = [must === null ? '' : `${isKept(measurement) ? 'kept' : 'NOT KEPT'}: must be under ${Number(must.toFixed(1))}`, aim === null ? '' : `aim ${aim}`].filter(Boolean).join(', ');
      return `${shown.padStart(12)} ${unit.padEnd(6)}  ${what}${verdicts && `  (${verdicts})`}\n`;
    })
    .join('');
}
