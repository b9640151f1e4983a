/** Page previews: a popover with the linked note, asked for by the `hover-link` event. */

import type { App } from './app';
import { Component } from './component';
import { Keymap } from './keymap';
import { parseLinktext } from './links';

const OPEN_AFTER_MILLISECONDS = 300;

export interface HoverParent {
  hoverPopover: HoverPopover | null;
}

export interface HoverLink {
  readonly event: MouseEvent;
  readonly source: string;
  readonly hoverParent: HoverParent;
  readonly targetEl: HTMLElement | null;
  readonly linktext: string;
  readonly sourcePath?: string;
}

/** A popover beside an element; it goes when the mouse has left both. */
export class HoverPopover extends Component {
  readonly hoverEl = createDiv({ cls: 'popover hover-popover' });
  state = 0;
  private closeTimer: number | null = null;

  constructor(private readonly parent: HoverParent, private readonly targetEl: HTMLElement | null, waitTime = OPEN_AFTER_MILLISECONDS) {
    super();
    parent.hoverPopover?.unload();
    parent.hoverPopover = this;
    const timer = window.setTimeout(() => this.load(), waitTime);
    const leave = () => { this.closeTimer = window.setTimeout(() => this.close(), OPEN_AFTER_MILLISECONDS); };
    const stay = () => { if (this.closeTimer !== null) window.clearTimeout(this.closeTimer); };
    targetEl?.addEventListener('mouseleave', () => { window.clearTimeout(timer); if (this.isLoaded) leave(); }, { once: true });
    this.hoverEl.addEventListener('mouseenter', stay);
    this.hoverEl.addEventListener('mouseleave', leave);
  }

  override onload(): void {
    if (this.targetEl && !this.targetEl.isConnected) return;
    const doc = this.targetEl?.doc ?? activeDocument;
    doc.body.append(this.hoverEl);
    const place = this.targetEl?.getBoundingClientRect() ?? new DOMRect();
    const { innerWidth, innerHeight } = doc.win;
    const isBelow = place.bottom < innerHeight / 2;
    this.hoverEl.setCssStyles({
      left: `${Math.max(0, Math.min(place.left, innerWidth - this.hoverEl.offsetWidth - 8))}px`,
      ...(isBelow ? { top: `${place.bottom + 4}px` } : { bottom: `${innerHeight - place.top + 4}px` }),
    });
  }

  override onunload(): void { this.hoverEl.detach(); }

  private close(): void {
    if (this.parent.hoverPopover === this) this.parent.hoverPopover = null;
    this.unload();
  }
}

/** The app's page preview: listens for `hover-link` and shows the note, if the source's setting says so without Ctrl. */
export function startPagePreview(app: App): void {
  app.workspace.on('hover-link', ({ event, source, hoverParent, targetEl, linktext, sourcePath = '' }: HoverLink) => {
    if (app.hoverLinkSources.get(source)?.defaultMod === true && !Keymap.isModifier(event, 'Mod')) return;
    if (hoverParent.hoverPopover) return;
    const { path, subpath } = parseLinktext(linktext);
    const file = app.metadataCache.getFirstLinkpathDest(path, sourcePath);
    if (!file) return;
    const popover = new HoverPopover(hoverParent, targetEl);
    const body = popover.hoverEl.createDiv({ cls: 'markdown-embed is-loaded' }).createDiv({ cls: 'markdown-embed-content' }).createDiv({ cls: 'markdown-preview-view markdown-rendered' });
    void app.drawing.textOf(file, subpath).then((text) => app.drawing.render(text, body, file.path, popover));
  });
}
