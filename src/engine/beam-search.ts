/** Beam search: the few best translations, instead of the best next token at every step. */

import type { TokenId } from '../model/tokens';
import { END, START } from '../model/vocabulary';
import type { Stepper } from './stepper';

export interface BeamSettings {
  readonly size: number;
  readonly lengthPenalty: number;
  readonly maximumTokens: number;
  /** Tokens that every hypothesis must take at single steps. */
  readonly forcedTokens: ReadonlyMap<number, TokenId>;
}

export interface Hypothesis {
  readonly ids: readonly TokenId[];
  /** Σ log p */
  readonly logProbability: number;
  /** logProbability / length^lengthPenalty, `</s>` counted in the length. */
  readonly score: number;
}

interface Extension {
  readonly row: number;
  readonly id: TokenId;
  readonly logProbability: number;
}

/**
 * Hypotheses, best score first: the finished ones, or where none ended within the maximum, those still open.
 * A finished hypothesis leaves the beam and makes it narrower, so that the search ends when `size` have finished.
 */
export async function beamSearch(stepper: Stepper, { size, lengthPenalty, maximumTokens, forcedTokens }: BeamSettings): Promise<Hypothesis[]> {
  const { initialState } = stepper.encoded;
  const stateSize = initialState.length;
  let open: Hypothesis[] = [{ ids: [], logProbability: 0, score: 0 }];
  let states = initialState;
  const finished: Hypothesis[] = [];
  for (let step = 0; step < maximumTokens && open.length > 0; step++) {
    const output = await stepper.run(step, open.map(({ ids }) => ids[ids.length - 1] ?? START), states);
    const best = bestExtensions(output.logProbabilities, open, size - finished.length, forcedTokens.get(step));
    const extended = best.map(({ row, id, logProbability }) => {
      const ids = [...(open[row]?.ids ?? []), id];
      return { row, hypothesis: { ids, logProbability, score: logProbability / ids.length ** lengthPenalty } };
    });
    const ended = extended.filter(({ hypothesis }) => hypothesis.ids[step] === END);
    const going = extended.filter(({ hypothesis }) => hypothesis.ids[step] !== END);
    finished.push(...ended.map(({ hypothesis }) => hypothesis));
    open = going.map(({ hypothesis }) => hypothesis);
    states = new Float32Array(going.length * stateSize);
    for (const [index, { row }] of going.entries()) {
      states.set(output.nextStates.subarray(row * stateSize, (row + 1) * stateSize), index * stateSize);
    }
  }
  return (finished.length > 0 ? finished : open).sort((one, other) => other.score - one.score);
}

/** The `count` most likely continuations over all rows; ties go to the earlier row and the smaller id. */
function bestExtensions(logProbabilities: Float32Array, open: readonly Hypothesis[], count: number, forced: TokenId | undefined): Extension[] {
  const size = logProbabilities.length / open.length;
  const best: Extension[] = [];
  for (const [row, hypothesis] of open.entries()) {
    const ofRow = logProbabilities.subarray(row * size, (row + 1) * size);
    const ids = forced === undefined ? mostLikely(ofRow, count) : [forced];
    for (const id of ids) best.push({ row, id, logProbability: hypothesis.logProbability + (ofRow[id] ?? -Infinity) });
  }
  return best.sort((one, other) => other.logProbability - one.logProbability).slice(0, count);
}

/** The ids of the `count` largest values, largest first; ties go to the smaller id. */
export function mostLikely(logProbabilities: Float32Array, count: number): TokenId[] {
  const best: number[] = [];
  const valueAt = (place: number): number => logProbabilities[best[place] ?? 0] ?? 0;
  let least = NaN; // of the best, as soon as there are enough; no value is smaller than NaN
  for (let id = 0; id < logProbabilities.length; id++) {
    const value = logProbabilities[id] ?? -Infinity;
    if (value <= least) continue;
    let place = best.length;
    while (place > 0 && value > valueAt(place - 1)) place--;
    best.splice(place, 0, id);
    if (best.length > count) best.pop();
    if (best.length === count) least = valueAt(count - 1);
  }
  return best as TokenId[];
}
