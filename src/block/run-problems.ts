/** Problems of a block's options that only the model can find: its ids, its abilities, the lengths of a sentence. */

import type { ModelCard } from '../model/card';
import { nearestName } from '../model/nearest-name';
import type { Trace } from '../model/trace';
import { VIEWS_OF_WEIGHTS, type ReaderState } from '../model/reader-state';
import type { Place, Problem } from './grammar';
import type { Expected } from './value-types';

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
  if (attentionPlace && !state.attention && !card.attention.fixedContext && card.attention.kind !== 'none') {
    problems.push({ ...attentionPlace, kind: 'no-fixed-context' });
  }
  return [...problems, ...attentionProblems(state, card, places)];
}

/** Options that ask for what only attention has. */
function attentionProblems(state: ReaderState, card: ModelCard, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const isOff = !state.attention && card.attention.fixedContext;
  if (!isOff && card.attention.kind !== 'none') return [];
  const asked: readonly (readonly [key: string, value: string, isAsked: boolean])[] = [
    ['view', state.view, VIEWS_OF_WEIGHTS.has(state.view)], ['weights', '', true], ['mask', '', true], ['quiz', '', state.quiz],
  ];
  return asked.flatMap(([key, value, isAsked]): Problem[] => {
    const place = places.get(key);
    return place && isAsked ? [{ ...place, kind: 'no-attention', key, value, isOff: isOff && card.attention.kind !== 'none' }] : [];
  });
}

/** Whether the reader has changed nothing about the run that the fence asks for. */
export function runsAsWritten(written: ReaderState, state: ReaderState): boolean {
  const run = ({ sentences, sentence, modelId, attention, hiddenWords, weightChanges, forcedPieces, target, beam }: ReaderState): string =>
    JSON.stringify([sentences[sentence], modelId, attention, hiddenWords, weightChanges, forcedPieces, target, beam]);
  return run(written) === run(state);
}

/** `written` is the state as the fence has it, `trace` the run that it asks for. */
export function traceProblems(written: ReaderState, trace: Trace, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const words = trace.source.words.length, steps = trace.steps.length;
  const outOfRange = (key: string, number: number, count: number): readonly Problem[] => {
    const place = places.get(key);
    if (!place || number <= count) return [];
    return [{ ...place, kind: 'bad-value', key, value: `${number}`, expected: { kind: 'whole-number', from: 1, to: count } }];
  };
  const last = (changes: readonly { readonly step: number | null }[]): number => changes.reduce((most, { step }) => Math.max(most, (step ?? -1) + 1), 0);
  return [
    ...outOfRange('mask', (written.hiddenWords.at(-1) ?? -1) + 1, words),
    ...outOfRange('step', (written.pinned?.step ?? -1) + 1, steps),
    ...outOfRange('weights', last(written.weightChanges), steps),
    ...weightProblems(written, trace, places),
    ...outOfRange('force', last(written.forcedPieces), steps),
    ...spelledOut('target', written.target === null ? null : 0, trace, places),
    ...spelledOut('force', written.forcedPieces[0]?.step ?? null, trace, places),
    ...outOfRange('position', (written.pinned?.position ?? -1) + 1, trace.source.tokens.length),
  ];
}

/** Emitted words from a step on (null: none was forced) that the model has to spell byte by byte. */
function spelledOut(key: string, from: number | null, { target }: Trace, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const place = places.get(key);
  if (!place || from === null) return [];
  const words = target.words.filter(({ firstToken, endToken }) =>
    target.tokens.slice(Math.max(firstToken, from), endToken).some(({ kind }) => kind === 'byte' || kind === 'unknown'));
  return words.length === 0 ? [] : [{ ...place, kind: 'spelled-out', words: [...new Set(words.map(({ text }) => text))] }];
}

/** Weights for another number of tokens than the sentence has, or all on a token that it lacks or that is hidden. */
function weightProblems(written: ReaderState, trace: Trace, places: ReadonlyMap<string, Place>): readonly Problem[] {
  const place = places.get('weights'), { words, tokens } = trace.source;
  if (!place) return [];
  const isHidden = (position: number): boolean => written.hiddenWords.some((word) => position >= (words[word]?.firstToken ?? Infinity) && position < (words[word]?.endToken ?? 0));
  return written.weightChanges.flatMap(({ rule }): Problem[] => {
    const bad = (value: string, expected: Expected): Problem[] => [{ ...place, kind: 'bad-value', key: 'weights', value, expected }];
    if (rule.kind === 'one-hot') {
      const value = `one-hot ${rule.position + 1}`;
      if (rule.position >= tokens.length) return bad(value, { kind: 'whole-number', from: 1, to: tokens.length });
      return isHidden(rule.position) ? bad(value, { kind: 'visible' }) : [];
    }
    if (rule.kind !== 'given') return [];
    const value = rule.values.join(' ');
    if (rule.values.length !== tokens.length) return bad(value, { kind: 'weights', examples: [tokens.map(() => Number((1 / tokens.length).toFixed(4))).join(' ')] });
    return rule.values.some((weight, position) => weight > 0 && !isHidden(position)) ? [] : bad(value, { kind: 'visible' });
  });
}
