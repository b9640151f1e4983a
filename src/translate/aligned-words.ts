/** One run of the model as words: what a reader sees, which word came from which, and how sure the model was. */

import { alignmentView } from '../analysis/alignment-view';
import type { Trace } from '../model/trace';

export interface SourceWord {
  readonly text: string;
  /** UTF-16 offsets in `AlignedWords.source`. */
  readonly start: number;
  readonly end: number;
}

export interface TargetWord extends SourceWord {
  /** The source word that it looked at most; -1: none. Offsets are in `AlignedWords.target`. */
  readonly sourceWord: number;
  /** Product of the probabilities of its tokens, 0 … 1. */
  readonly probability: number;
}

export interface AlignedWords {
  readonly source: string;
  readonly sourceWords: readonly SourceWord[];
  readonly target: string;
  readonly targetWords: readonly TargetWord[];
}

export function alignedWords(trace: Trace): AlignedWords {
  const { weights, columns, probabilities } = alignmentView(trace, 'words');
  return {
    source: trace.source.text,
    sourceWords: trace.source.words.map(({ text, start, end }) => ({ text, start, end })),
    target: trace.target.text,
    targetWords: trace.target.words.map(({ text, start, end }, row) => ({
      text, start, end,
      sourceWord: heaviest(weights.subarray(row * columns.length, row * columns.length + trace.source.words.length)),
      probability: probabilities[row] ?? 0,
    })),
  };
}

/** The end mark is no word and cannot win. */
function heaviest(weights: Float32Array): number {
  let best = -1;
  weights.forEach((weight, word) => { if (weight > (weights[best] ?? 0)) best = word; });
  return best;
}
