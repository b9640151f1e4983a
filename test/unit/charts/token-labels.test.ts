import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/analysis/alignment-view';
import { unitLabel } from '../../../src/charts/token-labels';

describe('the labels of an alignment', () => {
  it.each([
    ['a word as it is', 'word', 'Spanish', 'Spanish'],
    ['a piece that begins a word without its mark', 'piece', '▁Span', 'Span'],
    ['a piece that goes on with a word behind a dot', 'piece', 'ish', '·ish'],
    ['no dot before a mark', 'piece', '.', '.'],
    ['the sign of a space where it stands alone', 'piece', '▁', '␣'],
    ['the end of the sentence', 'end', '</s>', '</s>'],
  ] as const)('write %s', (_, kind, text, label) => {
    const unit: Unit = { text, kind, firstToken: 0, endToken: 1 };
    expect(unitLabel(unit)).toBe(label);
  });
});
