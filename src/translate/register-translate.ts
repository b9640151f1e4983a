/** The ways in: ribbon, commands and menus. Each finds a passage and opens the window that translates it. */

import { MarkdownView, Notice, TFile, type App, type Editor, type MarkdownFileInfo, type Plugin } from 'obsidian';
import { NotePassage } from '../obsidian/note-passage';
import { wholeRanges } from './markdown/segments';
import { proseAt } from './note-ranges';
import { createNoteBeside } from './note-beside';
import type { TextRange } from '../obsidian/passage';
import type { TranslateServices } from './services';
import { TranslationModal, type PassageToTranslate } from './translation-modal';

export function registerTranslate(plugin: Plugin, services: TranslateServices): void {
  const { app } = plugin;
  const { translate } = services.texts;
  const open = (passage: PassageToTranslate | null): void => {
    if (passage === null) new Notice(translate.nothingHere);
    else new TranslationModal(app, plugin, services, passage).open();
  };
  const openNote = (file: TFile): void => void notePassage(app, services, file).then(open);

  plugin.addRibbonIcon('languages', translate.ribbon, () => {
    const view = app.workspace.getActiveViewOfType(MarkdownView);
    if (view === null) new Notice(translate.noNote);
    else open(passageOfView(app, services, view));
  });
  plugin.addCommand({
    id: 'translate-selection',
    name: translate.commandSelection,
    icon: 'languages',
    checkCallback: (checking) => {
      const view = app.workspace.getActiveViewOfType(MarkdownView);
      if (view === null || selectedText(view) === '') return false;
      if (!checking) open(passageOfView(app, services, view));
      return true;
    },
  });
  plugin.addCommand({
    id: 'translate-paragraph',
    name: translate.commandParagraph,
    icon: 'languages',
    editorCallback: (editor, context) => open(paragraphPassage(app, editor, context)),
  });
  plugin.addCommand({
    id: 'translate-note',
    name: translate.commandNote,
    icon: 'languages',
    checkCallback: (checking) => {
      const file = app.workspace.getActiveFile();
      if (file?.extension !== 'md') return false;
      if (!checking) openNote(file);
      return true;
    },
  });
  plugin.addCommand({
    id: 'translate-clipboard',
    name: translate.commandClipboard,
    icon: 'languages',
    callback: () => void clipboardPassage(services).then((passage) => {
      if (passage !== null) open(passage);
    }),
  });
  plugin.registerEvent(app.workspace.on('editor-menu', (menu, editor, context) => {
    menu.addItem((item) => item
      .setTitle(editor.somethingSelected() ? translate.commandSelection : translate.commandParagraph)
      .setIcon('languages').setSection('selection')
      .onClick(() => open(editor.somethingSelected() ? selectionPassage(app, services, editor, context) : paragraphPassage(app, editor, context))));
  }));
  plugin.registerEvent(app.workspace.on('file-menu', (menu, file) => {
    if (!(file instanceof TFile) || file.extension !== 'md') return;
    menu.addItem((item) => item.setTitle(translate.commandNote).setIcon('languages').setSection('action').onClick(() => openNote(file)));
  }));
}

/** The selection, else the paragraph under the cursor; in reading view the selected text, which can only be copied. */
function passageOfView(app: App, services: TranslateServices, view: MarkdownView): PassageToTranslate | null {
  if (view.getMode() === 'preview') return looseText(selectedText(view));
  return view.editor.somethingSelected() ? selectionPassage(app, services, view.editor, view) : paragraphPassage(app, view.editor, view);
}

function selectedText(view: MarkdownView): string {
  if (view.getMode() === 'source') return view.editor.getSelection();
  const selection = view.containerEl.win.getSelection();
  const inside = selection?.anchorNode !== null && selection !== null && view.containerEl.contains(selection.anchorNode);
  return inside ? selection.toString() : '';
}

/** All selections, each to be replaced where it stands. */
function selectionPassage(app: App, { texts }: TranslateServices, editor: Editor, context: MarkdownView | MarkdownFileInfo): PassageToTranslate {
  const ranges = editor.listSelections().map(({ anchor, head }) => {
    const offsets = [editor.posToOffset(anchor), editor.posToOffset(head)];
    return { start: Math.min(...offsets), end: Math.max(...offsets) };
  }).filter(({ start, end }) => end > start);
  const passage = editorPassage(app, editor, context, ranges);
  return { ...passage, remark: passage.ranges.length > 1 ? texts.translate.severalSelections(passage.ranges.length) : '' };
}

/** The paragraph of each cursor. */
function paragraphPassage(app: App, editor: Editor, context: MarkdownView | MarkdownFileInfo): PassageToTranslate | null {
  const note = editor.getValue();
  const ranges = editor.listSelections().flatMap(({ head }) => proseAt(note, editor.posToOffset(head)) ?? []);
  return ranges.length === 0 ? null : editorPassage(app, editor, context, ranges);
}

function editorPassage(app: App, editor: Editor, context: MarkdownView | MarkdownFileInfo, asked: readonly TextRange[]): PassageToTranslate {
  const note = editor.getValue(), ranges = wholeRanges(note, asked);
  const { file } = context;
  // An editor that is not over a note of its own, such as a card on a canvas, has nowhere safe to write.
  const place = file?.extension === 'md' ? new NotePassage(app, file, note, ranges) : null;
  return { note, ranges, place, remark: '', onWholeNote: null };
}

function looseText(text: string): PassageToTranslate | null {
  if (text.trim() === '') return null;
  return { note: text, ranges: [{ start: 0, end: text.length }], place: null, remark: '', onWholeNote: null };
}

async function notePassage(app: App, { texts }: TranslateServices, file: TFile): Promise<PassageToTranslate> {
  const note = await app.vault.cachedRead(file);
  return {
    note, ranges: [{ start: 0, end: note.length }], place: null, remark: '',
    onWholeNote: (markdown, language) => createNoteBeside(app, file, texts.translate.translatedNote(file.basename, language), markdown),
  };
}

async function clipboardPassage({ texts }: TranslateServices): Promise<PassageToTranslate | null> {
  let text: string;
  try {
    text = await activeWindow.navigator.clipboard.readText();
  } catch {
    new Notice(texts.translate.clipboardRefused);
    return null;
  }
  const passage = looseText(text);
  if (passage === null) new Notice(texts.translate.nothingCopied);
  return passage;
}
