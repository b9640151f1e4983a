/** The app: its parts, and the page around them. */

import type { Extension } from '@codemirror/state';
import type { HoverLinkSource } from 'obsidian';
import { FileSystemAdapter, CapacitorAdapter, type ServedFile } from './adapter';
import { CommandPalette, Commands } from './commands';
import { EditorSuggests } from './editor-suggest';
import { FileExplorer } from './file-explorer';
import { FileManager } from './file-manager';
import { startPagePreview } from './hover-popover';
import { setIcon } from './icons';
import { IMAGE_EXTENSIONS, ImageView } from './image-view';
import { Keymap, Scope } from './keymap';
import { resolveSubpath } from './links';
import { MarkdownDrawing } from './markdown-renderer';
import { MarkdownView } from './markdown-view';
import { MetadataCache } from './metadata-cache';
import { platformOf, type HostOptions } from './platform';
import type { Plugin } from './plugin';
import { SettingsWindow } from './settings-window';
import { setTooltip } from './tooltip';
import { Vault } from './vault';
import { ViewRegistry } from './view-registry';
import { Workspace } from './workspace';

/** In the app this prefix is the vault's id. */
const STORAGE_PREFIX = 'attention-lab-host-';

export class App {
  readonly scope = new Scope();
  readonly keymap = new Keymap(this.scope);
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly fileManager: FileManager;
  readonly workspace: Workspace;
  readonly drawing: MarkdownDrawing;
  readonly commands: Commands;
  readonly setting: SettingsWindow;
  readonly viewRegistry = new ViewRegistry();
  readonly editorExtensions: Extension[] = [];
  readonly editorSuggest: EditorSuggests;
  readonly hoverLinkSources = new Map<string, HoverLinkSource>([['preview', { display: 'Reading view', defaultMod: false }], ['editor', { display: 'Editor', defaultMod: true }]]);
  readonly protocolHandlers = new Map<string, (parameters: Record<string, string>) => unknown>();
  readonly cliHandlers = new Map<string, (parameters: Record<string, string>) => string | Promise<string>>();
  /** The one that is switched on, by its id. */
  readonly plugins: { plugins: Record<string, Plugin> } = { plugins: {} };
  readonly lastEvent = null;
  readonly resolveSubpath = resolveSubpath;
  readonly ribbonEl: HTMLElement;
  readonly statusBarEl: HTMLElement;

  constructor(readonly options: HostOptions, served: readonly ServedFile[], bodyEl: HTMLElement) {
    const Adapter = options.device === 'desktop' ? FileSystemAdapter : CapacitorAdapter;
    this.vault = new Vault(new Adapter(served, 'Attention Lab'));
    this.metadataCache = new MetadataCache(this.vault);
    this.fileManager = new FileManager(this.vault, this.metadataCache);
    this.drawing = new MarkdownDrawing(this.vault, this.metadataCache);

    const containerEl = bodyEl.createDiv({ cls: 'app-container' });
    const workspaceEl = containerEl.createDiv({ cls: 'horizontal-main-container' }).createDiv({ cls: 'workspace' });
    const ribbon = workspaceEl.createDiv({ cls: 'workspace-ribbon side-dock-ribbon mod-left' });
    this.ribbonEl = ribbon.createDiv({ cls: 'side-dock-actions' });
    this.workspace = new Workspace(this, workspaceEl);
    this.statusBarEl = containerEl.createDiv({ cls: 'status-bar' });
    this.commands = new Commands(this);
    this.setting = new SettingsWindow(this);
    this.editorSuggest = new EditorSuggests(this);
    this.addOwnButtons(ribbon.createDiv({ cls: 'side-dock-settings' }));
  }

  /** Reads the vault and lays the workspace out. */
  async start(): Promise<void> {
    this.setTheme(this.options.theme);
    document.documentElement.lang = this.options.language;
    const platform = platformOf(this.options.device);
    document.body.addClass(platform.isMobile ? 'is-mobile' : 'mod-linux', ...(platform.isPhone ? ['is-phone'] : []), ...(platform.isTablet ? ['is-tablet'] : []));
    this.viewRegistry.register('markdown', (leaf) => new MarkdownView(leaf));
    this.viewRegistry.register('image', (leaf) => new ImageView(leaf));
    this.viewRegistry.registerExtensions(IMAGE_EXTENSIONS, 'image');
    this.keymap.listenTo(window);
    this.scope.register(['Mod'], 'p', () => { new CommandPalette(this).open(); return false; });
    this.scope.register(['Mod'], ',', () => { this.setting.open(); return false; });
    this.scope.register(['Mod'], 'e', () => {
      const view = this.workspace.getActiveViewOfType(MarkdownView);
      void view?.setMode(view.getMode() === 'preview' ? 'live' : 'preview');
      return false;
    });
    await this.vault.readStats();
    await this.metadataCache.start();
    startPagePreview(this);
    new FileExplorer(this);
  }

  isDarkMode(): boolean { return document.body.hasClass('theme-dark'); }

  setTheme(theme: 'light' | 'dark'): void {
    for (const win of new Set([window, ...this.workspace.allLeaves().map((leaf) => leaf.containerEl.win)])) {
      win.document.body.toggleClass('theme-dark', theme === 'dark');
      win.document.body.toggleClass('theme-light', theme === 'light');
    }
    this.workspace.trigger('css-change');
  }

  loadLocalStorage(key: string): unknown {
    const text = window.localStorage.getItem(STORAGE_PREFIX + key);
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  saveLocalStorage(key: string, data: unknown): void {
    if (data === null || data === undefined) window.localStorage.removeItem(STORAGE_PREFIX + key);
    else window.localStorage.setItem(STORAGE_PREFIX + key, JSON.stringify(data));
  }

  private addOwnButtons(el: HTMLElement): void {
    const button = (icon: string, title: string, callback: () => void) => {
      const buttonEl = el.createDiv({ cls: 'clickable-icon', attr: { role: 'button', tabindex: 0 } });
      setIcon(buttonEl, icon);
      setTooltip(buttonEl, title);
      buttonEl.addEventListener('click', callback);
    };
    button('terminal', 'Open command palette', () => new CommandPalette(this).open());
    button('sliders-horizontal', 'Switch between light and dark', () => this.setTheme(this.isDarkMode() ? 'light' : 'dark'));
    button('settings', 'Open settings', () => this.setting.open());
  }
}
