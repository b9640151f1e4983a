/** Writes a new note next to another one and shows the two side by side. */

import type { App, TFile } from 'obsidian';
import { freeNotePath } from '../obsidian/free-note-path';

/** Never overwrites: a taken name gets a number. */
export async function createNoteBeside(app: App, file: TFile, name: string, markdown: string): Promise<void> {
  const created = await app.vault.create(freeNotePath(app, file.parent?.path ?? '', name), markdown);
  await app.workspace.getLeaf('split', 'vertical').openFile(created);
}
