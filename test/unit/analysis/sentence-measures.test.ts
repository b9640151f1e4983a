import { describe, expect, it } from 'vitest';
import { effectivePositions, entropy, normalisedEntropy } from '../../../src/analysis/entropy';
import { alignmentView } from '../../../src/analysis/alignment-view';
import { coverageOf, sentenceMeasures, sinkColumns } from '../../../src/analysis/sentence-measures';
import { madeTrace, type MadeTraceOptions } from './made-trace';

const pieces = (options: MadeTraceOptions) => alignmentView(madeTrace(options), 'subwords');

describe('how spread out a row of weights is', () => {
  it.each([
    ['all on one word', [1, 0, 0, 0], 0, 0, 1],
    ['two words alike', [0.5, 0.5, 0, 0], Math.LN2, 0.5, 2],
    ['all words alike', [0.25, 0.25, 0.25, 0.25], 2 * Math.LN2, 1, 4],
    ['a sentence of one token', [1], 0, 0, 1],
  ])('%s', (_, weights, nats, share, words) => {
    expect(entropy(weights)).toBeCloseTo(nats, 12);
    expect(normalisedEntropy(weights)).toBeCloseTo(share, 12);
    expect(effectivePositions(weights)).toBeCloseTo(words, 12);
  });
});

describe('measures of a sentence', () => {
  const diagonal = { source: ['le', 'chat', 'dort'], target: ['the', 'cat', 'sleeps'], weights: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] };

  it('gives full confidence where each word is translated once by one word', () => {
    const measures = sentenceMeasures(pieces(diagonal));
    expect([...measures.coverage]).toEqual([1, 1, 1, 1]);
    expect(measures.confidence).toBe(1);
    expect(measures.rows.map((row) => row.sinkShare)).toEqual([0, 0, 0, 1]);
  });

  it('agrees with the published formulas on uneven weights', () => {
    const weights = [[0.5, 0.5, 0], [0.25, 0.25, 0.5]];
    const measures = sentenceMeasures(pieces({ source: ['oui', 'merci'], target: ['yes'], weights }));
    const h = (values: number[]) => values.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0);
    const deviation = -(Math.log(1 + 0.25 ** 6) * 2 + Math.log(1 + 0.5 ** 6)) / 3;
    const rows = -(h([0.5, 0.5]) / Math.log(3) + h([0.25, 0.25, 0.5]) / Math.log(3)) / 2;
    const columns = -(2 * h([2 / 3, 1 / 3]) / Math.LN2 + 0) / 3;
    expect(measures.coverageDeviation).toBeCloseTo(deviation, 6);
    expect(measures.dispersionOfRows).toBeCloseTo(rows, 6);
    expect(measures.dispersionOfColumns).toBeCloseTo(columns, 6);
    expect(measures.confidence).toBeCloseTo(Math.exp(-0.05 * (deviation + rows + columns) ** 2), 6);
  });

  it('counts coverage over all steps, so that it sums to their number', () => {
    const trace = madeTrace();
    expect(coverageOf(alignmentView(trace, 'subwords')).reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace.steps.length, 5);
  });

  it('takes marks and the end of the sentence for sinks, and no word with a letter or digit', () => {
    expect([...sinkColumns(pieces({ source: ['¿', 'Qué', '3', "l'", '?'] }))].sort()).toEqual([0, 4, 5]);
  });
});
