/** What specs ask of the page beyond mouse and keyboard: things that a person does through menus that the host leaves out. */

import { MarkdownRenderChild } from './obsidian/markdown-renderer';
import { MarkdownView, type Mode } from './obsidian/markdown-view';
import type { App } from './obsidian/app';
import type { PluginLoader } from './obsidian/plugin-loader';
import type { OpenedLink } from './obsidian/workspace';

export type NoteMode = 'reading' | 'live' | 'source';

/** What a plugin may leave behind; specs compare it before and after. */
export interface Traces {
  readonly commands: readonly string[];
  readonly settingTabs: number;
  readonly ribbonIcons: number;
  readonly statusBarItems: number;
  readonly styles: number;
  readonly postProcessors: number;
  readonly codeBlocks: readonly string[];
  readonly editorExtensions: number;
  readonly editorSuggests: number;
  readonly hoverSources: readonly string[];
  readonly listeners: { readonly workspace: number; readonly vault: number; readonly metadataCache: number };
  /** Elements anywhere in the page with a class of the plugin's, and such classes on body. */
  readonly elements: number;
  readonly bodyClasses: string;
}

const MODES: Record<NoteMode, Mode> = { reading: 'preview', live: 'live', source: 'source' };

export class HostControls {
  private printed: MarkdownRenderChild | null = null;

  constructor(private readonly app: App, private readonly loader: PluginLoader) {}

  async openNote(path: string, mode: NoteMode): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (!file) throw new Error(`There is no note ${path}. There are: ${this.app.vault.getMarkdownFiles().map((each) => each.path).join(', ')}.`);
    const leaf = this.app.workspace.getLeaf(false);
    await leaf.openFile(file, { state: { mode: mode === 'reading' ? 'preview' : 'source', source: mode === 'source' } });
    this.app.workspace.setActiveLeaf(leaf, { focus: true });
  }

  async setMode(mode: NoteMode): Promise<void> { await this.view().setMode(MODES[mode]); }

  /** Writes a note, making it if need be; open views follow as when the file changed on disk. */
  async writeNote(path: string, text: string): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file) await this.app.vault.modify(file, text);
    else {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      if (folder && !this.app.vault.getFolderByPath(folder)) await this.app.vault.createFolder(folder);
      await this.app.vault.create(path, text);
    }
  }

  async readNote(path: string): Promise<string> {
    const view = this.app.workspace.activeEditor;
    if (view?.file?.path === path) await view.save();
    const file = this.app.vault.getFileByPath(path);
    if (!file) throw new Error(`There is no note ${path}.`);
    return this.app.vault.read(file);
  }

  readFile(path: string): Promise<string> { return this.app.vault.adapter.read(path); }
  writeFile(path: string, text: string): Promise<void> { return this.app.vault.adapter.write(path, text); }
  async enablePlugin(): Promise<void> { await this.loader.enable(true); }
  disablePlugin(): void { this.loader.disable(); }
  lastLoad(): { evaluate: number; onload: number } { return this.loader.lastLoad; }
  setTheme(theme: 'light' | 'dark'): void { this.app.setTheme(theme); }
  runCommand(id: string): boolean { return this.app.commands.executeCommandById(id); }
  commands(): string[] { return this.app.commands.listCommands().map(({ id }) => id); }
  openSettings(id: string): void { this.app.setting.openTabById(id); }
  closeSettings(): void { this.app.setting.close(); }
  openedLinks(): readonly OpenedLink[] { return this.app.workspace.openedLinks; }
  setCursor(line: number, ch: number): void { this.view().editor.setCursor({ line, ch }); this.view().editor.focus(); }
  cursorText(): string { return this.view().editor.getLine(this.view().editor.getCursor().line); }
  undo(): void { this.view().editor.undo(); }

  async openPopout(path: string, mode: NoteMode): Promise<void> {
    const leaf = this.app.workspace.openPopoutLeaf();
    const file = this.app.vault.getFileByPath(path);
    if (file) await leaf.openFile(file, { state: { mode: mode === 'reading' ? 'preview' : 'source', source: mode === 'source' } });
  }

  moveToPopout(): void {
    const leaf = this.app.workspace.activeLeaf;
    if (leaf) this.app.workspace.moveLeafToPopout(leaf);
  }

  /** As the app's PDF export: the note in `div.print`, every processor awaited. */
  async startPrint(path: string): Promise<void> {
    this.endPrint();
    const file = this.app.vault.getFileByPath(path);
    if (!file) throw new Error(`There is no note ${path}.`);
    const printEl = document.body.createDiv({ cls: 'print' });
    const child = new MarkdownRenderChild(printEl.createDiv({ cls: 'markdown-preview-view markdown-rendered' }));
    child.load();
    child.containerEl.createEl('h1', { text: file.basename });
    await this.app.drawing.render(await this.app.vault.read(file), child.containerEl, file.path, child);
    this.printed = child;
  }

  endPrint(): void {
    this.printed?.unload();
    this.printed = null;
    for (const printEl of Array.from(document.body.querySelectorAll(':scope > .print'))) printEl.remove();
  }

  /** A text card as a canvas draws it: Markdown whose note is the canvas itself. */
  async drawCanvasCard(canvas: string, text: string): Promise<void> {
    const card = new MarkdownRenderChild(document.body.createDiv({ cls: 'canvas-node' }).createDiv({ cls: 'markdown-preview-view markdown-rendered' }));
    card.load();
    await this.app.drawing.render(text, card.containerEl, canvas, card);
  }

  /** As when a synced data.json arrives from another device. */
  async changeDataFromOutside(data: unknown): Promise<void> {
    await this.loader.plugin?.saveData(data);
    await this.loader.plugin?.onExternalSettingsChange?.();
  }

  traces(): Traces {
    const classed = Array.from(document.querySelectorAll('body *')).filter((el) => Array.from(el.classList).some((name) => name.startsWith('attention-lab')));
    return {
      commands: Object.keys(this.app.commands.commands).sort(),
      settingTabs: this.app.setting.tabs.length,
      ribbonIcons: this.app.ribbonEl.childElementCount,
      statusBarItems: this.app.statusBarEl.childElementCount,
      styles: document.querySelectorAll('style, link[rel="stylesheet"]').length,
      postProcessors: this.app.drawing.processorCount,
      codeBlocks: [...this.app.drawing.codeBlocks.keys()],
      editorExtensions: this.app.editorExtensions.length,
      editorSuggests: this.app.editorSuggest.suggests.length,
      hoverSources: [...this.app.hoverLinkSources.keys()],
      listeners: { workspace: this.app.workspace.listenerCount, vault: this.app.vault.listenerCount, metadataCache: this.app.metadataCache.listenerCount },
      elements: classed.length,
      bodyClasses: document.body.className,
    };
  }

  private view(): MarkdownView {
    const view = this.app.workspace.activeEditor ?? this.app.workspace.getMostRecentLeaf()?.view;
    if (!(view instanceof MarkdownView)) throw new Error('No note is open.');
    return view;
  }
}
