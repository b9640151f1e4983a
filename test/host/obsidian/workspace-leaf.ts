/** Leaves, and the tab groups, splits and windows that hold them. */

import type { OpenViewState, ViewState } from 'obsidian';
import type { App } from './app';
import { Events } from './events';
import { setIcon } from './icons';
import { DeferredView, EmptyView, ItemView, type View } from './view';
import type { TFile } from './vault';

export abstract class WorkspaceItem extends Events {
  abstract readonly parent: WorkspaceItem | null;

  getRoot(): WorkspaceItem { return this.parent?.getRoot() ?? this; }
  getContainer(): WorkspaceItem { return this.getRoot(); }
}

export abstract class WorkspaceParent extends WorkspaceItem {}

/** Some leaves behind one another, with their tabs. */
export class WorkspaceTabs extends WorkspaceParent {
  readonly containerEl: HTMLElement;
  readonly headersEl: HTMLElement;
  readonly contentEl: HTMLElement;
  readonly children: WorkspaceLeaf[] = [];
  private shown: WorkspaceLeaf | null = null;

  constructor(readonly parent: WorkspaceSplit) {
    super();
    this.containerEl = parent.containerEl.createDiv({ cls: 'workspace-tabs mod-top' });
    this.headersEl = this.containerEl.createDiv({ cls: 'workspace-tab-header-container' }).createDiv({ cls: 'workspace-tab-header-container-inner' });
    this.contentEl = this.containerEl.createDiv({ cls: 'workspace-tab-container' });
    parent.children.push(this);
  }

  get currentLeaf(): WorkspaceLeaf | null { return this.shown; }

  add(leaf: WorkspaceLeaf): void {
    this.children.push(leaf);
    this.headersEl.appendChild(leaf.tabHeaderEl);
    this.contentEl.appendChild(leaf.containerEl);
    this.show(leaf);
  }

  remove(leaf: WorkspaceLeaf): void {
    const index = this.children.indexOf(leaf);
    this.children.splice(index, 1);
    leaf.tabHeaderEl.detach();
    leaf.containerEl.detach();
    const next = this.children[Math.max(0, index - 1)];
    if (next) this.show(next);
    else this.parent.removeTabs(this);
  }

  show(leaf: WorkspaceLeaf): void {
    this.shown = leaf;
    for (const each of this.children) {
      each.tabHeaderEl.toggleClass('is-active', each === leaf);
      each.containerEl.toggle(each === leaf);
    }
    void leaf.loadIfDeferred();
    leaf.onResize();
  }
}

/** Tab groups beside or above one another. */
export class WorkspaceSplit extends WorkspaceParent {
  readonly children: WorkspaceTabs[] = [];
  readonly parent: WorkspaceItem | null = null;

  /** @param isPermanent whether it stays when its last leaf goes */
  constructor(readonly app: App, readonly containerEl: HTMLElement, private readonly isPermanent: boolean) {
    super();
  }

  get doc(): Document { return this.containerEl.doc; }
  get win(): Window { return this.containerEl.win; }
  get leaves(): WorkspaceLeaf[] { return this.children.flatMap((tabs) => tabs.children); }

  removeTabs(tabs: WorkspaceTabs): void {
    if (this.isPermanent && this.children.length === 1) return;
    this.children.splice(this.children.indexOf(tabs), 1);
    tabs.containerEl.detach();
    if (this.children.length === 0) this.onEmpty();
  }

  protected onEmpty(): void {}
}

export class WorkspaceContainer extends WorkspaceSplit {}
export class WorkspaceRoot extends WorkspaceContainer {}

export class WorkspaceSidedock extends WorkspaceSplit {
  get collapsed(): boolean { return this.containerEl.hasClass('is-sidedock-collapsed'); }
  toggle(): void { this.setCollapsed(!this.collapsed); }
  collapse(): void { this.setCollapsed(true); }
  expand(): void { this.setCollapsed(false); }

  private setCollapsed(collapsed: boolean): void {
    if (collapsed === this.collapsed) return;
    this.containerEl.toggleClass('is-sidedock-collapsed', collapsed);
    this.app.workspace.trigger('resize');
    this.app.workspace.announceLayout();
    for (const leaf of this.app.workspace.allLeaves()) leaf.onResize();
  }
}

/** A pop-out window. */
export class WorkspaceWindow extends WorkspaceContainer {
  constructor(app: App, containerEl: HTMLElement, private readonly closeWindow: () => void) {
    super(app, containerEl, false);
  }

  protected override onEmpty(): void { this.closeWindow(); }
}

export class WorkspaceLeaf extends WorkspaceItem {
  readonly id = Math.random().toString(16).slice(2, 18);
  readonly containerEl = createDiv({ cls: 'workspace-leaf' });
  readonly tabHeaderEl = createDiv({ cls: 'workspace-tab-header tappable', attr: { draggable: 'true' } });
  readonly app: App;
  view: View;
  hoverPopover: unknown = null;
  pinned = false;
  private readonly tabTitleEl: HTMLElement;
  private readonly tabIconEl: HTMLElement;

  constructor(public parent: WorkspaceTabs) {
    super();
    this.app = parent.parent.app;
    const inner = this.tabHeaderEl.createDiv({ cls: 'workspace-tab-header-inner' });
    this.tabIconEl = inner.createDiv({ cls: 'workspace-tab-header-inner-icon' });
    this.tabTitleEl = inner.createDiv({ cls: 'workspace-tab-header-inner-title' });
    const closeEl = inner.createDiv({ cls: 'workspace-tab-header-inner-close-button', attr: { 'aria-label': 'Close' } });
    setIcon(closeEl, 'x');
    closeEl.addEventListener('click', (event) => { event.stopPropagation(); this.detach(); });
    this.tabHeaderEl.addEventListener('click', () => this.app.workspace.setActiveLeaf(this, { focus: true }));
    this.containerEl.addEventListener('focusin', () => this.app.workspace.setActiveLeaf(this));
    this.containerEl.addEventListener('mousedown', () => this.app.workspace.setActiveLeaf(this));
    this.view = new EmptyView(this);
    void this.view.open(this.containerEl);
    parent.add(this);
    this.showTab();
  }

  get isDeferred(): boolean { return this.view instanceof DeferredView; }

  /** Whoever asks while the view is being made waits for that one. */
  async loadIfDeferred(): Promise<void> {
    if (!this.isDeferred || !this.app.viewRegistry.has(this.view.getViewType())) return;
    this.loading ??= this.setViewState({ type: this.view.getViewType(), state: this.view.getState() }).finally(() => { this.loading = null; });
    await this.loading;
  }

  private loading: Promise<void> | null = null;

  getViewState(): ViewState { return { type: this.view.getViewType(), state: this.view.getState(), pinned: this.pinned }; }

  async setViewState({ type, state = {}, active = false, pinned }: ViewState, eState?: unknown): Promise<void> {
    if (pinned !== undefined) this.setPinned(pinned);
    if (this.view.getViewType() !== type || this.isDeferred) await this.open(this.makeView(type, state));
    await this.view.setState(state, { history: false });
    if (eState !== undefined) this.view.setEphemeralState(eState);
    this.showTab();
    if (active) this.app.workspace.setActiveLeaf(this, { focus: true });
    this.app.workspace.announceLayout();
  }

  async open(view: View): Promise<View> {
    await this.view.close();
    this.view = view;
    await view.open(this.containerEl);
    this.showTab();
    return view;
  }

  /** For the host: puts a stand-in here that becomes the view when the tab is shown. */
  async defer({ type, state = {} }: ViewState): Promise<void> {
    await this.open(new DeferredView(this, type, state));
  }

  async openFile(file: TFile, { state = {}, eState, active = true }: OpenViewState = {}): Promise<void> {
    const type = file.extension === 'md' ? 'markdown' : this.app.viewRegistry.typeOfExtension(file.extension) ?? 'empty';
    const mode = this.view.getViewType() === type ? this.view.getState() : {};
    await this.setViewState({ type, state: { ...mode, ...state, file: file.path }, active }, eState);
    if (this.app.workspace.activeLeaf === this) this.app.workspace.announceFile(file);
  }

  getEphemeralState(): unknown { return this.view.getEphemeralState(); }
  setEphemeralState(state: unknown): void { this.view.setEphemeralState(state); }
  togglePinned(): void { this.setPinned(!this.pinned); }

  setPinned(pinned: boolean): void {
    if (pinned === this.pinned) return;
    this.pinned = pinned;
    this.trigger('pinned-change', pinned);
  }

  setGroup(): void {}
  setGroupMember(): void {}

  detach(): void {
    const wasActive = this.app.workspace.activeLeaf === this;
    this.parent.remove(this);
    void this.view.close();
    if (wasActive) this.app.workspace.activateMostRecent();
    this.app.workspace.announceLayout();
  }

  getIcon(): string { return this.view.getIcon(); }
  getDisplayText(): string { return this.view.getDisplayText(); }
  onResize(): void { if (this.containerEl.isShown()) this.view.onResize(); }

  /** For views: their title or icon changed. */
  showTab(): void {
    this.tabTitleEl.setText(this.getDisplayText());
    this.tabHeaderEl.setAttrs({ 'aria-label': this.getDisplayText(), 'data-type': this.view.getViewType() });
    setIcon(this.tabIconEl, this.getIcon());
    if (this.view instanceof ItemView) this.view.showTitle();
  }

  /** For the workspace: moves this leaf with its live view to another place, perhaps another window. */
  moveTo(tabs: WorkspaceTabs): void {
    this.parent.remove(this);
    this.parent = tabs;
    tabs.add(this);
  }

  private makeView(type: string, state: Record<string, unknown>): View {
    return type === 'empty' ? new EmptyView(this) : this.app.viewRegistry.create(type, this) ?? new DeferredView(this, type, state);
  }
}
