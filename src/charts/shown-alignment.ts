/** The alignment of a trace as the reader may see it now: the same object as long as nothing about it changed. */

import { alignmentView, covering, type AlignmentView } from '../analysis/alignment-view';
import { currentQuestion } from '../analysis/quiz';
import type { ReaderState } from '../model/reader-state';
import type { Trace } from '../model/trace';

export class ShownAlignment {
  #trace: Trace | null = null;
  #whole: AlignmentView | null = null;
  #shown: AlignmentView | null = null;

  /** Without what a question of the quiz covers. */
  shown(trace: Trace, state: ReaderState): AlignmentView {
    const whole = this.whole(trace, state), question = currentQuestion(trace, whole, state);
    const row = question === null || question.guess !== null ? null : question.row;
    if (this.#shown === null || this.#shown.coveredRow !== row) this.#shown = covering(whole, row);
    return this.#shown;
  }

  /** With what a question covers. */
  whole(trace: Trace, { grain }: ReaderState): AlignmentView {
    if (this.#whole === null || this.#trace !== trace || this.#whole.grain !== grain) {
      this.#trace = trace;
      this.#whole = alignmentView(trace, grain);
      this.#shown = null;
    }
    return this.#whole;
  }
}
