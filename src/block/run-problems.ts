/** Problems of a block's options that only the model can find: its ids, its abilities, the lengths of a sentence. */

import type { ModelCard } from '../model/card';
import { nearestName } from '../model/nearest-name';
import type { Trace } from '../model/trace';
import type { ReaderState } from '../model/reader-state';
import type { Place, Problem } from './grammar';

/** The model that the block runs on: the one that it names, else the settings' choice, else the first. */
export function chooseModel(models: readonly ModelCard[], named: string | null, preferred: string | null): ModelCard | null {
  const byId = (id: string | null): ModelCard | undefined => models.find((card) => card.id === id);
  return byId(named) ?? byId(preferred) ?? models[0] ?? null;
}

export function modelProblems(state: ReaderState, models: readonly ModelCard[], card: ModelCard, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const problems: Problem[] = [];
  const ids = models.map(({ id }) => id);
  const modelPlace = places.get('model');
  if (modelPlace && state.modelId !== null && !models.some((model) => model.id === state.modelId)) {
    problems.push({ ...modelPlace, kind: 'no-model', modelId: state.modelId, nearest: nearestName(state.modelId, ids), runs: card.id });
  }
  const comparePlace = places.get('compare'), compared = state.comparison?.kind === 'model' ? state.comparison.modelId : null;
  if (comparePlace && compared !== null && !models.some((model) => model.id === compared)) {
    problems.push({ ...comparePlace, kind: 'no-model', modelId: compared, nearest: nearestName(compared, ['without', ...ids]), runs: null });
  }
  const attentionPlace = places.get('attention');
  if (attentionPlace && !state.attention && !card.attention.fixedContext) {
    problems.push({ ...attentionPlace, kind: 'no-fixed-context' });
  }
  return problems;
}

/** `written` is the state as the fence has it; the reader may have moved on since. */
export function traceProblems(written: ReaderState, trace: Trace, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const words = trace.source.words.length;
  const outOfRange = (key: string, number: number, count: number): readonly Problem[] => {
    const place = places.get(key);
    if (!place || number <= count) return [];
    return [{ ...place, kind: 'bad-value', key, value: `${number}`, expected: { kind: 'whole-number', from: 1, to: count } }];
  };
  const highestHidden = written.hiddenWords.at(-1);
  return [
    ...(highestHidden === undefined ? [] : outOfRange('mask', highestHidden + 1, words)),
    ...outOfRange('step', (written.pinned?.step ?? -1) + 1, trace.steps.length),
    ...weightProblems(written, trace, places),
    ...outOfRange('position', (written.pinned?.position ?? -1) + 1, trace.source.tokens.length),
  ];
}

/** Weights for another number of tokens than the sentence has, or all on a token that it lacks. */
function weightProblems(written: ReaderState, trace: Trace, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const place = places.get('weights'), tokens = trace.source.tokens.length;
  if (!place) return [];
  return written.weightChanges.flatMap(({ rule }): Problem[] => {
    if (rule.kind === 'one-hot' && rule.position >= tokens) {
      return [{ ...place, kind: 'bad-value', key: 'weights', value: `one-hot ${rule.position + 1}`, expected: { kind: 'whole-number', from: 1, to: tokens } }];
    }
    if (rule.kind !== 'given' || rule.values.length === tokens) return [];
    const uniform = Array.from({ length: tokens }, () => Number((1 / tokens).toFixed(4))).join(' ');
    return [{ ...place, kind: 'bad-value', key: 'weights', value: rule.values.join(' '), expected: { kind: 'examples', examples: [uniform] } }];
  });
}
