/** Registers the lens: its view, its commands, and the ear at the editor that costs nothing while no lens is open. */

import { EditorView } from '@codemirror/view';
import { editorInfoField, type MarkdownFileInfo, type Plugin, type ViewState, type WorkspaceLeaf } from 'obsidian';
import type { ComponentId } from '../model/catalogue';
import type { ReaderState, View } from '../model/reader-state';
import type { LensServices } from './lens-services';
import type { LensTab } from './lens-tabs';
import { LENS_VIEW, LensView } from './lens-view';

export type LensSide = 'left' | 'right';

export type LensDependencies = Pick<LensServices, 'texts' | 'engine' | 'ready' | 'openBlocks' | 'read' | 'listProblems' | 'modelIdOf' | 'quizScores' | 'drawNotes' | 'share' | 'insertBlock'> & {
  readonly printBlock: (state: ReaderState) => string;
  /** The state of a block that says nothing, as the settings choose. */
  readonly plainState: () => ReaderState;
  /** The sidebar that the settings choose. */
  readonly side: () => LensSide;
};

/** What other features may ask of the lens. */
export interface Lens {
  /** Opens the pane, or shows the one that is open. */
  open(tab?: LensTab): Promise<LensView | null>;
  /** Shows a part of the model in the diagram of the block that the lens is at. */
  showComponent(component: ComponentId): Promise<void>;
  /** Stays with a sentence that is in no note. */
  showSentence(sentence: string, modelId: string): Promise<void>;
  /** Moves an open pane to the sidebar that the settings now choose. */
  settingsMayHaveChanged(): void;
  modelsChanged(): void;
}

export function registerLens(plugin: Plugin, { printBlock, plainState, side, ...dependencies }: LensDependencies): Lens {
  const { app } = plugin, listeners = new Set<(info: MarkdownFileInfo) => void>();
  const services: LensServices = {
    ...dependencies, app,
    viewOf: (tab) => VIEW_OF_TAB[tab] ?? null,
    print: (state, tab, view) => printBlock({
      ...state, view: view ?? VIEW_OF_TAB[tab] ?? state.view, quiz: tab === 'quiz' || state.quiz,
      comparison: tab === 'compare' ? state.comparison ?? { kind: 'without-attention' } : state.comparison,
    }),
    editing: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => { listeners.delete(listener); };
      },
    },
  };
  plugin.registerView(LENS_VIEW, (leaf) => new LensView(leaf, services));
  plugin.registerEditorExtension(EditorView.updateListener.of((update) => {
    if (listeners.size === 0 || !(update.docChanged || update.selectionSet) || !update.view.hasFocus) return;
    const info = update.state.field(editorInfoField, false);
    if (info) for (const listener of [...listeners]) listener(info);
  }));
  let openedAt = side();
  const lens: Lens = {
    open: async (tab) => {
      const leaf = app.workspace.getLeavesOfType(LENS_VIEW)[0] ?? await newLeaf(plugin, side());
      if (leaf === null) return null;
      await app.workspace.revealLeaf(leaf);
      if (!(leaf.view instanceof LensView)) return null;
      if (tab !== undefined) leaf.view.chooseTab(tab);
      return leaf.view;
    },
    showComponent: async (component) => { (await lens.open('diagram'))?.chooseComponent(component); },
    showSentence: async (sentence, modelId) => {
      const source = printBlock({ ...plainState(), sentences: [sentence], modelId });
      (await lens.open())?.pinTo({ sourcePath: '', source, sentence: null });
    },
    settingsMayHaveChanged: () => {
      if (side() === openedAt) return;
      openedAt = side();
      for (const leaf of app.workspace.getLeavesOfType(LENS_VIEW)) void move(plugin, leaf, openedAt);
    },
    modelsChanged: () => {
      for (const { view } of app.workspace.getLeavesOfType(LENS_VIEW)) if (view instanceof LensView) view.modelsChanged();
    },
  };
  plugin.addCommand({ id: 'open-lens', name: services.texts.lens.open, icon: 'scan-search', callback: () => { void lens.open(); } });
  return lens;
}

/** The view of a block that shows what a section of the lens shows. */
const VIEW_OF_TAB: Partial<Record<LensTab, View>> = {
  alignment: 'heatmap', step: 'step', diagram: 'diagram', sentence: 'coverage', states: 'states', beam: 'beam',
};

async function newLeaf({ app: { workspace } }: Plugin, side: LensSide, state: Partial<ViewState> = {}): Promise<WorkspaceLeaf | null> {
  const leaf = side === 'left' ? workspace.getLeftLeaf(false) : workspace.getRightLeaf(false);
  await leaf?.setViewState({ ...state, type: LENS_VIEW, active: true });
  return leaf;
}

/** The pane keeps its section and what it is pinned to. */
async function move(plugin: Plugin, leaf: WorkspaceLeaf, side: LensSide): Promise<void> {
  const state = leaf.getViewState();
  leaf.detach();
  const moved = await newLeaf(plugin, side, state);
  if (moved !== null) await plugin.app.workspace.revealLeaf(moved);
}
