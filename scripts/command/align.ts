/** `npm run align`: word alignments of given sentence pairs, from the attention under forced decoding. */

import { NO_INTERVENTIONS } from '../../src/model/trace';
import type { ModelCard } from '../../src/model/card';
import type { Engine } from '../../src/model/engine';
import { callersPath, openEngine, readLines, readParameters, requireModel, UsageError, withUsage, type Program } from './command-line';
import { joinWords } from './natural-text';
import { strongestLinks } from './word-links';

const USAGE = `npm run --silent align -- --model ID --source FILE --target FILE

  --model ID       a folder in models/
  --source FILE    one sentence per line, words separated by spaces, in the model's source language
  --target FILE    their translations, line by line

  Prints one line per pair: the links i-j between source word i and target word j, counted from 0.`;

const align: Program = (parameters, project) =>
  withUsage(USAGE, async () => {
    const { values } = readParameters({
      args: [...parameters],
      options: { model: { type: 'string', default: 'fr-en' }, source: { type: 'string' }, target: { type: 'string' } },
    });
    if (values.source === undefined || values.target === undefined) throw new UsageError('Both --source and --target are needed.');
    const sources = readLines(callersPath(values.source));
    const targets = readLines(callersPath(values.target));
    if (sources.length !== targets.length) throw new UsageError(`There are ${sources.length} source lines and ${targets.length} target lines.`);
    const engine = await openEngine(project);
    try {
      const modelId = requireModel(engine, values.model);
      const card = engine.models.find(({ id }) => id === modelId);
      for (const [index, source] of sources.entries()) {
        process.stdout.write(`${card ? await alignPair(engine, card, source, targets[index] ?? '') : ''}\n`);
      }
      return 0;
    } finally {
      engine.dispose();
    }
  });

export default align;

/** The links of one pair in Pharaoh form; empty where a side is. */
async function alignPair(engine: Engine, card: ModelCard, source: string, target: string): Promise<string> {
  const sourceText = joinWords(wordsOf(source), card.sourceLanguages[0] ?? '');
  const targetText = joinWords(wordsOf(target), card.targetLanguage);
  if (sourceText.text === '' || targetText.text === '') return '';
  const trace = await engine.trace({
    modelId: card.id,
    text: sourceText.text,
    decoding: { kind: 'forced', target: targetText.text },
    interventions: NO_INTERVENTIONS,
  });
  const links = strongestLinks(trace, sourceText.spans, targetText.spans);
  return links
    .sort((one, other) => one.source - other.source || one.target - other.target)
    .map((link) => `${link.source}-${link.target}`)
    .join(' ');
}

/** Positions are counted over what stands between single spaces and tabs. */
function wordsOf(line: string): string[] {
  return line.split(/[ \t]+/).filter((word) => word !== '');
}
