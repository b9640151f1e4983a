/** Puts chips, cards and commands into the app, and takes them out again when the plugin is disabled. */

import { MarkdownView, Notice, TFile } from 'obsidian';
import { EditorView } from '@codemirror/view';
import { componentOf } from '../model/catalogue';
import type { Component } from '../model/catalogue';
import { ComponentCards } from './card/component-cards';
import { HOVER_SOURCE } from './card/draw-notes';
import { registerCommands } from './commands/register-commands';
import { ComponentFinder } from './component-finder';
import { createComponentNote } from './create-note';
import type { WrittenMention } from './mentions';
import type { LinkServices, LinkSettings } from './services';
import { chipsInLivePreview, lookAgain } from './show/live-preview';
import { chipsInReadingView } from './show/reading-view';
import { ShownChips } from './show/shown-chips';
import type { VaultIndex } from './vault-index';
import type { ComponentId } from '../model/catalogue';

/** What the links feature offers to others, through `main.ts`. */
export interface Links {
  /** Notes about components; built when its `ready` is first called. */
  readonly index: VaultIndex;
  /** Makes a note about a component and opens it; never overwrites one. */
  createNote(component: ComponentId, sourcePath: string): void;
  /** Draws chips anew everywhere if the settings that they depend on have changed. */
  settingsMayHaveChanged(): void;
}

export function registerLinks(services: LinkServices): Links {
  const { plugin, texts, settings, openBlocks } = services;
  const { app } = plugin;
  const finder = new ComponentFinder(app, () => settings().everywhere);
  const createNote = (component: Component, sourcePath: string): void => void makeNote(component, sourcePath, services);
  const cards: ComponentCards = new ComponentCards(services, finder, () => ({ pick: (component, sourcePath) => chips.pick(component, sourcePath), createNote }));
  const chips = new ShownChips(openBlocks, cards);
  const parts = { finder, chips, texts, isMarked: (kind: WrittenMention['kind']) => settings().marked[kind] };

  plugin.registerMarkdownPostProcessor(chipsInReadingView(parts), 100);
  plugin.registerEditorExtension(chipsInLivePreview(parts));
  plugin.registerHoverLinkSource(HOVER_SOURCE, { display: plugin.manifest.name, defaultMod: true });
  registerCommands({ services, finder, cards, createNote });

  plugin.registerEvent(app.workspace.on('file-open', () => {
    cards.close();
    lookAgainInEditors(services);
  }));
  plugin.registerEvent(app.metadataCache.on('changed', (file) => finder.noteChanged(file.path)));
  plugin.registerEvent(app.metadataCache.on('deleted', (file) => finder.noteDeleted(file.path)));
  plugin.registerEvent(app.vault.on('rename', (file, from) => { if (file instanceof TFile) finder.noteRenamed(from, file.path); }));
  plugin.register(() => {
    finder.stop();
    cards.dispose();
    chips.dispose();
  });

  let drawnWith = shownBy(settings());
  return {
    get index() { return finder.index; },
    createNote: (component, sourcePath) => createNote(componentOf(component), sourcePath),
    settingsMayHaveChanged: () => {
      const shown = shownBy(settings());
      if (shown === drawnWith) return;
      drawnWith = shown;
      drawAgain(services);
    },
  };
}

async function makeNote(component: Component, sourcePath: string, services: LinkServices): Promise<void> {
  const { plugin, texts } = services;
  try {
    const file = await createComponentNote(component, sourcePath, services);
    new Notice(texts.links.noteCreated(file.path));
    await plugin.app.workspace.openLinkText(file.path, sourcePath, 'tab');
  } catch (error) {
    new Notice(texts.links.noteNotCreated(error instanceof Error ? error.message : String(error)));
  }
}

/** What of the settings decides which chips there are, as one comparable text. */
function shownBy({ everywhere, marked }: LinkSettings): string {
  return JSON.stringify([everywhere, marked.link, marked.term, marked.heading]);
}

function drawAgain(services: LinkServices): void {
  lookAgainInEditors(services);
  for (const view of markdownViews(services)) view.previewMode.rerender(true);
}

function lookAgainInEditors(services: LinkServices): void {
  for (const view of markdownViews(services)) {
    const dom = view.contentEl.find('.cm-editor');
    const editor = dom ? EditorView.findFromDOM(dom) : null;
    editor?.dispatch({ effects: lookAgain.of(null) });
  }
}

function markdownViews({ plugin }: LinkServices): MarkdownView[] {
  return plugin.app.workspace.getLeavesOfType('markdown').flatMap(({ view }) => (view instanceof MarkdownView ? [view] : []));
}
