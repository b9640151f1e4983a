/** Passages of a note in the vault: remembered when they were read, found again when they are written. */

import { MarkdownView, type App, type Editor, type TFile } from 'obsidian';
import { findAllAgain, rememberPassage, withEdits, type Edit, type RememberedPassage, type TextRange } from './passage';

/** What happened to a write. `changed`: the passage can't be told for sure any more; nothing was written. */
export type WriteOutcome = 'written' | 'changed' | 'gone' | 'failed';

/**
 * Changes a note once: through the editor that shows it, as one step of its undo, else in its file.
 * @param edit gets the note as it is now, gives changes in its order; null: it can't be told where to write
 */
export async function editNote(app: App, file: TFile, edit: (note: string) => readonly Edit[] | null): Promise<WriteOutcome> {
  if (app.vault.getFileByPath(file.path) !== file) return 'gone';
  const editor = openEditor(app, file);
  if (editor !== null) {
    const changes = edit(editor.getValue());
    if (changes === null) return 'changed';
    editor.transaction({ changes: changes.map(({ from, to, text }) => ({ from: editor.offsetToPos(from), to: editor.offsetToPos(to), text })) });
    return 'written';
  }
  let outcome: WriteOutcome = 'changed';
  try {
    await app.vault.process(file, (note) => {
      const changes = edit(note);
      if (changes === null) return note;
      outcome = 'written';
      return withEdits(note, changes);
    });
  } catch {
    return 'failed';
  }
  return outcome;
}

export class NotePassage {
  private readonly remembered: readonly RememberedPassage[];

  /** @param ranges in the order of the note, none of which overlap */
  constructor(private readonly app: App, readonly file: TFile, note: string, ranges: readonly TextRange[]) {
    this.remembered = ranges.map((range) => rememberPassage(note, range));
  }

  /** @param edit gets the note as it is now, and where the ranges are in it */
  write(edit: (note: string, ranges: readonly TextRange[]) => readonly Edit[]): Promise<WriteOutcome> {
    return editNote(this.app, this.file, (note) => {
      const ranges = findAllAgain(note, this.remembered);
      return ranges === null ? null : edit(note, ranges);
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
