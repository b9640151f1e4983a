/** The trimmed runtime gives, bit for bit, what the published one gives: outputs, and refusals word for word. */

import { existsSync, readFileSync } from 'node:fs';
import { decompress } from 'fzstd';
import { beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/model/vocabulary';
import { parseTokenizer } from '../../../src/model/tokenizer';
import { cases as malformedModels } from '../../../scripts/trim-runtime/corpus/malformed-models.mjs';
import { tensor, type Tensor } from '../../../scripts/trim-runtime/onnx-writer.mjs';
import { OFFICIAL, readOfficial } from '../../../scripts/trim-runtime/official-runtime.mjs';
import { Steps } from '../../../scripts/trim-runtime/run-cases.mjs';
import { startRuntime } from '../../../scripts/trim-runtime/runtime-under-test.mjs';
import { FILES } from '../../../scripts/trim-runtime/trim.mjs';
import { cases as heldOutCases } from './held-out-cases.mjs';

type Runtime = Awaited<ReturnType<typeof startRuntime>>;

const MODEL = 'models/fr-en';
const DEVELOPMENT_SET = '../shared/data/dev/tatoeba.en-fr.dev.tsv';
const SENTENCES = 200;
const DECODER_STEPS = 10;
/** Milliseconds for compiling both runtimes, and for all the sentences, on a busy machine. */
const STARTING = 120_000;
const TRANSLATING = 300_000;

let runtimes: readonly [official: Runtime, trimmed: Runtime];

beforeAll(async () => {
  const bundle = OFFICIAL.bundle.href;
  runtimes = [
    await startRuntime(await WebAssembly.compile(readOfficial()), 1, { bundle }),
    await startRuntime(await WebAssembly.compile(new Uint8Array(decompress(readFileSync(FILES.archive)))), 2, { bundle }),
  ];
}, STARTING);

/** What each runtime gives for the same steps. */
async function outcomes(run: (steps: Steps) => Promise<void>): Promise<[official: string[], trimmed: string[]]> {
  const both = runtimes.map(({ ort }) => new Steps(ort));
  for (const steps of both) await run(steps);
  const [official, trimmed] = both;
  return [official?.outcomes ?? [], trimmed?.outcomes ?? []];
}

describe('the trimmed runtime', () => {
  it.each([...heldOutCases()].map((each) => [each.name, each] as const))('gives the outputs of the published one: %s', async (_name, { run }) => {
    const [official, trimmed] = await outcomes(run);
    expect(official.filter((outcome) => outcome.startsWith('outputs')).length).toBeGreaterThan(0);
    expect(trimmed).toEqual(official);
  });

  it.each([...malformedModels()].map((each) => [each.name, each] as const))('refuses in the same words: %s', async (_name, { run }) => {
    const [official, trimmed] = await outcomes(run);
    expect(official.some((outcome) => outcome.startsWith('refused'))).toBe(true);
    expect(trimmed).toEqual(official);
  });

  it.runIf(existsSync(`${MODEL}/model.json`) && existsSync(DEVELOPMENT_SET))(
    `gives all outputs of the encoder and of ${DECODER_STEPS} decoder steps for ${SENTENCES} sentences of the development set`, async () => {
      const sentences = readFileSync(DEVELOPMENT_SET, 'utf8').split('\n').map((line) => line.split('\t')[1] ?? '').filter((text) => text !== '');
      const vocabulary = sourceVocabulary();
      const every = Math.floor(sentences.length / SENTENCES);
      const ids = sentences.filter((_, index) => index % every === 0).slice(0, SENTENCES).map((text) => vocabulary.encode(text).tokenized.tokens.map(({ id }) => id));
      const [official, trimmed] = await outcomes((steps) => translate(steps, ids));
      expect(official).toHaveLength(2 + SENTENCES * (1 + DECODER_STEPS));
      expect(official.filter((outcome) => outcome.startsWith('refused'))).toEqual([]);
      expect(trimmed).toEqual(official);
    }, TRANSLATING);
});

function sourceVocabulary(): Vocabulary {
  const { value, problems } = parseTokenizer(readFileSync(`${MODEL}/tokenizer.json`, 'utf8'));
  if (problems) throw new Error(`${MODEL}/tokenizer.json cannot be read`);
  return value.source;
}

/** Greedy steps, each from the word and the state that the step before gave. */
async function translate(steps: Steps, sentences: readonly (readonly number[])[]): Promise<void> {
  const encoder = await steps.create(new Uint8Array(readFileSync(`${MODEL}/encoder.onnx`)));
  const decoder = await steps.create(new Uint8Array(readFileSync(`${MODEL}/decoder.onnx`)));
  for (const ids of sentences) {
    const length = ids.length;
    const encoded = await steps.run(encoder, { source_ids: tensor('int64', [1, length], ids) });
    let state = valueOf(encoded, 'initial_state');
    let previous = 1; // <s>
    for (let step = 0; step < DECODER_STEPS; step++) {
      const decoded = await steps.run(decoder, {
        previous_ids: tensor('int64', [1], [previous]),
        state,
        encoder_states: valueOf(encoded, 'encoder_states'),
        keys: valueOf(encoded, 'keys'),
        source_mask: tensor('float32', [1, length], Array<number>(length).fill(1)),
        given_weights: tensor('float32', [1, length], Array<number>(length).fill(0)),
        use_given_weights: tensor('float32', [1], [0]),
        attention_on: tensor('float32', [1], [step % 5 === 4 ? 0 : 1]),
      });
      const logProbabilities = Array.from(valueOf(decoded, 'log_probs').data, Number);
      previous = logProbabilities.indexOf(Math.max(...logProbabilities));
      state = valueOf(decoded, 'next_state');
    }
  }
}

function valueOf(outputs: Awaited<ReturnType<Steps['run']>>, name: string): Tensor {
  const output = outputs?.[name];
  if (!(output?.data instanceof Float32Array)) throw new Error(`there is no output ${name}`);
  return tensor('float32', output.dims, output.data);
}
