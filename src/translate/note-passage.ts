/** A passage of a note in the vault: remembered when it was read, found again when it is written. */

import { MarkdownView, type App, type Editor, type TFile } from 'obsidian';
import { findAgain, rememberPassage, type RememberedPassage } from './note-ranges';
import type { TextRange } from './sentences';

/** What happened to a write. `changed`: the passage can't be told for sure any more; nothing was written. */
export type WriteOutcome = 'written' | 'changed' | 'gone' | 'failed';

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export class NotePassage {
  private readonly remembered: RememberedPassage;

  constructor(private readonly app: App, readonly file: TFile, note: string, range: TextRange) {
    this.remembered = rememberPassage(note, range);
  }

  /**
   * Writes one change: through the editor that shows the note, as one step of its undo, else into the file.
   * @param edit gets the note as it is now, and where the passage is in it
   */
  async write(edit: (note: string, range: TextRange) => Edit): Promise<WriteOutcome> {
    if (this.app.vault.getFileByPath(this.file.path) !== this.file) return 'gone';
    const editor = openEditor(this.app, this.file);
    if (editor !== null) return this.writeInEditor(editor, edit);
    let outcome: WriteOutcome = 'changed';
    try {
      await this.app.vault.process(this.file, (note) => {
        const range = findAgain(note, this.remembered);
        if (range === null) return note;
        outcome = 'written';
        const { from, to, text } = edit(note, range);
        return note.slice(0, from) + text + note.slice(to);
      });
    } catch {
      return 'failed';
    }
    return outcome;
  }

  private writeInEditor(editor: Editor, edit: (note: string, range: TextRange) => Edit): WriteOutcome {
    const note = editor.getValue();
    const range = findAgain(note, this.remembered);
    if (range === null) return 'changed';
    const { from, to, text } = edit(note, range);
    editor.transaction({ changes: [{ from: editor.offsetToPos(from), to: editor.offsetToPos(to), text }] });
    return 'written';
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
