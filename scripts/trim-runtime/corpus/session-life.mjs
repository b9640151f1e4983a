/** Several sessions side by side, created again and again, every optimisation level, and too little memory. */

import { model, node, tensor } from '../onnx-writer.mjs';
import { USUAL, decoderGraph, decoderInputs, encoderGraph, encoderInputs } from './translation-graphs.mjs';

const PAGES_PER_MIB = 16;
const BIG = { ...USUAL, sourceVocabulary: 6000, targetVocabulary: 6000, embedding: 512, encoderState: 512, decoderState: 512, attentionSize: 512, readout: 512 };

export function* cases() {
  yield severalSessions();
  yield recreatedSessions();
  for (const graphOptimizationLevel of ['disabled', 'basic', 'extended', 'layout', 'all']) yield* withOptions({ graphOptimizationLevel });
  for (const enableMemPattern of [true, false]) {
    for (const enableCpuMemArena of [true, false]) yield* withOptions({ enableMemPattern, enableCpuMemArena });
  }
  yield* withOptions({ executionMode: 'parallel' });
  for (const logSeverityLevel of [0, 1, 2, 3, 4]) yield* withOptions({ logSeverityLevel, logVerbosityLevel: 1 - Math.min(1, logSeverityLevel) });
  yield* withOptions({ extra: { session: { disable_quant_qdq: '1', set_denormal_as_zero: '1' } } });
  yield* withOptions({ freeDimensionOverrides: { S: 5 } });
  for (const mebibytes of [17, 18, 20, 24, 28, 32, 36, 40, 48, 56, 64]) yield tooLittleMemory(mebibytes);
}

function severalSessions() {
  return {
    name: 'several sessions at once',
    run: async (steps) => {
      const kinds = ['general', 'additive', 'dot'].map((attention, seed) => ({ ...USUAL, attention, seed }));
      const sessions = [];
      for (const sizes of kinds) {
        sessions.push({ sizes, encoder: await steps.create(model(encoderGraph(sizes))), decoder: await steps.create(model(decoderGraph(sizes))) });
      }
      for (const length of [3, 8, 1]) {
        for (const { sizes, encoder, decoder } of sessions) {
          await steps.run(encoder, encoderInputs(sizes, length));
          await steps.run(decoder, decoderInputs(sizes, length, 2));
        }
      }
      for (const { encoder, decoder } of sessions) {
        await steps.release(encoder);
        await steps.release(decoder);
      }
    },
  };
}

function recreatedSessions() {
  return {
    name: 'a session created and released again and again',
    run: async (steps) => {
      const bytes = model(decoderGraph(USUAL));
      for (let round = 0; round < 30; round++) {
        const session = await steps.create(bytes);
        await steps.run(session, decoderInputs(USUAL, 1 + round, 1 + (round % 4)));
        await steps.release(session);
      }
    },
  };
}

function* withOptions(options) {
  for (const [kind, bytes, feeds] of [['encoder', model(encoderGraph(USUAL)), encoderInputs(USUAL, 5)], ['scanning encoder', model(encoderGraph({ ...USUAL, recurrence: 'scan' })), encoderInputs(USUAL, 5)],
    ['decoder', model(decoderGraph(USUAL)), decoderInputs(USUAL, 5, 2)]]) {
    yield {
      name: `${kind} with ${JSON.stringify(options)}`,
      run: async (steps) => {
        const session = await steps.create(bytes, options);
        if (!session) return;
        await steps.run(session, feeds);
        await steps.release(session);
      },
    };
  }
}

function tooLittleMemory(mebibytes) {
  return {
    name: `${mebibytes} MiB of memory`,
    maximumPages: mebibytes * PAGES_PER_MIB,
    run: async (steps) => {
      const encoder = await steps.create(model(encoderGraph(BIG)));
      if (encoder) await steps.run(encoder, encoderInputs(BIG, 120));
      const decoder = await steps.create(model(decoderGraph(BIG)));
      if (decoder) for (const beams of [1, 10, 400]) await steps.run(decoder, decoderInputs(BIG, 40, beams));
      const growing = await steps.create(model({
        inputs: { shape: ['int64', [2]] }, outputs: { y: null },
        nodes: [node('ConstantOfShape', ['shape'], ['zeros']), node('MatMul', ['zeros', 'zeros'], ['y'])],
      }));
      if (growing) for (const size of [64, 512, 2048, 8192]) await steps.run(growing, { shape: tensor('int64', [2], [size, size]) });
      const smaller = await steps.create(model(decoderGraph(USUAL)));
      if (smaller) await steps.run(smaller, decoderInputs(USUAL, 5, 2));
    },
  };
}
