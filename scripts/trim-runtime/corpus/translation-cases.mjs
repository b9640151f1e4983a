/** Every form of our own models, from the smallest sizes to the largest that a card may state. */

import { graphCase } from './case.mjs';
import { USUAL, decoderGraph, decoderInputs, encoderGraph, encoderInputs } from './translation-graphs.mjs';

const ATTENTION = ['general', 'dot', 'additive', 'location', 'none'];
const SOURCE_LENGTHS = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 40, 63, 64, 65, 100, 120];
const FEW_LENGTHS = [1, 2, 5, 17, 64];
const BEAMS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const TINY = { embedding: 1, encoderState: 2, decoderState: 1, attentionSize: 1, readout: 1 };
const ODD = { embedding: 7, encoderState: 26, decoderState: 19, attentionSize: 11, readout: 13, sourceVocabulary: 101, targetVocabulary: 97 };
const SHIPPED = { embedding: 128, encoderState: 256, decoderState: 256, attentionSize: 128, readout: 128, sourceVocabulary: 4260, targetVocabulary: 3260 };
const LARGE = { embedding: 256, encoderState: 512, decoderState: 512, attentionSize: 512, readout: 256, sourceVocabulary: 2000, targetVocabulary: 2000 };

export function* cases() {
  for (const attention of ATTENTION) {
    for (const queryState of ['before', 'after']) {
      for (const storage of ['int8', 'float32', 'float16']) {
        yield* pair({ ...USUAL, attention, queryState, storage }, FEW_LENGTHS, [1, 5]);
      }
      yield* pair({ ...USUAL, ...ODD, attention, queryState }, SOURCE_LENGTHS, BEAMS);
      yield* pair({ ...USUAL, ...TINY, attention, queryState, storage: 'float32' }, FEW_LENGTHS, [1, 3]);
    }
    yield* pair({ ...USUAL, ...SHIPPED, attention }, [1, 9, 120], [1, 10]);
  }
  for (const recurrence of ['operator', 'scan', 'loop']) {
    for (const decoderCell of ['spelled', 'operator']) {
      for (const storage of ['int8', 'float32', 'float16']) {
        yield* pair({ ...USUAL, recurrence, decoderCell, storage }, FEW_LENGTHS, [1, 4]);
        yield* pair({ ...USUAL, ...ODD, recurrence, decoderCell, storage, tied: true }, FEW_LENGTHS, [1, 4]);
      }
    }
    for (const opset of [13, 14, 15, 16, 18, 19, 20, 21]) yield* pair({ ...USUAL, recurrence, opset }, FEW_LENGTHS, [1, 5]);
  }
  yield* pair({ ...USUAL, ...SHIPPED, tied: true }, SOURCE_LENGTHS, BEAMS);
  yield* pair({ ...USUAL, ...LARGE }, [1, 10, 120], [1, 10]);
}

/** An encoder and its decoder. Each length meets one number of beams, so that all of both occur. */
function* pair(sizes, lengths, beams) {
  const name = [sizes.attention, sizes.queryState, sizes.recurrence, sizes.decoderCell, sizes.storage, `D${sizes.decoderState}`,
    `opset ${sizes.opset}`, sizes.tied ? 'tied' : 'untied'].join(' ');
  yield graphCase(`encoder ${name}`, encoderGraph(sizes), lengths.map((length) => encoderInputs(sizes, length, length)));
  const count = Math.max(lengths.length, beams.length);
  const steps = Array.from({ length: count }, (_, index) =>
    decoderInputs(sizes, lengths[index % lengths.length], beams[index % beams.length], index));
  yield graphCase(`decoder ${name}`, decoderGraph(sizes), steps);
}
