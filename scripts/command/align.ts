/** `npm run align`: word alignments of given sentence pairs, from forced decoding. */

import { NO_INTERVENTIONS, type Trace } from '../../src/model/trace';
import type { ModelCard } from '../../src/model/card';
import type { Engine } from '../../src/model/engine';
import { callersPath, openEngine, readLines, readParameters, requireModel, UsageError, withUsage, type Program } from './command-line';
import { joinWords } from './natural-text';
import { hidingCosts, mutualLinks, strongestLinks, tokensOf, wordWeights, type Span } from './word-links';

const USAGE = `npm run --silent align -- --model ID --source FILE --target FILE [--method hiding|attention]

  --model ID       a folder in models/
  --source FILE    one sentence per line, words separated by spaces, in the model's source language
  --target FILE    their translations, line by line
  --method NAME    hiding (default): i and j are linked where hiding i costs j more probability than hiding any other source
                   word does, and costs it more than any other target word. attention: each j is linked to the i with the most
                   weight.

  Prints one line per pair: the links i-j between source word i and target word j, counted from 0.`;

const METHODS = ['hiding', 'attention'] as const;
type Method = (typeof METHODS)[number];

const align: Program = (parameters, project) =>
  withUsage(USAGE, async () => {
    const { values } = readParameters({
      args: [...parameters],
      options: { model: { type: 'string', default: 'fr-en' }, source: { type: 'string' }, target: { type: 'string' }, method: { type: 'string', default: 'hiding' } },
    });
    if (values.source === undefined || values.target === undefined) throw new UsageError('Both --source and --target are needed.');
    const method = METHODS.find((known) => known === values.method);
    if (!method) throw new UsageError(`The methods are ${METHODS.join(' and ')}.`);
    const sources = readLines(callersPath(values.source));
    const targets = readLines(callersPath(values.target));
    if (sources.length !== targets.length) throw new UsageError(`There are ${sources.length} source lines and ${targets.length} target lines.`);
    const engine = await openEngine(project);
    try {
      const modelId = requireModel(engine, values.model);
      const card = engine.models.find(({ id }) => id === modelId);
      for (const [index, source] of sources.entries()) {
        process.stdout.write(`${card ? await alignPair(engine, card, source, targets[index] ?? '', method) : ''}\n`);
      }
      return 0;
    } finally {
      engine.dispose();
    }
  });

export default align;

/** The links of one pair in Pharaoh form; empty where a side is. */
async function alignPair(engine: Engine, card: ModelCard, source: string, target: string, method: Method): Promise<string> {
  const sourceText = joinWords(wordsOf(source), card.sourceLanguages[0] ?? '');
  const targetText = joinWords(wordsOf(target), card.targetLanguage);
  if (sourceText.text === '' || targetText.text === '') return '';
  const forced = (hiddenPositions: readonly number[]): Promise<Trace> =>
    engine.trace({
      modelId: card.id,
      text: sourceText.text,
      decoding: { kind: 'forced', target: targetText.text },
      interventions: { ...NO_INTERVENTIONS, hiddenPositions },
    });
  const trace = await forced([]);
  const links = method === 'attention'
    ? strongestLinks(wordWeights(trace, sourceText.spans, targetText.spans))
    : mutualLinks(hidingCosts(trace, await eachHidden(trace, sourceText.spans, forced), targetText.spans));
  return links
    .sort((one, other) => one.source - other.source || one.target - other.target)
    .map((link) => `${link.source}-${link.target}`)
    .join(' ');
}

async function eachHidden(trace: Trace, spans: readonly Span[], forced: (hidden: readonly number[]) => Promise<Trace>): Promise<Array<Trace | null>> {
  const traces: Array<Trace | null> = [];
  for (const span of spans) {
    const tokens = tokensOf(span, trace.source.tokens);
    traces.push(tokens.length > 0 ? await forced(tokens) : null);
  }
  return traces;
}

/** Positions are counted over what stands between single spaces and tabs. */
function wordsOf(line: string): string[] {
  return line.split(/[ \t]+/).filter((word) => word !== '');
}
