/** Context menus. */

import type { MenuPositionDef } from 'obsidian';
import { Component } from './component';
import { setIcon } from './icons';

export class MenuItem {
  readonly dom = createDiv({ cls: 'menu-item tappable', attr: { role: 'menuitem', tabindex: -1 } });
  private readonly iconEl = this.dom.createDiv({ cls: 'menu-item-icon' });
  private readonly titleEl = this.dom.createDiv({ cls: 'menu-item-title' });
  private callback: ((event: MouseEvent | KeyboardEvent) => unknown) | null = null;
  section = '';

  constructor(menu: Menu) {
    this.dom.addEventListener('click', (event) => {
      if (this.dom.hasClass('is-disabled') || this.dom.hasClass('is-label')) return;
      menu.hide();
      this.callback?.(event);
    });
  }

  setTitle(title: string | DocumentFragment): this { this.titleEl.setText(title); return this; }
  setIcon(icon: string | null): this { setIcon(this.iconEl, icon ?? ''); return this; }
  setChecked(checked: boolean | null): this { this.dom.toggleClass('mod-checked', checked === true); this.dom.setAttr('aria-checked', checked); return this; }
  setActive(active: boolean): this { return this.setChecked(active); }
  setDisabled(disabled: boolean): this { this.dom.toggleClass('is-disabled', disabled); return this; }
  setWarning(isWarning: boolean): this { this.dom.toggleClass('is-warning', isWarning); return this; }
  setIsLabel(isLabel: boolean): this { this.dom.toggleClass('is-label', isLabel); return this; }
  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this { this.callback = callback; return this; }
  setSection(section: string): this { this.section = section; return this; }
}

export class MenuSeparator {
  readonly dom = createDiv({ cls: 'menu-separator' });
}

export class Menu extends Component {
  private readonly dom = createDiv({ cls: 'menu', attr: { role: 'menu' } });
  private readonly hideCallbacks: (() => unknown)[] = [];

  static forEvent(event: MouseEvent): Menu {
    const menu = new Menu();
    queueMicrotask(() => menu.showAtMouseEvent(event));
    return menu;
  }

  setNoIcon(): this { this.dom.addClass('mod-no-icon'); return this; }
  setUseNativeMenu(): this { return this; }
  setParentElement(): this { return this; }

  addItem(callback: (item: MenuItem) => unknown): this {
    const item = new MenuItem(this);
    this.dom.append(item.dom);
    callback(item);
    return this;
  }

  addSeparator(): this {
    this.dom.append(new MenuSeparator().dom);
    return this;
  }

  showAtMouseEvent(event: MouseEvent): this {
    return this.showAtPosition({ x: event.clientX, y: event.clientY }, event.doc);
  }

  showAtPosition({ x, y }: MenuPositionDef, doc: Document = activeDocument): this {
    doc.body.append(this.dom);
    const { width, height } = this.dom.getBoundingClientRect();
    this.dom.setCssStyles({ left: `${Math.max(0, Math.min(x, doc.win.innerWidth - width))}px`, top: `${Math.max(0, Math.min(y, doc.win.innerHeight - height))}px` });
    this.load();
    this.registerDomEvent(doc, 'mousedown', (event) => { if (!this.dom.contains(event.target as Node)) this.hide(); });
    this.registerDomEvent(doc, 'keydown', (event) => { if ((event as KeyboardEvent).key === 'Escape') this.hide(); });
    return this;
  }

  hide(): this {
    if (!this.dom.isConnected) return this;
    this.dom.detach();
    this.unload();
    for (const callback of this.hideCallbacks) callback();
    return this;
  }

  close(): void { this.hide(); }
  onHide(callback: () => unknown): void { this.hideCallbacks.push(callback); }
}
