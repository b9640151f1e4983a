/** A path for a new note: a taken name gets a number, and nothing is overwritten. */

import { normalizePath, type App } from 'obsidian';

export function freePath(app: App, folder: string, name: string): string {
  const clean = name.replace(/[\\/:*?"<>|#^[\]]/g, ' ').trim();
  for (let number = 1; ; number += 1) {
    const path = normalizePath(`${folder}/${clean}${number === 1 ? '' : ` ${number}`}.md`);
    if (app.vault.getAbstractFileByPath(path) === null) return path;
  }
}
