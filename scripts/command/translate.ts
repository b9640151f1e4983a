/** `npm run translate`: one sentence per line in, one translation per line out; or one sentence, drawn with its alignment. */

import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { beamOf, NO_INTERVENTIONS, type Decoding, type Trace } from '../../src/model/trace';
import type { Engine } from '../../src/model/engine';
import { normalise } from '../../src/model/words';
import { callersPath, oneLine, openEngine, readLines, readParameters, requireModel, UsageError, withUsage, type Program } from './command-line';
import { drawAlignment } from './draw-alignment';

const USAGE = `npm run --silent translate -- --model ID [--input FILE] [--output FILE] [--json] [--beam SIZE] [--no-attention] [words …]

  --model ID       a folder in models/
  --input FILE     one sentence per line; without it the words after the options, else standard input
  --output FILE    instead of standard output
  --json           one object per line: source, translation, sourceTokens, targetTokens, weights, logProb, milliseconds, leftOut
  --beam SIZE      beam search with 1 to 10 hypotheses instead of greedy decoding
  --no-attention   the decoder gets the fixed context vector at every step`;

interface Settings {
  readonly modelId: string;
  readonly decoding: Decoding;
  readonly attention: boolean;
  readonly json: boolean;
}

const translate: Program = (parameters, project) =>
  withUsage(USAGE, async () => {
    const { values, positionals } = readParameters({
      args: [...parameters],
      allowPositionals: true,
      options: {
        model: { type: 'string', default: 'fr-en' },
        input: { type: 'string' },
        output: { type: 'string' },
        json: { type: 'boolean', default: false },
        beam: { type: 'string' },
        'no-attention': { type: 'boolean', default: false },
      },
    });
    if (values.input !== undefined && positionals.length > 0) throw new UsageError('Give either --input or words.');
    const engine = await openEngine(project);
    try {
      const settings: Settings = {
        modelId: requireModel(engine, values.model),
        decoding: values.beam === undefined ? { kind: 'greedy' } : beamOf(Number(values.beam)),
        attention: !values['no-attention'],
        json: values.json,
      };
      const output = values.output === undefined ? process.stdout : createWriteStream(callersPath(values.output));
      if (positionals.length > 0 && !values.json && values.output === undefined) {
        const trace = await translateLine(engine, settings, positionals.join(' '), 1);
        output.write(trace ? drawAlignment(trace) : '\n');
      } else {
        const lines = positionals.length > 0 ? [positionals.join(' ')] : readLines(values.input === undefined ? 0 : callersPath(values.input));
        await translateLines(engine, settings, lines, output);
      }
      if (output !== process.stdout) {
        output.end();
        await once(output, 'finish');
      }
      return 0;
    } finally {
      engine.dispose();
    }
  });

export default translate;

async function translateLines(engine: Engine, settings: Settings, lines: readonly string[], output: Writable): Promise<void> {
  for (const [index, line] of lines.entries()) {
    const trace = await translateLine(engine, settings, line, index + 1);
    const written = settings.json ? JSON.stringify(asJson(line, trace)) : oneLine(trace?.target.text ?? '');
    if (!output.write(`${written}\n`)) await once(output, 'drain');
  }
}

/** null for a line without text. */
async function translateLine(engine: Engine, { modelId, decoding, attention }: Settings, text: string, number: number): Promise<Trace | null> {
  if (normalise(text) === '') return null;
  const trace = await engine.trace({ modelId, text, decoding, interventions: { ...NO_INTERVENTIONS, attention } });
  if (trace.leftOut) process.stderr.write(`Line ${number}: the last ${trace.leftOut.words} words are past the model's maximum and were left out.\n`);
  return trace;
}

function asJson(line: string, trace: Trace | null): Record<string, unknown> {
  if (!trace) return { source: line, translation: '', sourceTokens: [], targetTokens: [], weights: [], logProb: 0, milliseconds: 0, leftOut: null };
  return {
    source: line,
    translation: trace.target.text,
    sourceTokens: trace.source.tokens.map(({ piece }) => piece),
    targetTokens: trace.target.tokens.map(({ piece }) => piece),
    weights: trace.steps.map(({ weights }) => Array.from(weights, (weight) => Number(weight.toPrecision(7)))),
    logProb: trace.logProbability,
    milliseconds: Number(trace.milliseconds.toFixed(3)),
    leftOut: trace.leftOut,
  };
}
