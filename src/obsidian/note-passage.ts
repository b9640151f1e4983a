/** A passage of a note in the vault: remembered when it was read, found again when it is written. */

import { MarkdownView, type App, type Editor, type TFile } from 'obsidian';
import { findAgain, rememberPassage, type Edit, type RememberedPassage, type TextRange } from './passage';

/** What happened to a write. `changed`: the passage can't be told for sure any more; nothing was written. */
export type WriteOutcome = 'written' | 'changed' | 'gone' | 'failed';

/**
 * Changes a note once: through the editor that shows it, as one step of its undo, else in its file.
 * @param edit gets the note as it is now; null: it can't be told where to write
 */
export async function editNote(app: App, file: TFile, edit: (note: string) => Edit | null): Promise<WriteOutcome> {
  if (app.vault.getFileByPath(file.path) !== file) return 'gone';
  const editor = openEditor(app, file);
  if (editor !== null) {
    const change = edit(editor.getValue());
    if (change === null) return 'changed';
    editor.transaction({ changes: [{ from: editor.offsetToPos(change.from), to: editor.offsetToPos(change.to), text: change.text }] });
    return 'written';
  }
  let outcome: WriteOutcome = 'changed';
  try {
    await app.vault.process(file, (note) => {
      const change = edit(note);
      if (change === null) return note;
      outcome = 'written';
      return note.slice(0, change.from) + change.text + note.slice(change.to);
    });
  } catch {
    return 'failed';
  }
  return outcome;
}

export class NotePassage {
  private readonly remembered: RememberedPassage;

  constructor(private readonly app: App, readonly file: TFile, note: string, range: TextRange) {
    this.remembered = rememberPassage(note, range);
  }

  /** @param edit gets the note as it is now, and where the passage is in it */
  write(edit: (note: string, range: TextRange) => Edit): Promise<WriteOutcome> {
    return editNote(this.app, this.file, (note) => {
      const range = findAgain(note, this.remembered);
      return range === null ? null : edit(note, range);
    });
  }
}

/** The editor of a pane that shows the note in editing mode, the active one first. */
function openEditor(app: App, file: TFile): Editor | null {
  const active = app.workspace.getActiveViewOfType(MarkdownView);
  const views = app.workspace.getLeavesOfType('markdown').map(({ view }) => view);
  for (const view of [active, ...views]) {
    if (view instanceof MarkdownView && view.file === file && view.getMode() === 'source') return view.editor;
  }
  return null;
}
