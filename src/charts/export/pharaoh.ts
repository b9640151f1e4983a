/** Alignments as `i-j` pairs (source-target, 0-based), the format of alignment tools since the Pharaoh decoder. */

import { alignmentView } from '../../analysis/alignment-view';
import type { Trace } from '../../model/trace';

/** One pair per emitted word: the source word with the greatest weight. Words whose weight rests on `</s>` have none. */
export function pharaoh(trace: Trace): string {
  const { rows, columns, weights } = alignmentView(trace, 'words');
  const pairs = rows.flatMap((_, row) => {
    let best = 0;
    for (let column = 1; column < columns.length; column += 1) {
      if ((weights[row * columns.length + column] ?? 0) > (weights[row * columns.length + best] ?? 0)) best = column;
    }
    return columns[best]?.kind === 'end' || columns.length === 0 ? [] : [`${best}-${row}`];
  });
  return `${pairs.join(' ')}\n`;
}
