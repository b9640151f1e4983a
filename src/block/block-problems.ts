/** All that is wrong with the text of a block: what its grammar finds, what its model can't do, and what the run that it asks for tells. */

import type { ModelCard } from '../model/card';
import type { ReaderState } from '../model/reader-state';
import type { Trace } from '../model/trace';
import type { ParsedBlock, Problem } from './grammar';
import { modelProblems, runsAsWritten, traceProblems } from './run-problems';

export class BlockProblems {
  /** What only the run that the text asks for could tell: it stays while the reader changes the run. */
  #ofTrace: readonly Problem[] = [];

  constructor(private readonly parsed: ParsedBlock) {}

  /** @param run what is on screen; null: nothing yet */
  list(models: readonly ModelCard[], card: ModelCard, run: { readonly trace: Trace; readonly state: ReaderState } | null): readonly Problem[] {
    const { state, places, problems } = this.parsed;
    if (run !== null && runsAsWritten(state, run.state)) this.#ofTrace = traceProblems(state, run.trace, places);
    return [...problems, ...modelProblems(state, models, card, places), ...this.#ofTrace];
  }
}
