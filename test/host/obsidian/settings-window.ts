/** The settings window: a list of tabs at the left, the chosen tab at the right. */

import type { App } from './app';
import { Modal } from './modal';
import type { SettingTab } from './setting-tab';

export interface PluginTab {
  readonly id: string;
  readonly name: string;
  readonly tab: SettingTab;
}

export class SettingsWindow extends Modal {
  readonly tabs: PluginTab[] = [];
  private readonly namesEl: HTMLElement;
  private readonly tabEl: HTMLElement;
  private shown: PluginTab | null = null;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass('mod-settings', 'mod-sidebar-layout');
    this.contentEl.addClass('vertical-tabs-container');
    this.namesEl = this.contentEl.createDiv({ cls: 'vertical-tab-header' });
    this.tabEl = this.contentEl.createDiv({ cls: 'vertical-tab-content-container' });
  }

  addTab(tab: PluginTab): void {
    this.tabs.push(tab);
    // The app asks for the definitions once at registration, for its search.
    tab.tab.update();
    if (this.containerEl.isConnected) this.drawNames();
  }

  removeTab(tab: SettingTab): void {
    const index = this.tabs.findIndex((known) => known.tab === tab);
    if (this.shown?.tab === tab) this.hideShown();
    if (index >= 0) this.tabs.splice(index, 1);
    if (this.containerEl.isConnected) this.drawNames();
  }

  openTabById(id: string): SettingTab | null {
    this.open();
    const found = this.tabs.find((known) => known.id === id);
    if (found) this.show(found);
    return found?.tab ?? null;
  }

  override onOpen(): void {
    this.drawNames();
    const first = this.tabs[0];
    if (first) this.show(first);
  }

  override onClose(): void { this.hideShown(); }

  private show(tab: PluginTab): void {
    this.hideShown();
    this.shown = tab;
    this.tabEl.append(tab.tab.containerEl);
    tab.tab.show();
    this.drawNames();
  }

  private hideShown(): void {
    this.shown?.tab.close();
    this.shown?.tab.containerEl.detach();
    this.shown = null;
  }

  private drawNames(): void {
    this.namesEl.empty();
    this.namesEl.createDiv({ cls: 'vertical-tab-header-group-title', text: 'Community plugins' });
    for (const tab of this.tabs) {
      const el = this.namesEl.createDiv({ cls: 'vertical-tab-nav-item', text: tab.name, attr: { role: 'button', tabindex: 0 } });
      el.toggleClass('is-active', tab === this.shown);
      el.addEventListener('click', () => this.show(tab));
    }
  }
}
