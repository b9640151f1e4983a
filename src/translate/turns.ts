/** Long work over text in turns, between which the app goes on. */

/** Work that may be interrupted wherever it yields. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** @param rest gives the app its turn */
export async function inTurns<Result>(work: Work<Result>, rest: () => Promise<void>, now: () => number): Promise<Result> {
  let began = now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (now() - began < TURN_MS) continue;
    await rest();
    began = now();
  }
}

export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Less than a frame, so that nothing is seen to stop. */
const TURN_MS = 10;
