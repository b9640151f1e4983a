/** Puts chips, cards and commands into the app, and takes them out again when the plugin is disabled. */

import { Notice, TFile } from 'obsidian';
import { componentOf } from '../model/catalogue';
import type { Component } from '../model/catalogue';
import { ComponentCards } from './card/component-cards';
import { drawNotes, HOVER_SOURCE } from './card/draw-notes';
import { registerCommands } from './commands/register-commands';
import { ComponentFinder } from './component-finder';
import { createComponentNote } from './create-note';
import type { WrittenMention } from './mentions';
import type { LinkServices, LinkSettings } from './services';
import { LivePreviewChips } from './show/live-preview';
import { ReadingViewChips } from './show/reading-view';
import { ShownChips } from './show/shown-chips';
import type { ComponentId } from '../model/catalogue';
import { messageOf } from '../model/error-message';

/** What the links feature offers to others, through `main.ts`. */
export interface Links {
  /** Lists the vault's notes about a component; where there is none, offers to make one. */
  drawNotes(parent: HTMLElement, component: ComponentId, sourcePath: string): void;
  /** Draws chips anew everywhere if the settings that they depend on have changed. */
  settingsMayHaveChanged(): void;
}

export function registerLinks(services: LinkServices): Links {
  const { plugin, texts, settings, openBlocks } = services;
  const { app } = plugin;
  const finder = new ComponentFinder(app, () => settings().everywhere);
  const createNote = async (component: Component, sourcePath: string): Promise<void> => {
    const path = await makeNote(component, sourcePath, services);
    if (path !== null) finder.noteChanged(path);
  };
  const cards: ComponentCards = new ComponentCards(services, finder, () => ({ pick: (component, sourcePath) => chips.pick(component, sourcePath), createNote }));
  const chips = new ShownChips(openBlocks, cards);
  const parts = { finder, chips, texts, isMarked: (kind: WrittenMention['kind']) => settings().marked[kind] };

  const inReadingView = new ReadingViewChips(parts);
  const inLivePreview = new LivePreviewChips(parts);

  plugin.registerMarkdownPostProcessor(inReadingView.processor, 100);
  plugin.registerEditorExtension(inLivePreview.extension);
  plugin.registerHoverLinkSource(HOVER_SOURCE, { display: plugin.manifest.name, defaultMod: true });
  registerCommands({ services, finder, cards, createNote });

  plugin.registerEvent(app.workspace.on('file-open', () => {
    cards.close();
    inLivePreview.lookAgain();
  }));
  const lookAgain = (): void => {
    inReadingView.lookAgain();
    inLivePreview.lookAgain();
  };
  plugin.registerEvent(app.metadataCache.on('changed', (file) => {
    if (finder.noteChanged(file.path)) lookAgain();
    // It may have become a note about the model, or be none any more.
    else inReadingView.lookAgain(file.path);
  }));
  plugin.registerEvent(app.metadataCache.on('deleted', (file) => { if (finder.noteDeleted(file.path)) lookAgain(); }));
  plugin.registerEvent(app.vault.on('rename', (file, from) => { if (file instanceof TFile && finder.noteRenamed(from, file.path)) lookAgain(); }));
  plugin.register(() => {
    finder.stop();
    cards.dispose();
    chips.dispose();
  });

  let drawnWith = shownBy(settings());
  return {
    drawNotes: (parent, component, sourcePath) => {
      drawNotes(parent, { app, texts, index: finder.index, component, sourcePath, hoverParent: { hoverPopover: null }, createNote: () => createNote(componentOf(component), sourcePath) });
    },
    settingsMayHaveChanged: () => {
      const shown = shownBy(settings());
      if (shown === drawnWith) return;
      drawnWith = shown;
      lookAgain();
    },
  };
}

/** The new note's path; null: it could not be made, and the reader knows why. */
async function makeNote(component: Component, sourcePath: string, services: LinkServices): Promise<string | null> {
  const { plugin, texts } = services;
  try {
    const file = await createComponentNote(component, sourcePath, services);
    new Notice(texts.links.noteCreated(file.path));
    await plugin.app.workspace.openLinkText(file.path, sourcePath, 'tab');
    return file.path;
  } catch (error) {
    new Notice(texts.links.noteNotCreated(messageOf(error)));
    return null;
  }
}

/** What of the settings decides which chips there are, as one comparable text. */
function shownBy({ everywhere, marked }: LinkSettings): string {
  return JSON.stringify([everywhere, marked.link, marked.term, marked.heading]);
}
