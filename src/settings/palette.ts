/** Puts the chosen colours of attention on the page; `styles.css` says what each palette is. */

import type { App } from 'obsidian';
import { PALETTES, type PaletteName } from '../charts/export/paper-palettes';
import type { SettingsStore } from './settings-store';

/** @returns a function that takes the colours off again */
export function followPalette(app: App, store: SettingsStore): () => void {
  let shown: PaletteName | null = null;
  const show = (palette: PaletteName | null): void => {
    if (palette === shown) return;
    for (const doc of documentsOf(app)) {
      for (const other of PALETTES) doc.body.toggleClass(`attention-lab-palette-${other}`, other === palette);
    }
    const isChange = shown !== null;
    shown = palette;
    // Charts read their colours from the page when they are told that it changed.
    if (isChange && palette !== null) app.workspace.trigger('css-change');
  };
  const onWindow = app.workspace.on('window-open', (_, win) => {
    if (shown !== null) win.document.body.addClass(`attention-lab-palette-${shown}`);
  });
  const unfollow = store.follow(({ palette }) => show(palette));
  return () => {
    app.workspace.offref(onWindow);
    unfollow();
    show(null);
  };
}

/** The main window's and those of windows that leaves were moved to. */
function documentsOf(app: App): ReadonlySet<Document> {
  const documents = new Set([app.workspace.containerEl.doc]);
  app.workspace.iterateAllLeaves((leaf) => { documents.add(leaf.view.containerEl.doc); });
  return documents;
}
