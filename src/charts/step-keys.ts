/** The keys that walk through a trace, the same wherever one is shown: arrows step and choose a source token, Home and End go to the ends, Escape lets go. */

import type { ReaderAction } from '../model/reader-state';
import type { Trace } from '../model/trace';

const MOVES: Readonly<Record<string, readonly [steps: number, positions: number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-Infinity, 0], End: [Infinity, 0],
};

/** @returns whether the key was one of these; what is typed into a field, and what the app answers itself, is not */
export function answerStepKey(event: KeyboardEvent, trace: Trace | null, dispatch: (action: ReaderAction) => void): boolean {
  const target = event.target as HTMLElement | null, move = MOVES[event.key];
  if (target?.matches('input, textarea, select') === true || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (move !== undefined) {
    if (trace !== null) dispatch(moveBy(trace, ...move));
  } else if (event.key === 'Escape') dispatch({ kind: 'release' });
  else return false;
  event.preventDefault();
  return true;
}

export function moveBy({ steps: { length: emitted }, source }: Trace, steps: number, positions: number): ReaderAction {
  return { kind: 'move', steps: Math.max(-emitted, Math.min(emitted, steps)), positions, emitted, sourceTokens: source.tokens.length };
}
