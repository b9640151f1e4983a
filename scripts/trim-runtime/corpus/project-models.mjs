/** The graphs of the models in models/, whatever their exporter made of them. */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { randomTensors } from './values.mjs';
import { decoderInputs, encoderInputs } from './translation-graphs.mjs';

const MODELS = new URL('../../../models/', import.meta.url);
const SOURCE_LENGTHS = [1, 2, 3, 5, 8, 12, 17, 30, 33, 64, 120];
const BEAMS = [1, 2, 3, 5, 8, 10, 1, 4, 6, 7, 9];

export function* cases() {
  for (const entry of readdirSync(MODELS).sort()) {
    const card = new URL(`${entry}/model.json`, MODELS);
    if (existsSync(card)) yield projectModel(JSON.parse(readFileSync(card, 'utf8')), new URL(`${entry}/`, MODELS));
  }
}

function projectModel({ id, sizes, attention }, folder) {
  const inTestTerms = { ...sizes, attentionSize: sizes.attention, attention: attention.kind };
  return {
    name: `the model ${id}`,
    run: async (steps) => {
      const encoder = await steps.create(new Uint8Array(readFileSync(new URL('encoder.onnx', folder))));
      const decoder = await steps.create(new Uint8Array(readFileSync(new URL('decoder.onnx', folder))));
      for (const [index, length] of SOURCE_LENGTHS.entries()) {
        await steps.run(encoder, encoderInputs(inTestTerms, length, index));
        const inputs = decoderInputs(inTestTerms, length, BEAMS[index], index);
        await steps.run(decoder, inputs);
        await steps.run(decoder, { ...inputs, previous_ids: randomTensors(index)('int64', [BEAMS[index]], { low: sizes.targetVocabulary, high: sizes.targetVocabulary + 9 }) });
      }
      await steps.release(encoder);
      await steps.release(decoder);
    },
  };
}
