/** The shortest way to a block: below the cursor of the open note, at the end of a note being read, or in a new note where none is open. */

import { MarkdownView, Notice, type App } from 'obsidian';
import type { Texts } from '../i18n';
import { writeFence } from '../obsidian/attention-fences';
import { freeNotePath } from '../obsidian/free-note-path';
import { blockBelow } from './block-below';

export async function insertBlock(app: App, { block }: Texts): Promise<void> {
  // The most recent note, also where the reader is in a pane beside it.
  const view = app.workspace.getMostRecentLeaf()?.view;
  if (!(view instanceof MarkdownView) || view.file === null) {
    await openNewNote(app, block);
    return;
  }
  if (view.getMode() === 'preview') {
    await app.vault.process(view.file, (note) => {
      const { at, text } = blockBelow(note, { start: note.length, end: note.length }, block.exampleSentence);
      return note.slice(0, at) + text;
    });
    new Notice(block.insertedAtEnd);
    return;
  }
  const { editor } = view, note = editor.getValue();
  editor.focus();
  const selected = { start: editor.posToOffset(editor.getCursor('from')), end: editor.posToOffset(editor.getCursor('to')) };
  const { at, text } = blockBelow(note, selected, block.exampleSentence), from = editor.offsetToPos(at);
  editor.transaction({ changes: [{ from, text }] });
  // Behind the block, so that Live Preview draws it.
  editor.setCursor(editor.offsetToPos(at + text.length));
}

async function openNewNote(app: App, block: Texts['block']): Promise<void> {
  const folder = app.fileManager.getNewFileParent('').path;
  // A line above, for the cursor: Live Preview shows the source of what the cursor is in.
  const file = await app.vault.create(freeNotePath(app, folder, block.newNote), `\n${writeFence(block.exampleSentence)}\n`);
  await app.workspace.getLeaf(false).openFile(file);
}
