/** Makes a note about a component from the template of the settings. It never overwrites one. */

import { normalizePath, type TFile } from 'obsidian';
import type { Component } from '../model/catalogue';
import { freeNotePath } from '../obsidian/free-note-path';
import { newNoteText, noteFileName } from './note-template';
import { modelCardFor, type LinkServices } from './services';

/** @throws what the app says when it cannot make the note or its folder */
export async function createComponentNote(component: Component, sourcePath: string, services: LinkServices): Promise<TFile> {
  const { plugin, settings, texts } = services;
  const { app } = plugin;
  const { noteFolder, noteTemplate } = settings();
  const folder = noteFolder.trim() === '' ? app.fileManager.getNewFileParent(sourcePath).path : noteFolder.trim();
  const cleanFolder = folder === '/' ? '' : normalizePath(folder);
  if (cleanFolder !== '' && app.vault.getFolderByPath(cleanFolder) === null) await app.vault.createFolder(cleanFolder);
  const path = freeNotePath(app, cleanFolder, noteFileName(component, texts.language));
  return app.vault.create(path, newNoteText(noteTemplate, component, modelCardFor(undefined, services), texts.language, texts.links.template));
}
