/** The list of notes at the left. */

import type { App } from './app';
import { Keymap } from './keymap';
import { Menu } from './menu';
import { TFolder, type TAbstractFile } from './vault';

export class FileExplorer {
  private readonly listEl: HTMLElement;

  constructor(private readonly app: App) {
    const { containerEl } = app.workspace.leftSplit;
    containerEl.createDiv({ cls: 'workspace-sidedock-vault-name', text: app.vault.getName() });
    this.listEl = containerEl.createEl('nav', { cls: 'nav-files-container' });
    for (const event of ['create', 'delete', 'rename']) app.vault.on(event, () => this.draw());
    app.workspace.on('file-open', () => this.draw());
    this.draw();
  }

  private draw(): void {
    this.listEl.empty();
    this.drawFolder(this.app.vault.getRoot(), this.listEl);
  }

  private drawFolder(folder: TFolder, parent: HTMLElement): void {
    const byKindAndName = (a: TAbstractFile, b: TAbstractFile) => Number(b instanceof TFolder) - Number(a instanceof TFolder) || a.name.localeCompare(b.name);
    for (const child of [...folder.children].sort(byKindAndName)) {
      if (child instanceof TFolder) {
        const el = parent.createDiv({ cls: 'tree-item nav-folder' });
        el.createDiv({ cls: 'tree-item-self nav-folder-title', text: child.name });
        this.drawFolder(child, el.createDiv({ cls: 'tree-item-children nav-folder-children' }));
      } else {
        const el = parent.createEl('a', { cls: 'tree-item-self nav-file-title', text: child.name.replace(/\.md$/, ''), attr: { href: '#', 'data-path': child.path } });
        el.toggleClass('is-active', child === this.app.workspace.getActiveFile());
        el.addEventListener('click', (event) => {
          event.preventDefault();
          void this.app.workspace.openLinkText(child.path, '', Keymap.isModEvent(event));
        });
        el.addEventListener('contextmenu', (event) => {
          event.preventDefault();
          const menu = new Menu();
          this.app.workspace.trigger('file-menu', menu, child, 'file-explorer-context-menu');
          menu.showAtMouseEvent(event);
        });
      }
    }
  }
}
