/** Pop-outs: real windows with the page's styles and the app's DOM functions, and tab groups of their own. */

import type { App } from './app';
import { installDomFunctions, type Realm } from './dom';
import { WorkspaceWindow } from './workspace-leaf';

/** Opens an empty window; null when the browser refuses. */
export function openPopout(app: App, size?: { readonly width: number; readonly height: number }): WorkspaceWindow | null {
  const opened = window.open('about:blank', '_blank', `popup,width=${size?.width ?? 800},height=${size?.height ?? 600}`);
  if (!opened) return null;
  const win = opened as Realm;
  installDomFunctions(win);
  const { document: doc } = win;
  doc.title = 'Attention Lab';
  const base = doc.createElement('base');
  base.href = document.baseURI;
  doc.head.append(base, ...Array.from(document.head.querySelectorAll('link[rel="stylesheet"], style')).map((sheet) => doc.importNode(sheet, true)));
  doc.body.className = `${document.body.className} is-popout-window`;
  doc.documentElement.lang = document.documentElement.lang;

  const containerEl = doc.body.createDiv({ cls: 'app-container' }).createDiv({ cls: 'workspace' }).createDiv({ cls: 'workspace-split mod-vertical mod-root' });
  const window_ = new WorkspaceWindow(app, containerEl, () => win.close());
  const unlisten = app.keymap.listenTo(win);
  win.addEventListener('focus', () => app.workspace.setActiveWindow(win));
  win.addEventListener('resize', () => { for (const leaf of window_.leaves) leaf.onResize(); });
  win.addEventListener('beforeunload', () => {
    unlisten();
    app.workspace.closeWindow(window_, win);
  });
  return window_;
}
