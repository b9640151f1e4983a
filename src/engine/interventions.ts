/** What a reader changed about a run, turned into the inputs of a decoding step. */

import { EngineError } from '../model/engine';
import type { TokenId, TokenizedText } from '../model/tokens';
import type { Interventions, WeightRule } from '../model/trace';
import type { Vocabulary } from '../model/vocabulary';

/** Throws an EngineError of kind `request` when the interventions make no sense for this sentence. */
export function requireSensible(interventions: Interventions, source: TokenizedText): void {
  const length = source.tokens.length;
  const isPosition = (position: number): boolean => Number.isInteger(position) && position >= 0 && position < length;
  const hidden = new Set(interventions.hiddenPositions);
  for (const position of hidden) {
    if (!isPosition(position)) throw new EngineError('request', `There is no source token ${position}: the sentence has ${length}.`);
  }
  if (hidden.size === length) throw new EngineError('request', 'At least one source token must stay visible.');
  const rules = [...interventions.weightsOfStep.values(), ...(interventions.weightsOfAllSteps ? [interventions.weightsOfAllSteps] : [])];
  for (const rule of rules) {
    if (rule.kind === 'one-hot' && !isPosition(rule.position)) {
      throw new EngineError('request', `There is no source token ${rule.position}: the sentence has ${length}.`);
    }
    if (rule.kind === 'one-hot' && hidden.has(rule.position)) {
      throw new EngineError('request', `All weight is asked for source token ${rule.position}, which is hidden.`);
    }
    if (rule.kind === 'given') requireWeights(rule.values, hidden, length);
  }
}

/** The tokens that are forced, by step. A later step's own piece wins over what an earlier text spills onto it. */
export function forcedTokens({ forcedPieces }: Interventions, target: Vocabulary): ReadonlyMap<number, TokenId> {
  const tokens = new Map<number, TokenId>();
  for (const [step, piece] of [...forcedPieces].sort(([one], [other]) => one - other)) {
    const known = target.idOf(piece);
    const ids = known === null ? target.encode(piece).tokenized.tokens.filter(({ kind }) => kind !== 'end').map(({ id }) => id) : [known];
    if (ids.length === 0) throw new EngineError('request', `Nothing is forced at step ${step + 1}: there is no text.`);
    ids.forEach((id, offset) => tokens.set(step + offset, id));
  }
  return tokens;
}

/** 1 where a source token may be looked at, 0 where it is hidden. */
export function sourceMask(interventions: Interventions, length: number): Float32Array {
  const mask = new Float32Array(length).fill(1);
  for (const position of interventions.hiddenPositions) mask[position] = 0;
  return mask;
}

/** The rule for a step's weights; null: the model's own. With attention off there are no weights to rule over. */
export function ruleOfStep(interventions: Interventions, step: number): WeightRule | null {
  if (!interventions.attention) return null;
  return interventions.weightsOfStep.get(step) ?? interventions.weightsOfAllSteps;
}

/** Whether a rule starts from the weights that the model would have chosen. */
export function needsOwnWeights(rule: WeightRule): boolean {
  return rule.kind === 'shuffled' || rule.kind === 'left';
}

/**
 * The weights that a rule asks for, one per source token; they sum to 1 and are 0 where the mask is.
 * `own` are the model's weights at this step; only rules that need them look at them.
 */
export function weightsByRule(rule: WeightRule, own: Float32Array, mask: Float32Array, source: TokenizedText, step: number): Float32Array {
  switch (rule.kind) {
    case 'uniform':
      return shared(mask, mask);
    case 'one-hot':
      return Float32Array.from(mask, (_, position) => (position === rule.position ? 1 : 0));
    case 'given':
      return shared(mask.map((visible, position) => visible * (rule.values[position] ?? 0)), mask);
    case 'shuffled':
      return shuffled(own, mask, rule.seed, step);
    case 'left':
      return shared(movedLeft(own, source).map((weight, position) => weight * (mask[position] ?? 0)), mask);
  }
}

function requireWeights(values: readonly number[], hidden: ReadonlySet<number>, length: number): void {
  if (values.length !== length) throw new EngineError('request', `${values.length} weights were given for ${length} source tokens.`);
  if (!values.every((value) => Number.isFinite(value) && value >= 0)) throw new EngineError('request', 'Weights must be numbers that are not negative.');
  const visible = values.filter((_, position) => !hidden.has(position));
  if (!visible.some((value) => value > 0)) throw new EngineError('request', 'Some weight must be given to a token that is visible.');
}

/** The weights divided by their sum; where all of it was moved onto hidden tokens, the visible ones share it evenly. */
function shared(weights: Float32Array, mask: Float32Array): Float32Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : shared(mask, mask);
}

/** The weights of the visible tokens in another order, the same one for the same seed and step (Fisher-Yates). */
function shuffled(own: Float32Array, mask: Float32Array, seed: number, step: number): Float32Array {
  const visible = [...mask.keys()].filter((position) => mask[position] === 1);
  const order = [...visible];
  const random = randomNumbers(seed + step * 0x9e3779b9);
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  const result = new Float32Array(own.length);
  for (const [index, position] of visible.entries()) result[position] = own[order[index] ?? 0] ?? 0;
  return result;
}

/** Each word's weight goes to the word on its left, spread evenly over that word's tokens; the first word keeps its own. */
function movedLeft(own: Float32Array, source: TokenizedText): Float32Array {
  const groups = [...source.words.map(({ firstToken, endToken }) => ({ firstToken, endToken }))];
  const endOfWords = groups[groups.length - 1]?.endToken ?? 0;
  for (let position = endOfWords; position < own.length; position++) groups.push({ firstToken: position, endToken: position + 1 });
  const result = new Float32Array(own.length);
  for (const [index, group] of groups.entries()) {
    const weight = own.subarray(group.firstToken, group.endToken).reduce((sum, value) => sum + value, 0);
    const left = groups[Math.max(index - 1, 0)] ?? group;
    const share = weight / (left.endToken - left.firstToken);
    for (let position = left.firstToken; position < left.endToken; position++) result[position] = (result[position] ?? 0) + share;
  }
  return result;
}

/** Uniform numbers in [0, 1) from a seed (mulberry32, T. Ettinger, public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
