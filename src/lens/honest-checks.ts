/**
 * Three checks of what the weights really do, after Jain and Wallace 2019 and Wiegreffe and Pinter 2019:
 * uniform weights, shuffled weights, and the most attended word hidden against a random one.
 */

import { heaviestPosition } from '../charts/view';
import type { Engine } from '../model/engine';
import { NO_INTERVENTIONS, type Decoding, type Interventions, type Trace } from '../model/trace';

export type CheckKind = 'uniform' | 'shuffled' | 'hide';

export interface CheckResult {
  /** What the check did, to the words of the reader's language. */
  readonly change: { readonly kind: 'uniform' } | { readonly kind: 'shuffled' } | { readonly kind: 'hidden-top' | 'hidden-random'; readonly word: string };
  /** What the model writes now. */
  readonly text: string;
  readonly sameText: boolean;
  /** log p of the ordinary translation under the change, minus without it. */
  readonly logProbability: number;
}

const SHUFFLE_SEED = 1;

/** Throws what the engine throws. `step` chooses the most attended word. */
export async function runCheck(kind: CheckKind, engine: Engine, ordinary: Trace, step: number, signal: AbortSignal): Promise<CheckResult[]> {
  const run = async (change: CheckResult['change'], interventions: Partial<Interventions>): Promise<CheckResult> => {
    const ask = (decoding: Decoding) => engine.trace(
      { modelId: ordinary.modelId, text: ordinary.source.text, decoding, interventions: { ...NO_INTERVENTIONS, ...interventions } }, { signal });
    const free = await ask({ kind: 'greedy' }), forced = await ask({ kind: 'forced', target: ordinary.target.text });
    return { change, text: free.target.text, sameText: free.target.text === ordinary.target.text, logProbability: forced.logProbability - ordinary.logProbability };
  };
  switch (kind) {
    case 'uniform':
      return [await run({ kind: 'uniform' }, { weightsOfAllSteps: { kind: 'uniform' } })];
    case 'shuffled':
      return [await run({ kind: 'shuffled' }, { weightsOfAllSteps: { kind: 'shuffled', seed: SHUFFLE_SEED } })];
    case 'hide': {
      const words = wordsToHide(ordinary, step);
      if (words === null) return [];
      return [
        await run({ kind: 'hidden-top', word: words.top.text }, { hiddenPositions: words.top.positions }),
        await run({ kind: 'hidden-random', word: words.random.text }, { hiddenPositions: words.random.positions }),
      ];
    }
  }
}

interface HiddenWord { readonly text: string; readonly positions: readonly number[] }

/** The word that the step looks at most, and another that is the same each time; null: the sentence has only one word. */
export function wordsToHide(trace: Trace, step: number): { readonly top: HiddenWord; readonly random: HiddenWord } | null {
  const at = trace.steps[step], { words } = trace.source;
  if (at === undefined || words.length < 2) return null;
  const positions = (index: number): number[] => {
    const { firstToken = 0, endToken = 0 } = words[index] ?? {};
    return Array.from({ length: endToken - firstToken }, (_, offset) => firstToken + offset);
  };
  const weightOf = (index: number): number => positions(index).reduce((sum, position) => sum + (at.weights[position] ?? 0), 0);
  const heaviest = heaviestPosition(at);
  const held = words.findIndex((word) => heaviest >= word.firstToken && heaviest < word.endToken);
  const top = held >= 0 ? held : words.reduce((best, _, index) => (weightOf(index) > weightOf(best) ? index : best), 0);
  const others = words.map((_, index) => index).filter((index) => index !== top);
  // A random word, but the same one whenever the sentence is the same.
  const random = others[[...trace.source.text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, step) % others.length] ?? top;
  return { top: { text: words[top]?.text ?? '', positions: positions(top) }, random: { text: words[random]?.text ?? '', positions: positions(random) } };
}
