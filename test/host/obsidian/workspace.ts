/** The workspace: sidebars, tab groups and pop-outs, which leaf is active, and the events about it. */

import type { OpenViewState, PaneType, Side, ViewState } from 'obsidian';
import type { App } from './app';
import { debounce } from './debounce';
import { Events } from './events';
import { parseLinktext } from './links';
import { MarkdownView } from './markdown-view';
import type { Menu } from './menu';
import { openPopout } from './popout';
import type { TFile } from './vault';
import { FileView, type View } from './view';
import { WorkspaceLeaf, WorkspaceRoot, WorkspaceSidedock, WorkspaceTabs, WorkspaceWindow, type WorkspaceSplit } from './workspace-leaf';

const LAYOUT_FILE = '.obsidian/workspace.json';

/** Where a link led to; specs read it. */
export interface OpenedLink {
  readonly linktext: string;
  readonly sourcePath: string;
  readonly newLeaf: PaneType | boolean;
  readonly eState: unknown;
}

interface SavedLayout {
  readonly right: readonly ViewState[];
  readonly rightCollapsed: boolean;
}

export class Workspace extends Events {
  readonly leftRibbon = {};
  readonly rightRibbon = {};
  readonly rootSplit: WorkspaceRoot;
  readonly leftSplit: WorkspaceSidedock;
  readonly rightSplit: WorkspaceSidedock;
  readonly openedLinks: OpenedLink[] = [];
  activeLeaf: WorkspaceLeaf | null = null;
  activeEditor: MarkdownView | null = null;
  layoutReady = false;
  readonly requestSaveLayout: () => void;
  private readonly windows: WorkspaceWindow[] = [];
  private readonly readyCallbacks: (() => unknown)[] = [];
  private recentLeaves: WorkspaceLeaf[] = [];
  private lastFile: TFile | null = null;

  constructor(readonly app: App, readonly containerEl: HTMLElement) {
    super();
    this.leftSplit = new WorkspaceSidedock(app, containerEl.createDiv({ cls: 'workspace-split mod-horizontal mod-sidedock mod-left-split' }), true);
    this.rootSplit = new WorkspaceRoot(app, containerEl.createDiv({ cls: 'workspace-split mod-vertical mod-root' }), true);
    this.rightSplit = new WorkspaceSidedock(app, containerEl.createDiv({ cls: 'workspace-split mod-horizontal mod-sidedock mod-right-split is-sidedock-collapsed' }), true);
    this.requestSaveLayout = debounce(() => { void this.saveLayout(); }, 500);
  }

  /** For the host: makes the first tab and tells everybody that the layout is there. */
  async start(): Promise<void> {
    this.setActiveLeaf(new WorkspaceLeaf(new WorkspaceTabs(this.rootSplit)));
    await this.restoreLayout();
    this.layoutReady = true;
    for (const callback of this.readyCallbacks.splice(0)) callback();
    this.trigger('layout-ready');
  }

  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) callback();
    else this.readyCallbacks.push(callback);
  }

  getLeaf(newLeaf: PaneType | boolean = false, direction: 'vertical' | 'horizontal' = 'vertical'): WorkspaceLeaf {
    if (newLeaf === false) return this.getUnpinnedLeaf();
    if (newLeaf === 'split') return this.splitActiveLeaf(direction);
    if (newLeaf === 'window') return this.openPopoutLeaf();
    return new WorkspaceLeaf(this.recentRootLeaf()?.parent ?? this.rootSplit.children[0] ?? new WorkspaceTabs(this.rootSplit));
  }

  getUnpinnedLeaf(): WorkspaceLeaf {
    const recent = this.recentRootLeaf();
    return recent && !recent.pinned ? recent : this.getLeaf(true);
  }

  splitActiveLeaf(_direction?: 'vertical' | 'horizontal'): WorkspaceLeaf { return new WorkspaceLeaf(new WorkspaceTabs(this.rootSplit)); }
  createLeafBySplit(_leaf: WorkspaceLeaf): WorkspaceLeaf { return this.splitActiveLeaf(); }
  createLeafInParent(parent: WorkspaceSplit): WorkspaceLeaf { return new WorkspaceLeaf(parent.children[0] ?? new WorkspaceTabs(parent)); }
  getRightLeaf(split: boolean): WorkspaceLeaf { return this.sideLeaf(this.rightSplit, split); }
  getLeftLeaf(split: boolean): WorkspaceLeaf { return this.sideLeaf(this.leftSplit, split); }

  async ensureSideLeaf(type: string, side: Side, { active = false, split = false, reveal = true, state }: { active?: boolean; split?: boolean; reveal?: boolean; state?: Record<string, unknown> } = {}): Promise<WorkspaceLeaf> {
    const dock = side === 'left' ? this.leftSplit : this.rightSplit;
    const leaf = dock.leaves.find((each) => each.view.getViewType() === type) ?? this.sideLeaf(dock, split);
    if (leaf.view.getViewType() !== type || leaf.isDeferred || state) await leaf.setViewState({ type, ...(state && { state }), active });
    if (reveal) await this.revealLeaf(leaf);
    if (active) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    const root = leaf.getRoot();
    if (root instanceof WorkspaceSidedock) root.expand();
    leaf.parent.show(leaf);
    await leaf.loadIfDeferred();
  }

  openPopoutLeaf(data?: { size?: { width: number; height: number } }): WorkspaceLeaf {
    const window_ = openPopout(this.app, data?.size);
    if (!window_) return this.getLeaf(true);
    this.windows.push(window_);
    const leaf = new WorkspaceLeaf(new WorkspaceTabs(window_));
    this.trigger('window-open', window_, window_.win);
    this.announceLayout();
    return leaf;
  }

  moveLeafToPopout(leaf: WorkspaceLeaf, data?: { size?: { width: number; height: number } }): WorkspaceWindow {
    const empty = this.openPopoutLeaf(data);
    leaf.moveTo(empty.parent);
    empty.detach();
    // The main window is never without a tab.
    if (this.rootSplit.leaves.length === 0) this.getLeaf(true);
    this.setActiveLeaf(leaf);
    return leaf.getContainer() as WorkspaceWindow;
  }

  /** For pop-outs: their window is going. */
  closeWindow(window_: WorkspaceWindow, win: Window): void {
    if (!this.windows.includes(window_)) return;
    this.windows.splice(this.windows.indexOf(window_), 1);
    for (const leaf of window_.leaves) void leaf.view.close();
    if (this.activeLeaf && window_.leaves.includes(this.activeLeaf)) this.activateMostRecent();
    this.setActiveWindow(window);
    this.trigger('window-close', window_, win);
    this.announceLayout();
  }

  setActiveWindow(win: Window): void {
    window.activeWindow = win;
    window.activeDocument = win.document;
  }

  setActiveLeaf(leaf: WorkspaceLeaf, options?: { focus?: boolean } | boolean): void {
    if (leaf.parent.currentLeaf !== leaf) leaf.parent.show(leaf);
    this.recentLeaves = [leaf, ...this.recentLeaves.filter((each) => each !== leaf)];
    if (typeof options === 'object' && options.focus === true && leaf.view instanceof MarkdownView) leaf.view.focus();
    if (this.activeLeaf === leaf) return;
    this.activeLeaf?.containerEl.removeClass('mod-active');
    this.activeLeaf = leaf;
    leaf.containerEl.addClass('mod-active');
    this.setActiveWindow(leaf.containerEl.win);
    if (leaf.view instanceof MarkdownView) this.activeEditor = leaf.view;
    else if (leaf.view instanceof FileView || leaf.view.getViewType() === 'empty') this.activeEditor = null;
    this.trigger('active-leaf-change', leaf);
    if (leaf.view instanceof FileView) this.announceFile(leaf.view.file);
  }

  activateMostRecent(): void {
    const leaves = this.allLeaves();
    this.recentLeaves = this.recentLeaves.filter((leaf) => leaves.includes(leaf));
    const next = this.recentLeaves[0] ?? this.rootSplit.leaves[0] ?? this.getLeaf(true);
    this.setActiveLeaf(next);
  }

  getMostRecentLeaf(root: WorkspaceSplit = this.rootSplit): WorkspaceLeaf | null {
    return this.recentLeaves.find((leaf) => leaf.getRoot() === root) ?? root.leaves[0] ?? null;
  }

  getActiveViewOfType<T extends View>(type: abstract new (...parameters: never[]) => T): T | null {
    const view = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  getActiveFile(): TFile | null {
    const recent = this.activeLeaf?.view instanceof FileView ? this.activeLeaf : this.getMostRecentLeaf();
    return recent?.view instanceof FileView ? recent.view.file : null;
  }

  getLeavesOfType(type: string): WorkspaceLeaf[] { return this.allLeaves().filter((leaf) => leaf.view.getViewType() === type); }
  detachLeavesOfType(type: string): void { for (const leaf of this.getLeavesOfType(type)) leaf.detach(); }
  getLeafById(id: string): WorkspaceLeaf | null { return this.allLeaves().find((leaf) => leaf.id === id) ?? null; }
  getGroupLeaves(): WorkspaceLeaf[] { return []; }
  getLastOpenFiles(): string[] { return this.recentLeaves.flatMap(({ view }) => (view instanceof FileView && view.file ? [view.file.path] : [])); }
  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void { for (const leaf of this.allLeaves()) callback(leaf); }

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of [this.rootSplit, ...this.windows].flatMap((split) => split.leaves)) callback(leaf);
  }

  allLeaves(): WorkspaceLeaf[] {
    return [this.leftSplit, this.rootSplit, this.rightSplit, ...this.windows].flatMap((split) => split.leaves);
  }

  async openLinkText(linktext: string, sourcePath: string, newLeaf: PaneType | boolean = false, openState: OpenViewState = {}): Promise<void> {
    this.openedLinks.push({ linktext, sourcePath, newLeaf, eState: openState.eState });
    const { path, subpath } = parseLinktext(linktext);
    const file = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath) ?? await this.app.vault.create(`${path}.md`, '');
    await this.getLeaf(newLeaf).openFile(file, { ...openState, eState: { ...openState.eState, ...(subpath !== '' && { subpath }) } });
  }

  /** For plugins: their processors came or went, so every note is drawn anew. */
  redrawNotes(): void {
    this.trigger('post-processors-change');
    this.updateOptions();
  }

  /** Editor extensions are kept by reference: whoever changed theirs calls this. */
  updateOptions(): void {
    this.iterateAllLeaves(({ view }) => { if (view instanceof MarkdownView) view.updateOptions(); });
  }

  handleLinkContextMenu(_menu: Menu, _linktext: string, _sourcePath: string): boolean { return false; }

  announceFile(file: TFile | null): void {
    if (file === this.lastFile) return;
    this.lastFile = file;
    if (this.activeLeaf?.view instanceof MarkdownView) this.activeEditor = this.activeLeaf.view;
    this.trigger('file-open', file);
  }

  announceLayout(): void {
    this.trigger('layout-change');
    this.requestSaveLayout();
  }

  getLayout(): Record<string, unknown> {
    const saved: SavedLayout = { right: this.rightSplit.leaves.map((leaf) => leaf.getViewState()), rightCollapsed: this.rightSplit.collapsed };
    return { ...saved };
  }

  private async saveLayout(): Promise<void> {
    if (this.layoutReady) await this.app.vault.adapter.write(LAYOUT_FILE, JSON.stringify(this.getLayout()));
  }

  /** The right side comes back as it was; tabs behind others stay deferred until somebody looks. */
  private async restoreLayout(): Promise<void> {
    if (!(await this.app.vault.adapter.exists(LAYOUT_FILE))) return;
    const saved = JSON.parse(await this.app.vault.adapter.read(LAYOUT_FILE)) as SavedLayout;
    for (const state of saved.right) await this.getRightLeaf(false).defer(state);
    const last = this.rightSplit.leaves.at(-1);
    if (last && !saved.rightCollapsed) await this.revealLeaf(last);
  }

  private recentRootLeaf(): WorkspaceLeaf | null {
    return this.recentLeaves.find((leaf) => !(leaf.getRoot() instanceof WorkspaceSidedock)) ?? this.rootSplit.leaves[0] ?? null;
  }

  private sideLeaf(dock: WorkspaceSidedock, split: boolean): WorkspaceLeaf {
    const tabs = split ? undefined : dock.children[0];
    return new WorkspaceLeaf(tabs ?? new WorkspaceTabs(dock));
  }
}
