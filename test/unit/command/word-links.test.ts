import { describe, expect, it } from 'vitest';
import { hidingCosts, mutualLinks, strongestLinks, wordWeights, type Span } from '../../../scripts/command/word-links';
import type { Token, TokenKind } from '../../../src/model/tokens';
import type { Trace } from '../../../src/model/trace';

/** A trace with tokens at given places, weights per step and log-probabilities per step. */
function trace(source: readonly Span[], target: readonly Span[], weights: number[][], logProbabilities: number[] = []): Trace {
  const tokens = (spans: readonly Span[]): Token[] => [...spans.map((span) => token('piece', span)), token('end', [99, 99])];
  const steps = weights.map((row, index) => ({ weights: Float32Array.from(row), logProbability: logProbabilities[index] ?? 0 }));
  return { source: { tokens: tokens(source) }, target: { tokens: tokens(target) }, steps } as unknown as Trace;
}

function token(kind: TokenKind, [start, end]: Span): Token {
  return { id: 0, piece: '', kind, start, end } as unknown as Token;
}

describe('weights between words', () => {
  it('are summed over a source word\'s tokens, averaged over a target word\'s, and leave the end out', () => {
    const traced = trace([[0, 2], [2, 4], [5, 6]], [[0, 1], [1, 3]], [[0.5, 0.25, 0.125, 0.125], [0, 0.25, 0.5, 0.25]]);
    expect(wordWeights(traced, [[0, 4], [5, 6]], [[0, 3]])).toEqual([[0.5, 0.3125]]);
  });

  it('are shared by the words that a token covers', () => {
    const traced = trace([[0, 4]], [[0, 1]], [[0.8, 0.2]]);
    const [row] = wordWeights(traced, [[0, 1], [1, 4]], [[0, 1]]);
    expect(row?.map((weight) => Number(weight.toFixed(6)))).toEqual([0.2, 0.6]);
  });
});

describe('what hiding a source word costs a target word', () => {
  it('is the log-probability that its tokens lose', () => {
    const spans: Span[] = [[0, 1], [2, 4]];
    const whole = trace([[0, 1]], [[0, 1], [2, 3], [3, 4]], [[1], [1], [1]], [-1, -1, -1]);
    const without = trace([[0, 1]], [[0, 1], [2, 3], [3, 4]], [[1], [1], [1]], [-1.5, -3, -2]);
    expect(hidingCosts(whole, [without, null], spans)).toEqual([[0.5, 0], [3, 0]]);
  });
});

describe('links', () => {
  const matrix = [
    [0.9, 0.1, 0],
    [0.6, 0.3, 0],
    [0, 0, 0],
    [0.1, 0.2, 0.7],
  ];

  it('go from each target word to its strongest source word; a row of nothing has none', () => {
    expect(strongestLinks(matrix).map(({ source, target }) => `${source}-${target}`)).toEqual(['0-0', '0-1', '2-3']);
  });

  it('are mutual where they are the strongest for both', () => {
    expect(mutualLinks(matrix).map(({ source, target }) => `${source}-${target}`)).toEqual(['0-0', '2-3']);
  });
});
