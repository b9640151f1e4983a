/** A path for a new note: a taken name gets a number, and nothing is overwritten. */

import { normalizePath, type App } from 'obsidian';
import { freePath } from './free-path';

/** In a folder of the vault ('' or '/': its root), under a name without the characters that a file can't have. */
export function freeNotePath(app: App, folder: string, name: string): string {
  const clean = name.replace(/[\\/:*?"<>|#^[\]]/g, ' ').trim();
  return freePath(folder === '/' ? '' : folder, normalizePath(clean), (taken) => app.vault.getAbstractFileByPath(taken) !== null);
}
