/** Writes a new note next to another one and shows the two side by side. */

import { normalizePath, type App, type TFile } from 'obsidian';

/** Never overwrites: a taken name gets a number. */
export async function createNoteBeside(app: App, file: TFile, name: string, markdown: string): Promise<void> {
  const created = await app.vault.create(freePath(app, file.parent?.path ?? '', name), markdown);
  await app.workspace.getLeaf('split', 'vertical').openFile(created);
}

function freePath(app: App, folder: string, name: string): string {
  const clean = name.replace(/[\\/:*?"<>|#^[\]]/g, ' ').trim();
  for (let number = 1; ; number += 1) {
    const path = normalizePath(`${folder}/${clean}${number === 1 ? '' : ` ${number}`}.md`);
    if (app.vault.getAbstractFileByPath(path) === null) return path;
  }
}
