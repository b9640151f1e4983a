import { describe, expect, it } from 'vitest';
import { alignmentView } from '../../../src/analysis/alignment-view';
import { contextShares, weightedSum } from '../../../src/analysis/context-shares';
import { fewestEdges, fewestPositions } from '../../../src/analysis/edges';
import { principalPlane } from '../../../src/analysis/principal-components';
import { traceDifference } from '../../../src/analysis/trace-difference';
import type { Trace } from '../../../src/model/trace';
import { madeTrace, sequence } from './made-trace';

describe('the fewest edges that hold a share of a row', () => {
  it.each([
    ['one heavy word is enough', [0.8, 0.1, 0.1], 0.75, [0]],
    ['heaviest first, until the share is reached', [0.1, 0.3, 0.2, 0.4], 0.75, [3, 1, 2]],
    ['exactly the share', [0.5, 0.25, 0.25], 0.75, [0, 1]],
    ['uniform weights need three of four', [0.25, 0.25, 0.25, 0.25], 0.75, [0, 1, 2]],
    ['nothing of nothing', [0, 0], 0.75, []],
  ])('%s', (_, weights, share, kept) => {
    expect(fewestPositions(weights, share)).toEqual(kept);
  });

  it('holds the share in every row, and would not with one edge fewer', () => {
    const trace = madeTrace();
    const edges = fewestEdges(alignmentView(trace, 'subwords'), 0.75);
    trace.steps.forEach((_, step) => {
      const kept = edges.filter((edge) => edge.row === step).map((edge) => edge.weight);
      const sum = kept.reduce((total, weight) => total + weight, 0);
      expect(sum).toBeGreaterThanOrEqual(0.75 - 1e-6);
      expect(sum - Math.min(...kept)).toBeLessThan(0.75);
    });
  });
});

describe('what each source word brings into the context vector', () => {
  const trace = madeTrace();
  it('sums to the context that the step used', () => {
    for (const step of trace.steps) {
      weightedSum(trace, step.weights).forEach((value, k) => { expect(value).toBeCloseTo(step.context[k] ?? NaN, 5); });
    }
  });
  it('gives shares that sum to one', () => {
    for (const step of trace.steps) {
      expect(contextShares(trace, step).reduce((sum, entry) => sum + entry.share, 0)).toBeCloseTo(1, 6);
    }
  });
  it('gives everything to the only word that is looked at', () => {
    const pointed = madeTrace({ source: ['oui'], target: [], weights: [[1, 0]] });
    const step = pointed.steps[0];
    expect(step && contextShares(pointed, step).map((entry) => Number(entry.share.toFixed(6)))).toEqual([1, 0]);
  });
});

describe('the plane of two principal components', () => {
  it('finds the plane in which points of a stretched ellipse lie', () => {
    const random = sequence(3);
    const directions = [[0.6, 0.8, 0], [-0.8, 0.6, 0]];
    const inPlane = Array.from({ length: 40 }, () => [10 * (random() - 0.5), 2 * (random() - 0.5)]);
    const vectors = inPlane.map(([a = 0, b = 0]) => [0, 1, 2].map((k) => a * (directions[0]?.[k] ?? 0) + b * (directions[1]?.[k] ?? 0) + 5));
    const plane = principalPlane(vectors);
    expect(plane.explained[0] + plane.explained[1]).toBeCloseTo(1, 9);
    for (const [i, j] of [[0, 1], [3, 17], [20, 39]] as const) {
      const apart = Math.hypot(...(vectors[i] ?? []).map((value, k) => value - (vectors[j]?.[k] ?? 0)));
      const drawn = Math.hypot((plane.points[i]?.x ?? 0) - (plane.points[j]?.x ?? 0), (plane.points[i]?.y ?? 0) - (plane.points[j]?.y ?? 0));
      expect(drawn).toBeCloseTo(apart, 6);
    }
  });

  it('explains as much as the covariance matrix says', () => {
    const random = sequence(11);
    const vectors = Array.from({ length: 30 }, () => { const a = random() * 4, b = random(); return [a + b, a - b]; });
    const centre = [0, 1].map((k) => vectors.reduce((sum, vector) => sum + (vector[k] ?? 0) / vectors.length, 0));
    const covariance = (k: number, l: number) =>
      vectors.reduce((sum, vector) => sum + ((vector[k] ?? 0) - (centre[k] ?? 0)) * ((vector[l] ?? 0) - (centre[l] ?? 0)), 0);
    const [p, q, r] = [covariance(0, 0), covariance(0, 1), covariance(1, 1)];
    const largest = (p + r + Math.sqrt((p - r) ** 2 + 4 * q * q)) / 2;
    expect(principalPlane(vectors).explained[0]).toBeCloseTo(largest / (p + r), 9);
  });

  it('is the same picture each time, and a dot where nothing varies', () => {
    const trace = madeTrace();
    const states = trace.steps.map((step) => step.state);
    expect(principalPlane(states)).toEqual(principalPlane(states));
    expect(principalPlane([[1, 2], [1, 2]]).points).toEqual([{ x: 0, y: 0 }, { x: 0, y: 0 }]);
    expect(principalPlane([]).points).toEqual([]);
  });
});

describe('the difference of two runs', () => {
  const ordinary = madeTrace();
  const replaced = (step: number, change: Partial<Trace['steps'][number]>): Trace =>
    ({ ...ordinary, steps: ordinary.steps.map((entry, index) => (index === step ? { ...entry, ...change } : entry)) });

  it('is nothing between a run and itself', () => {
    expect(traceDifference(ordinary, ordinary)).toEqual({
      sameText: true, firstChangedStep: null, firstBentStep: null, change: null, logProbability: 0, entropy: 0,
    });
  });

  it('finds the first word that changed and what became of the word that stood there', () => {
    const other = ordinary.steps[3]?.candidates[1];
    if (other === undefined) throw new Error('the made trace lists two candidates');
    const changed = replaced(3, { emitted: other.token, candidates: [other] });
    expect(traceDifference(ordinary, changed)).toMatchObject({ firstChangedStep: 3, firstBentStep: null, change: { step: 3, after: null } });
  });

  it('finds the word that moved most where all words stay', () => {
    const before = ordinary.steps[2]?.logProbability ?? 0;
    const changed = replaced(2, { logProbability: before - 1 });
    expect(traceDifference(ordinary, changed)).toMatchObject({ firstChangedStep: null, change: { step: 2, before, after: before - 1 } });
  });

  it('finds the first bent row', () => {
    const bent = Float32Array.from(ordinary.steps[4]?.weights ?? []).fill(1 / 7);
    expect(traceDifference(ordinary, replaced(4, { weights: bent })).firstBentStep).toBe(4);
  });

  it('counts an earlier end as a change', () => {
    expect(traceDifference(ordinary, { ...ordinary, steps: ordinary.steps.slice(0, 5) }).firstChangedStep).toBe(5);
  });
});
