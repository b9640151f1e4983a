/** A model that the runtime cannot run is known before it is started. */

import { describe, expect, it } from 'vitest';
import { fitOf, type RuntimeFit } from '../../../src/engine/runtime';
import { readOnnxFile } from '../../../src/model/onnx-file';
import { graph, model, node } from '../../../scripts/trim-runtime/onnx-writer.mjs';
import { USUAL, decoderGraph, encoderGraph } from '../../../scripts/trim-runtime/corpus/translation-graphs.mjs';

type Model = Parameters<typeof model>[0];

const fit = (description: Model): RuntimeFit => fitOf(readOnnxFile(model(description)));

const modelOf = (...nodes: ReturnType<typeof node>[]): Model => ({ inputs: { x: ['float32', ['N']] }, outputs: { y: null }, nodes });

describe('fitOf', () => {
  it.each(['operator', 'scan', 'loop'] as const)('accepts an encoder that recurs by %s, and its decoder', (recurrence) => {
    expect(fit(encoderGraph({ ...USUAL, recurrence }))).toEqual({ fits: true });
    expect(fit(decoderGraph({ ...USUAL, recurrence }))).toEqual({ fits: true });
  });

  it('names the operators that the runtime lacks, each once, sorted, with their domain', () => {
    const lacking = modelOf(node('StringNormalizer', ['x'], ['a']), node('Relu', ['a'], ['b']), node('MelWeightMatrix', ['b'], ['c']),
      node('MelWeightMatrix', ['c'], ['d']), node('Sampling', ['d'], ['y'], {}, 'com.microsoft'));
    expect(fit(lacking)).toEqual({ fits: false, reason: 'operators', operators: ['MelWeightMatrix', 'StringNormalizer', 'com.microsoft.Sampling'] });
  });

  it('looks into the branches of an If', () => {
    const branch = graph({ nodes: [node('Det', ['x'], ['inner'])], outputs: { inner: ['float32'] } });
    expect(fit(modelOf(node('If', ['x'], ['y'], { then_branch: branch, else_branch: branch })))).toMatchObject({ operators: ['Det'] });
  });

  it('refuses an operator that came to ONNX after the opset of the model', () => {
    const gelu = modelOf(node('Gelu', ['x'], ['y']));
    expect(fit({ ...gelu, opset: 19 })).toMatchObject({ operators: ['Gelu'] });
    expect(fit({ ...gelu, opset: 20 })).toEqual({ fits: true });
  });

  it.each([0, 7, 12, 22, 99])('refuses opset %i, which was not tried', (opset) => {
    expect(fit({ ...encoderGraph(USUAL), opset })).toEqual({ fits: false, reason: 'opset', opset, supported: [13, 21] });
  });
});
