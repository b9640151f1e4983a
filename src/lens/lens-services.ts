/** What the lens needs of the rest of the plugin. */

import type { App } from 'obsidian';
import type { PaperPiece } from '../charts/export/paper-piece';
import type { Texts } from '../i18n';
import type { Engine } from '../model/engine';
import type { ComponentId } from '../model/catalogue';
import type { OpenBlocks } from '../model/open-blocks';
import type { ReaderState, View } from '../model/reader-state';
import type { Trace } from '../model/trace';
import type { LensTab } from './lens-tabs';
import type { EditorEvents } from './note-follower';
import type { QuizScores } from '../model/quiz-scores';

/** A list of what is wrong with a block's text. */
export interface ShownProblems {
  /** `source` is what stands between the fences, null: nothing; `run` what is shown of it, null: nothing yet. */
  readonly show: (source: string | null, run: { readonly trace: Trace; readonly state: ReaderState } | null) => void;
}

export interface LensServices {
  readonly app: App;
  readonly texts: Texts;
  /** Made at first use. */
  readonly engine: () => Engine;
  /** Resolves when the engine knows all its models. */
  readonly ready: () => Promise<void>;
  readonly openBlocks: OpenBlocks;
  /** The state that the text of a fence asks for. */
  readonly read: (source: string) => ReaderState;
  /** Lists what is wrong with the text of a fence, as the block in the note does. */
  readonly listProblems: (parent: HTMLElement) => ShownProblems;
  /** The text of a fence that shows this state in the form of a section of the lens (`view`: the form that it has now; null: its only one). */
  readonly print: (state: ReaderState, tab: LensTab, view: View | null) => string;
  /** The view of a block that shows what a section of the lens shows; null: there is none. */
  readonly viewOf: (tab: LensTab) => View | null;
  /** Shows at the mouse how what the lens shows of this block can be taken along. */
  readonly share: (key: string, event: MouseEvent, shown?: { readonly view: View; readonly pieces: (() => readonly PaperPiece[]) | null }) => void;
  /** null: there is no model. */
  readonly modelIdOf: (state: ReaderState) => string | null;
  readonly editing: EditorEvents;
  /** Puts a first block into the note, for a reader who has none. */
  readonly insertBlock: () => Promise<void>;
  readonly quizScores: QuizScores;
  /** Lists the vault's notes about a part of the model. */
  readonly drawNotes: (parent: HTMLElement, component: ComponentId, sourcePath: string) => void;
}
