/** Plugins: what they may register, all of it undone at unload. */

import type { Extension } from '@codemirror/state';
import type { CliFlags, Command, HoverLinkSource, PluginManifest } from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import type { EditorSuggest } from './editor-suggest';
import { setIcon } from './icons';
import { codeBlockPostProcessor, type CodeBlockHandler, type PostProcessor } from './markdown-renderer';
import type { SettingTab } from './setting-tab';
import { setTooltip } from './tooltip';
import type { ViewCreator } from './view-registry';

export abstract class Plugin extends Component {
  settings?: unknown;
  onExternalSettingsChange?(): unknown;
  /** For the host: what onload returned. */
  loading: Promise<void> = Promise.resolve();

  constructor(readonly app: App, readonly manifest: PluginManifest) {
    super();
  }

  onUserEnable(): void {}

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.app.ribbonEl.createDiv({ cls: 'clickable-icon side-dock-ribbon-action' });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener('click', callback);
    this.register(() => el.detach());
    return el;
  }

  addStatusBarItem(): HTMLElement {
    const el = this.app.statusBarEl.createDiv({ cls: `status-bar-item plugin-${this.manifest.id}` });
    this.register(() => el.detach());
    return el;
  }

  addCommand(command: Command): Command {
    const full = { ...command, id: `${this.manifest.id}:${command.id}`, name: `${this.manifest.name}: ${command.name}` };
    this.app.commands.addCommand(full);
    this.register(() => this.app.commands.removeCommand(full.id));
    return full;
  }

  removeCommand(id: string): void { this.app.commands.removeCommand(`${this.manifest.id}:${id}`); }

  addSettingTab(tab: SettingTab): void {
    this.app.setting.addTab({ id: this.manifest.id, name: this.manifest.name, tab });
    this.register(() => this.app.setting.removeTab(tab));
  }

  registerView(type: string, creator: ViewCreator): void {
    this.app.viewRegistry.register(type, creator);
    for (const leaf of this.app.workspace.getLeavesOfType(type)) if (leaf.containerEl.isShown()) void leaf.loadIfDeferred();
    this.register(() => {
      this.app.viewRegistry.unregister(type);
      // The leaf stays and keeps its state; the view in it goes.
      for (const leaf of this.app.workspace.getLeavesOfType(type)) void leaf.defer(leaf.getViewState());
    });
  }

  registerHoverLinkSource(id: string, info: HoverLinkSource): void {
    this.app.hoverLinkSources.set(id, info);
    this.register(() => this.app.hoverLinkSources.delete(id));
  }

  registerExtensions(extensions: string[], viewType: string): void {
    this.app.viewRegistry.registerExtensions(extensions, viewType);
    this.register(() => this.app.viewRegistry.unregisterExtensions(extensions));
  }

  registerMarkdownPostProcessor(processor: PostProcessor, sortOrder?: number): PostProcessor {
    if (sortOrder !== undefined) processor.sortOrder = sortOrder;
    this.app.drawing.addProcessor(processor);
    this.app.workspace.redrawNotes();
    this.register(() => {
      this.app.drawing.removeProcessor(processor);
      this.app.workspace.redrawNotes();
    });
    return processor;
  }

  registerMarkdownCodeBlockProcessor(language: string, handler: CodeBlockHandler, sortOrder?: number): PostProcessor {
    if (this.app.drawing.codeBlocks.has(language)) throw new Error(`Code block postprocessor for language ${language} is already registered`);
    this.app.drawing.codeBlocks.set(language, handler);
    this.register(() => this.app.drawing.codeBlocks.delete(language));
    return this.registerMarkdownPostProcessor(codeBlockPostProcessor(language, handler), sortOrder);
  }

  registerBasesView(): boolean { return false; }

  registerEditorExtension(extension: Extension): void {
    this.app.editorExtensions.push(extension);
    this.app.workspace.updateOptions();
    this.register(() => {
      this.app.editorExtensions.splice(this.app.editorExtensions.indexOf(extension), 1);
      this.app.workspace.updateOptions();
    });
  }

  registerObsidianProtocolHandler(action: string, handler: (parameters: Record<string, string>) => unknown): void {
    this.app.protocolHandlers.set(action, handler);
    this.register(() => this.app.protocolHandlers.delete(action));
  }

  registerEditorSuggest(suggest: EditorSuggest<unknown>): void {
    this.app.editorSuggest.suggests.push(suggest);
    this.register(() => {
      suggest.close();
      this.app.editorSuggest.suggests.splice(this.app.editorSuggest.suggests.indexOf(suggest), 1);
    });
  }

  registerCliHandler(command: string, _description: string, _flags: CliFlags | null, handler: (parameters: Record<string, string>) => string | Promise<string>): void {
    if (this.app.cliHandlers.has(command)) throw new Error(`CLI command "${command}" is already registered`);
    this.app.cliHandlers.set(command, handler);
    this.register(() => this.app.cliHandlers.delete(command));
  }

  async loadData(): Promise<unknown> {
    const path = this.dataPath;
    return (await this.app.vault.adapter.exists(path)) ? (JSON.parse(await this.app.vault.adapter.read(path)) as unknown) : null;
  }

  async saveData(data: unknown): Promise<void> {
    await this.app.vault.adapter.write(this.dataPath, JSON.stringify(data, null, 2));
  }

  private get dataPath(): string { return `${this.manifest.dir ?? ''}/data.json`; }
}
