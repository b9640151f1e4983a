/** Draws the list of the vault's notes about a component, with the app's own page preview and ways of opening. */

import { Keymap, type App, type HoverParent } from 'obsidian';
import type { Texts } from '../../i18n';
import type { ComponentId } from '../../model/catalogue';
import type { VaultIndex } from '../vault-index';

/** The id under which our links take part in page previews. */
export const HOVER_SOURCE = 'attention-lab';

const MOST_NOTES = 8;

export interface NotesDrawing {
  readonly app: App;
  readonly texts: Texts;
  readonly index: VaultIndex;
  readonly component: ComponentId;
  readonly sourcePath: string;
  readonly hoverParent: HoverParent;
  /** Resolves when there is one, or the reader knows why there is none. */
  readonly createNote: () => Promise<void>;
}

export function drawNotes(parent: HTMLElement, drawing: NotesDrawing): void {
  const { texts, index, component } = drawing;
  parent.createDiv({ cls: 'attention-lab-card-heading', text: texts.links.notesAbout });
  const list = parent.createDiv({ cls: 'attention-lab-card-notes', text: texts.links.readingVault });
  const fill = (): void => {
    const paths = index.notesAbout(component);
    list.empty();
    for (const path of paths.slice(0, MOST_NOTES)) drawNoteLink(list, path, drawing);
    if (paths.length > MOST_NOTES) list.createSpan({ text: `+${paths.length - MOST_NOTES}` });
    if (paths.length > 0) return;
    list.createSpan({ cls: 'attention-lab-card-none', text: texts.links.noNotes });
    list.createEl('button', { text: texts.links.createNote, attr: { type: 'button' } }).addEventListener('click', () => void drawing.createNote().then(fill));
  };
  void index.ready().then(fill);
}

export function drawNoteLink(parent: HTMLElement, path: string, { app, sourcePath, hoverParent }: Pick<NotesDrawing, 'app' | 'sourcePath' | 'hoverParent'>): HTMLElement {
  const file = app.vault.getFileByPath(path);
  const linktext = file ? app.metadataCache.fileToLinktext(file, sourcePath) : path;
  const link = parent.createEl('a', { cls: 'internal-link attention-lab-card-note', text: linktext, href: linktext, attr: { 'data-href': linktext } });
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    // Inside a note the app would open it a second time.
    event.stopPropagation();
    void app.workspace.openLinkText(linktext, sourcePath, event.button === 1 ? 'tab' : Keymap.isModEvent(event));
  };
  link.addEventListener('click', open);
  link.addEventListener('auxclick', (event) => { if (event.button === 1) open(event); });
  link.addEventListener('mouseover', (event) => {
    event.stopPropagation();
    app.workspace.trigger('hover-link', { event, source: HOVER_SOURCE, hoverParent, targetEl: link, linktext, sourcePath });
  });
  return link;
}
