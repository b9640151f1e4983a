/** What every view of a trace has in common. A view shows (trace, state) and sends actions; it keeps nothing of its own. */

import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { ComponentId } from '../model/catalogue';
import { shownCell, type ReaderAction, type ReaderState } from '../model/reader-state';
import type { Step, Trace } from '../model/trace';
import type { PaperPiece } from './export/paper-piece';

export interface ViewInput {
  readonly trace: Trace;
  readonly state: ReaderState;
  readonly card: ModelCard;
}

export interface ViewServices {
  readonly texts: Texts;
  readonly dispatch: (action: ReaderAction) => void;
  /** The app's own setting of formulas. */
  readonly renderMath: (tex: string) => HTMLElement;
  /** Lists the reader's notes about a part of the model; absent where there are no notes. */
  readonly drawNotes?: (parent: HTMLElement, component: ComponentId) => void;
}

export interface View {
  readonly element: HTMLElement;
  draw(input: ViewInput): void;
  /** Reads the theme again. */
  restyle(): void;
  /** What it is made of on paper, once it is drawn; views of words and weights have drawings of their own. */
  paper?(): readonly PaperPiece[];
  destroy(): void;
}

/** The step and source position that a view shows; the first step and its heaviest position where nothing is chosen. */
export interface Focus {
  readonly step: number;
  readonly position: number;
}

/** null: the trace has no step. */
export function focusOf({ trace, state }: Pick<ViewInput, 'trace' | 'state'>): Focus | null {
  const cell = shownCell(state);
  const index = Math.min(cell?.step ?? 0, trace.steps.length - 1);
  const step = trace.steps[index];
  if (step === undefined) return null;
  const position = cell?.position ?? heaviestPosition(step);
  return { step: index, position: Math.min(position, trace.source.tokens.length - 1) };
}

export function heaviestPosition(step: Step): number {
  let best = 0;
  step.weights.forEach((weight, position) => { if (weight > (step.weights[best] ?? 0)) best = position; });
  return best;
}
