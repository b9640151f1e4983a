/** What changed between an ordinary run of a sentence and a changed one. */

import type { Trace } from '../model/trace';
import { entropy } from './entropy';

export interface TraceDifference {
  readonly sameText: boolean;
  /** First step whose emitted token differs (also where one run ended and the other went on); null: none. */
  readonly firstChangedStep: number | null;
  /** First step whose weights differ by more than 1e-6; null: none among the steps that both have. */
  readonly firstBentStep: number | null;
  /** One word that shows the change: at the first changed step, else the same word that moved most; null: nothing moved. */
  readonly change: TokenChange | null;
  /** Σ log p of the changed output minus that of the ordinary output; each under its own run. */
  readonly logProbability: number;
  /** Mean entropy of the changed rows minus that of the ordinary rows, nats. */
  readonly entropy: number;
}

/** log p of the token that the ordinary run emitted at `step`. */
export interface TokenChange {
  readonly step: number;
  readonly before: number;
  /** In the changed run; null: below the candidates that the trace lists. */
  readonly after: number | null;
}

export function traceDifference(ordinary: Trace, changed: Trace): TraceDifference {
  const steps = Math.max(ordinary.steps.length, changed.steps.length);
  const firstChangedStep = firstIndex(steps, (step) => ordinary.steps[step]?.emitted.id !== changed.steps[step]?.emitted.id);
  const firstBentStep = firstIndex(Math.min(ordinary.steps.length, changed.steps.length), (step) =>
    (ordinary.steps[step]?.weights ?? []).some((weight, position) => Math.abs(weight - (changed.steps[step]?.weights[position] ?? 0)) > 1e-6));
  return {
    sameText: ordinary.target.text === changed.target.text,
    firstChangedStep, firstBentStep,
    change: tokenChange(ordinary, changed, firstChangedStep),
    logProbability: changed.logProbability - ordinary.logProbability,
    entropy: meanEntropy(changed) - meanEntropy(ordinary),
  };
}

/** log p of a token at a step: that of the emitted one, or of a listed candidate; null when it is not listed. */
function listedLogProbability(trace: Trace, step: number, tokenId: number): number | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  if (at.emitted.id === tokenId) return at.logProbability;
  const candidate = at.candidates.find(({ token }) => token.id === tokenId);
  return candidate === undefined ? null : Math.log(candidate.probability);
}

/** At the first changed step both runs have read the same words, so that their probabilities can be compared. */
function tokenChange(ordinary: Trace, changed: Trace, firstChangedStep: number | null): TokenChange | null {
  const comparable = firstChangedStep ?? largestMove(ordinary, changed);
  const before = comparable === null ? undefined : ordinary.steps[comparable];
  if (comparable === null || before === undefined || changed.steps[comparable] === undefined) return null;
  return { step: comparable, before: before.logProbability, after: listedLogProbability(changed, comparable, before.emitted.id) };
}

/** With the same words out, the step whose word moved most; null when nothing moved. */
function largestMove(ordinary: Trace, changed: Trace): number | null {
  let worst: number | null = null, most = 1e-6;
  ordinary.steps.forEach((step, index) => {
    const moved = Math.abs(step.logProbability - (changed.steps[index]?.logProbability ?? step.logProbability));
    if (moved > most) { worst = index; most = moved; }
  });
  return worst;
}

function meanEntropy(trace: Trace): number {
  return trace.steps.length === 0 ? 0 : trace.steps.reduce((sum, step) => sum + entropy(step.weights), 0) / trace.steps.length;
}

function firstIndex(count: number, matches: (index: number) => boolean): number | null {
  for (let index = 0; index < count; index++) if (matches(index)) return index;
  return null;
}
