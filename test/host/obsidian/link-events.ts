/** What internal links do in a rendered note: open on click, and ask for a page preview on hover. */

import type { App } from './app';
import { Keymap } from './keymap';

export function listenForLinks(app: App, el: HTMLElement, sourcePath: () => string, source: string, hoverParent: unknown): void {
  const linktextOf = (link: HTMLElement) => link.getAttr('data-href') ?? link.getAttr('href') ?? '';
  // A link inside an embed is written in the embedded note.
  const open = (event: MouseEvent, link: HTMLElement) => {
    if (event.defaultPrevented || (event.type === 'auxclick' && event.button !== 1)) return;
    event.preventDefault();
    void app.workspace.openLinkText(linktextOf(link), sourcePath(), Keymap.isModEvent(event));
  };
  el.on('click', 'a.internal-link', open);
  el.on('auxclick', 'a.internal-link', open);
  el.on('mouseover', 'a.internal-link', (event, link) => {
    app.workspace.trigger('hover-link', { event, source, hoverParent, targetEl: link, linktext: linktextOf(link), sourcePath: sourcePath() });
  });
}
