/** Views: what a leaf shows. */

import type { ViewStateResult } from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import { setIcon } from './icons';
import type { Scope } from './keymap';
import type { Menu } from './menu';
import { setTooltip } from './tooltip';
import type { TFile } from './vault';
import type { WorkspaceLeaf } from './workspace-leaf';

export abstract class View extends Component {
  readonly app: App;
  icon = 'file-text';
  navigation = false;
  scope: Scope | null = null;
  readonly containerEl: HTMLElement;

  constructor(readonly leaf: WorkspaceLeaf) {
    super();
    this.app = leaf.app;
    this.containerEl = createDiv({ cls: 'workspace-leaf-content' });
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  protected onOpen(): Promise<void> { return Promise.resolve(); }
  protected onClose(): Promise<void> { return Promise.resolve(); }
  getState(): Record<string, unknown> { return {}; }
  setState(_state: unknown, _result: ViewStateResult): Promise<void> { return Promise.resolve(); }
  getEphemeralState(): Record<string, unknown> { return {}; }
  setEphemeralState(_state: unknown): void {}
  getIcon(): string { return this.icon; }
  onResize(): void {}
  onPaneMenu(_menu: Menu, _source: string): void {}

  /** For the leaf: puts the view into its element. */
  async open(parent: HTMLElement): Promise<void> {
    this.containerEl.setAttr('data-type', this.getViewType());
    parent.appendChild(this.containerEl);
    this.load();
    await this.onOpen();
  }

  /** For the leaf: takes the view out. */
  async close(): Promise<void> {
    await this.onClose();
    this.unload();
    this.containerEl.detach();
  }
}

export abstract class ItemView extends View {
  readonly contentEl: HTMLElement;
  protected readonly headerEl: HTMLElement;
  protected readonly actionsEl: HTMLElement;
  private readonly titleEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.headerEl = this.containerEl.createDiv({ cls: 'view-header' });
    this.titleEl = this.headerEl.createDiv({ cls: 'view-header-title-container' }).createDiv({ cls: 'view-header-title' });
    this.actionsEl = this.headerEl.createDiv({ cls: 'view-actions' });
    this.contentEl = this.containerEl.createDiv({ cls: 'view-content' });
  }

  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.actionsEl.createEl('button', { cls: 'clickable-icon view-action', prepend: true });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener('click', callback);
    return el;
  }

  /** For the leaf and subclasses: the title above the content. */
  showTitle(): void { this.titleEl.setText(this.getDisplayText()); }
}

export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: TFile | null = null;
  override navigation = true;

  override getDisplayText(): string { return this.file?.basename ?? 'No file'; }
  override getState(): Record<string, unknown> { return { file: this.file?.path }; }

  override async setState(state: unknown, _result: ViewStateResult): Promise<void> {
    const path = (state as { file?: unknown } | null)?.file;
    const file = typeof path === 'string' ? this.app.vault.getFileByPath(path) : null;
    if (file === this.file) return;
    if (this.file) await this.onUnloadFile(this.file);
    this.file = file;
    if (file) await this.onLoadFile(file);
    this.showTitle();
  }

  onLoadFile(_file: TFile): Promise<void> { return Promise.resolve(); }
  onUnloadFile(_file: TFile): Promise<void> { return Promise.resolve(); }
  onRename(_file: TFile): Promise<void> { this.showTitle(); return Promise.resolve(); }
  canAcceptExtension(_extension: string): boolean { return false; }

  protected override async onClose(): Promise<void> {
    if (this.file) await this.onUnloadFile(this.file);
  }
}

export abstract class EditableFileView extends FileView {}

const SAVE_AFTER_MILLISECONDS = 2000;

export abstract class TextFileView extends EditableFileView {
  data = '';
  private saveTimer: number | null = null;
  /** Saves two seconds after the first unsaved change, as the app does. */
  readonly requestSave = (): void => {
    this.saveTimer ??= window.setTimeout(() => { void this.save(); }, SAVE_AFTER_MILLISECONDS);
  };

  abstract getViewData(): string;
  abstract setViewData(data: string, clear: boolean): void;
  abstract clear(): void;

  override async onLoadFile(file: TFile): Promise<void> {
    this.data = await this.app.vault.read(file);
    this.setViewData(this.data, true);
  }

  override async onUnloadFile(_file: TFile): Promise<void> {
    await this.save();
    this.clear();
  }

  async save(): Promise<void> {
    if (this.saveTimer !== null) window.clearTimeout(this.saveTimer);
    this.saveTimer = null;
    const data = this.getViewData();
    if (!this.file || data === this.data) return;
    this.data = data;
    await this.app.vault.modify(this.file, data);
  }
}

/** A tab with nothing in it. */
export class EmptyView extends ItemView {
  getViewType(): string { return 'empty'; }
  getDisplayText(): string { return 'New tab'; }
}

/** Stands for a view that is not made yet: its tab has not been looked at, or its plugin is off. */
export class DeferredView extends ItemView {
  constructor(leaf: WorkspaceLeaf, private readonly type: string, private readonly state: Record<string, unknown>) {
    super(leaf);
  }

  getViewType(): string { return this.type; }
  getDisplayText(): string { return this.type; }
  override getState(): Record<string, unknown> { return this.state; }
}
