/** A model folder as a case: its two graphs at many lengths and numbers of beams. */

import { randomTensors } from './values.mjs';
import { decoderInputs, encoderInputs } from './translation-graphs.mjs';

const SOURCE_LENGTHS = [1, 2, 3, 5, 8, 12, 17, 30, 33, 64, 120];
const BEAMS = [1, 2, 3, 5, 8, 10, 1, 4, 6, 7, 9];

/**
 * @param {{ id: string, sizes: object, attention: { kind: string } }} card
 * @param {(name: string) => Uint8Array} read  a file of the folder
 * @returns {import('../run-cases.mjs').Case}
 */
export function modelCase({ id, sizes, attention }, read) {
  const inTestTerms = { ...sizes, attentionSize: sizes.attention, attention: attention.kind };
  return {
    name: `the model ${id}`,
    run: async (steps) => {
      const encoder = await steps.create(read('encoder.onnx'));
      const decoder = await steps.create(read('decoder.onnx'));
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
