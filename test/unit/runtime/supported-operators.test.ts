/** A model that the runtime cannot run is known before it is started. */

import { describe, expect, it } from 'vitest';
import { fitOf } from '../../../src/engine/runtime';
import { graph, model, node } from '../../../scripts/trim-runtime/onnx-writer.mjs';
import { USUAL, decoderGraph, encoderGraph } from '../../../scripts/trim-runtime/corpus/translation-graphs.mjs';

const modelOf = (...nodes: ReturnType<typeof node>[]): Uint8Array =>
  model({ inputs: { x: ['float32', ['N']] }, outputs: { y: null }, nodes });

describe('fitOf', () => {
  it.each(['operator', 'scan', 'loop'] as const)('accepts an encoder that recurs by %s, and its decoder', (recurrence) => {
    expect(fitOf(model(encoderGraph({ ...USUAL, recurrence })))).toEqual({ fits: true });
    expect(fitOf(model(decoderGraph({ ...USUAL, recurrence })))).toEqual({ fits: true });
  });

  it('names the operators that the runtime lacks, each once, sorted, with their domain', () => {
    const lacking = modelOf(node('StringNormalizer', ['x'], ['a']), node('Relu', ['a'], ['b']), node('MelWeightMatrix', ['b'], ['c']),
      node('MelWeightMatrix', ['c'], ['d']), node('Sampling', ['d'], ['y'], {}, 'com.microsoft'));
    expect(fitOf(lacking)).toEqual({ fits: false, reason: 'operators', operators: ['MelWeightMatrix', 'StringNormalizer', 'com.microsoft.Sampling'] });
  });

  it('looks into the branches of an If', () => {
    const branch = graph({ nodes: [node('Det', ['x'], ['inner'])], outputs: { inner: ['float32'] } });
    expect(fitOf(modelOf(node('If', ['x'], ['y'], { then_branch: branch, else_branch: branch })))).toMatchObject({ operators: ['Det'] });
  });

  it('refuses an operator that came to ONNX after the opset of the model', () => {
    const geluOf = (opset: number): Uint8Array =>
      model({ opset, inputs: { x: ['float32', ['N']] }, outputs: { y: null }, nodes: [node('Gelu', ['x'], ['y'])] });
    expect(fitOf(geluOf(19))).toMatchObject({ operators: ['Gelu'] });
    expect(fitOf(geluOf(20))).toEqual({ fits: true });
  });

  it.each([7, 12, 22, 99])('refuses opset %i, which was not tried', (opset) => {
    expect(fitOf(model({ ...encoderGraph(USUAL), opset }))).toEqual({ fits: false, reason: 'opset', opset, supported: [13, 21] });
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', new TextEncoder().encode('{"format": 1}')],
    ['zeros', new Uint8Array(100)],
    ['a model cut in the middle', model(encoderGraph(USUAL)).subarray(0, 900)],
  ])('says that %s is no ONNX model', (_name, bytes) => {
    expect(fitOf(bytes)).toEqual({ fits: false, reason: 'not-onnx' });
  });
});
