/** The numbers of each view, as they are saved: its own, unrounded, and the same that the trace holds. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alignmentView } from '../../../src/analysis/alignment-view';
import { csv } from '../../../src/charts/export/csv';
import { viewTable, type TakenView } from '../../../src/charts/export/view-table';
import { parseCard } from '../../../src/model/card-parser';
import { INITIAL_STATE, VIEWS } from '../../../src/model/reader-state';
import { madeTrace } from '../analysis/made-trace';

const TRACE = madeTrace();
const { value: CARD } = parseCard(readFileSync('models/fr-en/model.json', 'utf8'));
if (CARD === null) throw new Error('The card of fr-en can be read');
const input = { trace: TRACE, state: { ...INITIAL_STATE, pinned: { step: 3, position: 2 } }, card: CARD };
const table = (view: TakenView) => viewTable(view, input);
const numbersOf = (view: TakenView, quantity: string): number[] => table(view).filter(([name]) => name === quantity).map((row) => Number(row.at(-1)));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('the table of a view', () => {
  test.each([...VIEWS, 'compare'] as const)('%s: a head, rows as long as it, and no view has another’s', (view) => {
    const [head = [], ...rows] = table(view);
    expect(rows.length).toBeGreaterThan(view === 'beam' ? 0 : 2);
    for (const row of rows) expect(row).toHaveLength(head.length);
    if (view !== 'ribbons' && view !== 'heatmap') expect(table(view)).not.toEqual(table('heatmap'));
    expect(csv(table(view)).split('\r\n')).toHaveLength(rows.length + 2);
  });

  test('scores: every score of every step, nothing where a word may not be looked at', () => {
    const hidden = { ...TRACE, steps: TRACE.steps.map((step) => ({ ...step, scores: step.scores.map((score, position) => (position === 1 ? -1e9 : score)) })) };
    const [, first = []] = viewTable('scores', { ...input, trace: hidden });
    expect(first[1]).toBeCloseTo(TRACE.steps[0]?.scores[0] ?? NaN, 6);
    expect(first[2]).toBeNull();
  });

  test('step: the pinned one; its weights and the shares of its context each sum to 1', () => {
    expect(numbersOf('step', 'weight')).toEqual(Array.from(TRACE.steps[3]?.weights ?? []));
    expect(sum(numbersOf('step', 'weight'))).toBeCloseTo(1, 5);
    expect(sum(numbersOf('step', 'context_share'))).toBeCloseTo(1, 4);
    expect(numbersOf('step', 'state')).toHaveLength(6);
  });

  test('coverage: what all rows give a word; a probability for every row', () => {
    const rows = alignmentView(TRACE, 'words').rows.length;
    expect(sum(numbersOf('coverage', 'coverage'))).toBeCloseTo(rows, 4);
    expect(numbersOf('coverage', 'probability')).toHaveLength(rows);
  });

  test('states: one point for each source piece and each step', () => {
    expect(table('states').filter(([side]) => side === 'encoder')).toHaveLength(TRACE.source.tokens.length);
    expect(table('states').filter(([side]) => side === 'decoder')).toHaveLength(TRACE.steps.length);
  });

  test('diagram: the parts with the parameters that the card counts', () => {
    expect(table('diagram').find(([part]) => part === 'encoder')?.[2]).toBe(CARD.parameters.encoder);
  });
});
