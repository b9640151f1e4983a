/** A note in a leaf: reading view, Live Preview or source. */

import type { ViewStateResult } from 'obsidian';
import { Editor } from './editor';
import { createNoteEditor, type NoteEditor } from './note-editor';
import { setIcon } from './icons';
import { ReadingView } from './reading-view';
import { TextFileView } from './view';
import type { TFile } from './vault';
import type { WorkspaceLeaf } from './workspace-leaf';

export type Mode = 'preview' | 'live' | 'source';

export class MarkdownView extends TextFileView {
  hoverPopover: unknown = null;
  readonly previewMode: ReadingView;
  readonly editor: Editor;
  private readonly noteEditor: NoteEditor;
  private readonly sourceEl: HTMLElement;
  private readonly modeButton: HTMLElement;
  private mode: Mode = 'preview';

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.sourceEl = this.contentEl.createDiv({ cls: 'markdown-source-view cm-s-obsidian mod-cm6 node-insert-event is-readable-line-width' });
    this.noteEditor = createNoteEditor(this, this.sourceEl);
    this.editor = new Editor(this.noteEditor.view);
    this.previewMode = this.addChild(new ReadingView(this.app, this.contentEl.createDiv({ cls: 'markdown-reading-view' }), this));
    this.modeButton = this.addAction('book-open', 'Toggle reading view', () => { void this.setMode(this.mode === 'preview' ? 'live' : 'preview'); });
    this.registerEvent(this.app.vault.on('modify', (file: TFile) => { if (file === this.file) void this.readAgain(); }));
    this.registerEvent(this.app.vault.on('rename', (file: TFile) => { if (file === this.file) this.leaf.showTab(); }));
    this.register(() => this.noteEditor.view.destroy());
    this.showMode();
  }

  getViewType(): string { return 'markdown'; }
  getMode(): 'source' | 'preview' { return this.mode === 'preview' ? 'preview' : 'source'; }
  get isLivePreview(): boolean { return this.mode === 'live'; }
  get currentMode(): unknown { return this.mode === 'preview' ? this.previewMode : this.editor; }

  getViewData(): string { return this.editor.getValue(); }

  setViewData(data: string, clear: boolean): void {
    this.noteEditor.setText(data, clear);
    if (this.mode === 'preview') this.previewMode.show(data);
  }

  clear(): void { this.noteEditor.setText('', true); this.previewMode.clear(); }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.getMode(), source: this.mode === 'source' };
  }

  /** `mode: 'source'` with `source: false` is Live Preview, as in the app. */
  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const { mode, source } = (state ?? {}) as { mode?: unknown; source?: unknown };
    if (mode === 'preview' || mode === 'source') await this.setMode(mode === 'preview' ? 'preview' : source === true ? 'source' : 'live');
  }

  override setEphemeralState(state: unknown): void {
    const { line, subpath } = (state ?? {}) as { line?: number; subpath?: string };
    const target = line ?? (subpath === undefined ? null : this.lineOf(subpath));
    if (target === null || target === undefined) return;
    if (this.mode === 'preview') this.previewMode.scrollToLine(target);
    else {
      this.editor.setCursor(target);
      this.editor.scrollIntoView({ from: { line: target, ch: 0 }, to: { line: target, ch: 0 } }, true);
    }
  }

  async setMode(mode: Mode): Promise<void> {
    await this.save();
    this.mode = mode;
    this.showMode();
    if (mode === 'preview') this.previewMode.show(this.getViewData());
    else this.previewMode.clear();
    this.updateOptions();
    this.app.workspace.announceLayout();
  }

  focus(): void { if (this.mode !== 'preview') this.editor.focus(); }
  updateOptions(): void { this.noteEditor.updateOptions(); }
  override onResize(): void { this.noteEditor.view.requestMeasure(); this.previewMode.onResize(); }
  showSearch(): void {}

  /** For the editor: the reader changed the text. */
  onEdited(): void {
    this.requestSave();
    this.app.workspace.trigger('editor-change', this.editor, this);
  }

  private async readAgain(): Promise<void> {
    if (!this.file) return;
    const text = await this.app.vault.read(this.file);
    if (text === this.data) {
      if (this.mode === 'preview') this.previewMode.show(text);
      return;
    }
    this.data = text;
    this.setViewData(text, false);
  }

  private lineOf(subpath: string): number | null {
    const cache = this.file && this.app.metadataCache.getFileCache(this.file);
    return (cache && this.app.resolveSubpath(cache, subpath)?.start.line) ?? null;
  }

  private showMode(): void {
    this.sourceEl.toggle(this.mode !== 'preview');
    this.sourceEl.toggleClass('is-live-preview', this.mode === 'live');
    this.previewMode.containerEl.toggle(this.mode === 'preview');
    this.containerEl.setAttr('data-mode', this.getMode());
    setIcon(this.modeButton, this.mode === 'preview' ? 'pencil' : 'book-open');
  }
}
