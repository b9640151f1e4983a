/** The numbers of each view as plain rows, first the heads: what is saved as CSV. Nothing is rounded, nothing translated. */

import { contextShares } from '../../analysis/context-shares';
import { alignmentView } from '../../analysis/alignment-view';
import { statePlanes } from '../../analysis/state-planes';
import { qualityByLength } from '../../analysis/quality-by-length';
import { sentenceMeasures } from '../../analysis/sentence-measures';
import type { View } from '../../model/reader-state';
import { hypothesesOf } from '../beam-tree';
import { diagramLayout } from '../diagram-layout';
import { tokenLabels, unitLabels } from '../token-labels';
import { focusOf, type ViewInput } from '../view';
import { weightsTable } from './weights-table';

export type Row = readonly (string | number | null)[];
/** A view, or the comparison that stands beside one. */
export type TakenView = View | 'compare';

export function viewTable(view: TakenView, input: ViewInput): readonly Row[] {
  return TABLES[view](input);
}

const TABLES: Readonly<Record<TakenView, (input: ViewInput) => readonly Row[]>> = {
  heatmap: weights,
  ribbons: weights,
  scores: ({ trace }) => [
    ['', ...tokenLabels(trace.source)],
    ...trace.steps.map((step, index): Row => [tokenLabels(trace.target)[index] ?? '', ...Array.from(step.scores, (score) => (score > HIDDEN ? score : null))]),
  ],
  step: (input) => {
    const { trace } = input, focus = focusOf(input), step = focus === null ? undefined : trace.steps[focus.step];
    if (step === undefined) return [STEP_HEAD];
    const source = tokenLabels(trace.source), vector = (quantity: string, values: Float32Array): Row[] => Array.from(values, (value, index) => [quantity, index + 1, value]);
    return [
      STEP_HEAD,
      ...vector('update_gate', step.updateGate), ...vector('reset_gate', step.resetGate), ...vector('state', step.state), ...vector('query', step.query),
      ...source.map((word, index): Row => ['score', word, (step.scores[index] ?? 0) > HIDDEN ? step.scores[index] ?? 0 : null]),
      ...source.map((word, index): Row => ['weight', word, step.weights[index] ?? 0]),
      ...contextShares(trace, step).map(({ share }, index): Row => ['context_share', source[index] ?? '', share]),
      ...vector('context', step.context),
      ...step.candidates.map(({ token, probability }): Row => ['probability', token.piece, probability]),
    ];
  },
  coverage: ({ trace, state }) => {
    const view = alignmentView(trace, state.grain), { coverage, rows } = sentenceMeasures(view), target = unitLabels(trace.target, view.rows, view.grain);
    return [
      ['measure', 'word', 'value'],
      ...unitLabels(trace.source, view.columns, view.grain).map((word, index): Row => ['coverage', word, coverage[index] ?? 0]),
      ...rows.map(({ entropy }, index): Row => ['entropy', target[index] ?? '', entropy]),
      ...rows.map(({ probability }, index): Row => ['probability', target[index] ?? '', probability]),
      ...rows.map(({ sinkShare }, index): Row => ['weight_on_no_word', target[index] ?? '', sinkShare]),
    ];
  },
  states: ({ trace }) => {
    const { encoder, decoder } = statePlanes(trace);
    const points = (side: string, plane: typeof encoder, labels: readonly string[]): Row[] => plane.points.map(({ x, y }, index) => [side, labels[index] ?? '', x, y]);
    return [['side', 'state', 'axis_1', 'axis_2'], ...points('encoder', encoder, tokenLabels(trace.source)), ...points('decoder', decoder, tokenLabels(trace.target))];
  },
  beam: ({ trace }) => [
    ['text', 'log_probability', 'score'],
    ...hypothesesOf(trace).map(({ text, logProbability, score }): Row => [text, logProbability, score]),
  ],
  diagram: ({ trace, card }) => [
    ['part', 'shape', 'parameters'],
    ...diagramLayout(card, trace.source.tokens.length).parts.map(({ id, shape, parameters }): Row => [id, shape, parameters]),
  ],
  compare: ({ card }) => [
    ['from_words', 'to_words', 'sentences', 'bleu_with_attention', 'low', 'high', 'bleu_without_attention', 'low', 'high'],
    ...(qualityByLength(card)?.buckets ?? []).map(({ from, to, withAttention: ours, withoutAttention: theirs }): Row =>
      [from, to, ours?.sentences ?? null, ours?.bleu ?? null, ours?.low ?? null, ours?.high ?? null, theirs?.bleu ?? null, theirs?.low ?? null, theirs?.high ?? null]),
  ],
};

const STEP_HEAD: Row = ['quantity', 'of', 'value'];
/** Scores of words that may not be looked at are far below every other. */
const HIDDEN = -1e8;

function weights({ trace, state }: ViewInput): readonly Row[] {
  const { source, rows } = weightsTable(trace, state.grain);
  return [['', 'probability', ...source], ...rows.map(({ target, probability, weights: values }): Row => [target, probability, ...values])];
}
