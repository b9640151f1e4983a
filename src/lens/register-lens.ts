/** Registers the lens: its view, its commands, and the ear at the editor that costs nothing while no lens is open. */

import { EditorView } from '@codemirror/view';
import { editorInfoField, type MarkdownFileInfo, type Plugin, type WorkspaceLeaf } from 'obsidian';
import type { ComponentId } from '../model/catalogue';
import { INITIAL_STATE, type ReaderState, type View } from '../model/reader-state';
import type { LensServices } from './lens-services';
import type { LensTab } from './lens-tabs';
import { LENS_VIEW, LensView } from './lens-view';

export type LensDependencies = Pick<LensServices, 'texts' | 'engine' | 'openBlocks' | 'read' | 'modelIdOf' | 'quizScores'> & {
  readonly printBlock: (state: ReaderState) => string;
};

/** What other features may ask of the lens. */
export interface Lens {
  /** Opens the pane, or shows the one that is open. */
  open(tab?: LensTab): Promise<LensView | null>;
  /** Shows a part of the model in the diagram of the block that the lens is at. */
  showComponent(component: ComponentId): Promise<void>;
  /** Stays with a sentence that is in no note. */
  showSentence(sentence: string, modelId: string): Promise<void>;
}

export function registerLens(plugin: Plugin, { printBlock, ...dependencies }: LensDependencies): Lens {
  const { app } = plugin, listeners = new Set<(info: MarkdownFileInfo) => void>();
  const services: LensServices = {
    ...dependencies, app,
    print: (state, tab) => printBlock({
      ...state, view: VIEW_OF_TAB[tab] ?? state.view, quiz: tab === 'quiz' || state.quiz,
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
  const lens: Lens = {
    open: async (tab) => {
      const leaf = app.workspace.getLeavesOfType(LENS_VIEW)[0] ?? await newLeaf(plugin);
      if (leaf === null) return null;
      await app.workspace.revealLeaf(leaf);
      if (!(leaf.view instanceof LensView)) return null;
      if (tab !== undefined) leaf.view.chooseTab(tab);
      return leaf.view;
    },
    showComponent: async (component) => { (await lens.open('diagram'))?.chooseComponent(component); },
    showSentence: async (sentence, modelId) => {
      const source = printBlock({ ...INITIAL_STATE, sentences: [sentence], modelId });
      (await lens.open())?.pinTo({ sourcePath: '', source, sentence: null });
    },
  };
  plugin.addCommand({ id: 'open-lens', name: services.texts.lens.open, icon: 'scan-search', callback: () => { void lens.open(); } });
  return lens;
}

/** The view of a block that shows what a section of the lens shows. */
const VIEW_OF_TAB: Partial<Record<LensTab, View>> = {
  alignment: 'heatmap', step: 'step', diagram: 'diagram', sentence: 'coverage', states: 'states', beam: 'beam',
};

async function newLeaf(plugin: Plugin): Promise<WorkspaceLeaf | null> {
  const leaf = plugin.app.workspace.getRightLeaf(false);
  await leaf?.setViewState({ type: LENS_VIEW, active: true });
  return leaf;
}
