/** How much of an earlier trace of the same sentence holds for a new request, so that decoding starts at the first change. */

import type { TokenId } from '../model/tokens';
import type { Interventions, Step, Trace, WeightRule } from '../model/trace';
import { ruleOfStep } from './interventions';

/** What a path through the decoder takes at a step: a token that is settled, or whatever is most likely (null). */
export type SettledToken = (step: number) => TokenId | null;

/** The first steps of `previous` that a run under `interventions` would repeat exactly. */
export function repeatedSteps(previous: Trace, interventions: Interventions, settled: SettledToken, maximumSteps: number): readonly Step[] {
  if (previous.interventions.attention !== interventions.attention) return [];
  if (!sameSet(previous.interventions.hiddenPositions, interventions.hiddenPositions)) return [];
  let repeated = 0;
  for (const [index, step] of previous.steps.entries()) {
    const token = settled(index) ?? step.candidates[0]?.token.id;
    const sameWeights = sameRule(ruleOfStep(previous.interventions, index), ruleOfStep(interventions, index));
    if (!sameWeights || token !== step.emitted.id || index >= maximumSteps) break;
    repeated++;
  }
  return previous.steps.slice(0, repeated);
}

function sameSet(one: readonly number[], other: readonly number[]): boolean {
  const wanted = new Set(other);
  return new Set(one).size === wanted.size && one.every((value) => wanted.has(value));
}

function sameRule(one: WeightRule | null, other: WeightRule | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
