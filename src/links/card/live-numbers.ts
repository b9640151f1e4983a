/** The numbers of a component at the step that the reader looks at in a block. */

import type { Component } from '../../model/catalogue';
import { readTensor } from '../../model/catalogue';
import type { TensorName, TensorView } from '../../model/catalogue';
import type { OpenBlock } from '../../model/open-blocks';
import { shownCell } from '../../model/reader-state';

export interface LiveNumbers {
  /** The sentence as the model read it. */
  readonly sentence: string;
  /** 0-based. */
  readonly step: number;
  /** What the step wrote, as readers see it. */
  readonly emitted: string;
  readonly tensors: readonly { readonly name: TensorName; readonly view: TensorView }[];
}

/** null: the component is no tensor, or the block has no trace yet. The first step where none is chosen. */
export function liveNumbers(component: Component, block: OpenBlock | null): LiveNumbers | null {
  const trace = block?.trace;
  if (!block || !trace) return null;
  const chosen = shownCell(block.state)?.step ?? 0;
  const step = Math.max(0, Math.min(chosen, trace.steps.length - 1));
  const tensors = component.tensors.flatMap((name) => {
    const view = readTensor(name, trace, step);
    return view ? [{ name, view }] : [];
  });
  if (tensors.length === 0) return null;
  return { sentence: trace.source.text, step, emitted: readablePiece(trace.steps[step]?.emitted.piece ?? ''), tensors };
}

/** A piece without the mark of a word's beginning. */
export function readablePiece(piece: string): string {
  return piece.replace(/^▁/, '') || piece;
}
