/** Before a model runs on the graphics card it has to give there what it gives on the processor: drivers err. */

import { WebGpuProblem } from './backend';
import { mostLikely } from './beam-search';
import type { EncodedSource, StepInput, TranslationModel } from './translation-model';

/** Largest difference of a log-probability that is still put down to rounding. */
const TOLERANCE = 1e-3;

const SOURCE_TOKENS = 9;
const STEPS = 5;
const BEAM = 3;

/**
 * Compares log-probabilities of all target tokens over some steps, one row and several, with attention and without.
 * Throws a WebGpuProblem where they differ by more than rounding.
 */
export async function requireEqualResults(model: TranslationModel, reference: TranslationModel): Promise<void> {
  const { sourceVocabulary, targetVocabulary } = model.card.sizes;
  const source = spread(SOURCE_TOKENS, sourceVocabulary);
  const sources: Sources = [await model.encode(source), await reference.encode(source)];
  const sourceMask = new Float32Array(source.length).fill(1);
  const usual = { sourceMask, givenWeights: null, attention: true };

  const compare = async (input: Omit<StepInput, 'states'>, states: readonly [Float32Array, Float32Array]): Promise<Step> => {
    const ours = await model.step(sources[0], { ...input, states: states[0] });
    const theirs = await reference.step(sources[1], { ...input, states: states[1] });
    const difference = largestDifference(ours.logProbabilities, theirs.logProbabilities);
    // Written so that a difference that is no number fails too.
    if (!(difference <= TOLERANCE)) throw new WebGpuProblem('wrong-results', `A log-probability differs by ${difference}.`);
    return { likely: mostLikely(theirs.logProbabilities, 1)[0] ?? 0, states: [ours.nextStates, theirs.nextStates] };
  };

  let previous = source[0] ?? 0;
  let states: readonly [Float32Array, Float32Array] = [sources[0].initialState, sources[1].initialState];
  for (let step = 0; step < STEPS; step++) {
    const next = await compare({ ...usual, previousIds: [previous] }, states);
    previous = next.likely;
    states = next.states;
  }
  await compare({ ...usual, previousIds: [previous], attention: false }, states);
  await compare({ ...usual, previousIds: spread(BEAM, targetVocabulary) }, [repeated(states[0], BEAM), repeated(states[1], BEAM)]);
}

type Sources = readonly [EncodedSource, EncodedSource];

interface Step {
  readonly likely: number;
  readonly states: readonly [Float32Array, Float32Array];
}

/** So many ids from all over a vocabulary. */
function spread(count: number, vocabulary: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * vocabulary) / count));
}

function repeated(values: Float32Array, times: number): Float32Array {
  const rows = new Float32Array(values.length * times);
  for (let row = 0; row < times; row++) rows.set(values, row * values.length);
  return rows;
}

/** Infinite where the lengths differ or nothing is there; NaN where a number is missing on one side only. */
function largestDifference(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length || one.length === 0) return Infinity;
  let largest = 0;
  for (let index = 0; index < one.length; index++) {
    const [a, b] = [one[index] ?? NaN, other[index] ?? NaN];
    if (a === b) continue;
    const difference = Math.abs(a - b);
    if (!(difference <= largest)) largest = difference;
    if (Number.isNaN(largest)) return NaN;
  }
  return largest;
}
