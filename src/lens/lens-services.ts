/** What the lens needs of the rest of the plugin. */

import type { App } from 'obsidian';
import type { Texts } from '../i18n';
import type { Engine } from '../model/engine';
import type { ComponentId } from '../model/catalogue';
import type { OpenBlocks } from '../model/open-blocks';
import type { ReaderState } from '../model/reader-state';
import type { LensTab } from './lens-tabs';
import type { EditorEvents } from './note-follower';
import type { QuizScores } from '../model/quiz-scores';

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
  /** The text of a fence that shows this state in the form of a section of the lens. */
  readonly print: (state: ReaderState, tab: LensTab) => string;
  /** null: there is no model. */
  readonly modelIdOf: (state: ReaderState) => string | null;
  readonly editing: EditorEvents;
  readonly quizScores: QuizScores;
  /** Lists the vault's notes about a part of the model. */
  readonly drawNotes: (parent: HTMLElement, component: ComponentId, sourcePath: string) => void;
}
