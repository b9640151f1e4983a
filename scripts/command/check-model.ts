/** `npm run check-model`: says whether a folder is a model that the plugin can use, or everything that is wrong with it. */

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lacksOf } from '../../src/engine/runtime';
import { CARD_FILE, MODEL_FILES } from '../../src/model/card-parser';
import { checkModel } from '../../src/model/check';
import { translator } from '../../src/i18n';
import { lineOf } from '../../src/settings/model-problem-text';
import { NO_INTERVENTIONS } from '../../src/model/trace';
import { callersPath, readParameters, runtimeFile, UsageError, withUsage, type Program } from './command-line';
import { createNodeEngine, readModelFolder } from './node-engine';

const USAGE = `npm run --silent check-model -- FOLDER

  Exit status 0: the folder is a model that the plugin can use. 1: it is not, and the reasons are printed, one per line.`;

const checkModelFolder: Program = (parameters, project) =>
  withUsage(USAGE, async () => {
    const { positionals } = readParameters({ args: [...parameters], allowPositionals: true, options: {} });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('Give one folder.');
    const path = callersPath(folder);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${path} is not a folder.`);
    const { card, problems } = await checkModel(readFolder(path), lacksOf);
    for (const problem of problems) process.stdout.write(`${lineOf(problem, translator('en'))}\n`);
    if (!card || problems.length > 0) return 1;
    const said = await tryOut(path, runtimeFile(project));
    process.stdout.write(`${card.id} (${card.name} ${card.version}) is a model: ${card.parameters.total} parameters, ${said}\n`);
    return 0;
  });

export default checkModelFolder;

/** The contract's files of a folder; others are left alone. */
function readFolder(folder: string): Map<string, Uint8Array> {
  const names = new Set<string>([CARD_FILE, ...MODEL_FILES]);
  return new Map(readdirSync(folder).filter((name) => names.has(name)).map((name) => [name, readFileSync(join(folder, name))]));
}

/** Runs one short sentence, since graphs of the right shape may still not run. Throws what the engine throws. */
async function tryOut(folder: string, runtime: string): Promise<string> {
  const model = await readModelFolder(folder);
  const engine = createNodeEngine({ runtimeFile: runtime, models: [model] });
  try {
    const trace = await engine.trace({ modelId: model.card.id, text: 'a', decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS });
    return `${trace.steps.length} steps on a trial sentence`;
  } finally {
    engine.dispose();
  }
}
