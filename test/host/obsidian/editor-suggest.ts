/** Suggestions at the cursor of an editor, and at text fields. */

import { EditorView } from '@codemirror/view';
import type { EditorPosition, EditorSuggestContext, EditorSuggestTriggerInfo, Instruction } from 'obsidian';
import type { App } from './app';
import type { Editor } from './editor';
import { Scope } from './keymap';
import { MarkdownView } from './markdown-view';
import { SuggestionList } from './suggestion-list';
import type { TFile } from './vault';

export abstract class PopoverSuggest<T> {
  readonly scope: Scope;
  protected readonly suggestEl = createDiv({ cls: 'suggestion-container' });
  protected readonly list: SuggestionList<T>;

  constructor(readonly app: App, scope?: Scope) {
    this.scope = scope ?? new Scope(app.scope);
    this.scope.register([], 'Escape', () => { this.close(); return false; });
    this.list = new SuggestionList<T>(this.suggestEl.createDiv({ cls: 'suggestion' }), this.scope, {
      render: (value, el) => this.renderSuggestion(value, el),
      choose: (value, event) => this.selectSuggestion(value, event),
    });
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

  get isOpen(): boolean { return this.suggestEl.isConnected; }

  open(): void {
    activeDocument.body.append(this.suggestEl);
    this.app.keymap.pushScope(this.scope);
  }

  close(): void {
    this.app.keymap.popScope(this.scope);
    this.suggestEl.detach();
  }

  protected placeAt({ left, bottom }: { left: number; bottom: number }): void {
    this.suggestEl.setCssStyles({ left: `${left}px`, top: `${bottom + 4}px` });
  }
}

export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: (Omit<EditorSuggestContext, 'editor' | 'file'> & { editor: Editor; file: TFile }) | null = null;
  limit = 100;

  abstract onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null;
  abstract getSuggestions(context: NonNullable<EditorSuggest<T>['context']>): T[] | Promise<T[]>;

  setInstructions(instructions: Instruction[]): void {
    const el = this.suggestEl.createDiv({ cls: 'prompt-instructions' });
    for (const { command, purpose } of instructions) el.createDiv({ cls: 'prompt-instruction', text: `${command} ${purpose}` });
  }

  override close(): void {
    super.close();
    this.context = null;
  }

  /** For the host: asks whether there is something to suggest. @returns whether there is */
  async trigger(editor: Editor, file: TFile | null): Promise<boolean> {
    const cursor = editor.getCursor();
    const found = file && !editor.somethingSelected() ? this.onTrigger(cursor, editor, file) : null;
    if (!found || !file) {
      if (this.isOpen) this.close();
      return false;
    }
    this.context = { ...found, editor, file };
    const values = (await this.getSuggestions(this.context)).slice(0, this.limit);
    if (values.length === 0) {
      this.close();
      return false;
    }
    this.list.show(values);
    if (!this.isOpen) this.open();
    const place = editor.cm.coordsAtPos(editor.posToOffset(found.start));
    if (place) this.placeAt(place);
    return true;
  }
}

/** All suggesters of plugins; the first that has something wins, as in the app. */
export class EditorSuggests {
  readonly suggests: EditorSuggest<unknown>[] = [];

  constructor(app: App) {
    app.editorExtensions.push(EditorView.updateListener.of(({ view, docChanged, selectionSet }) => {
      const owner = app.workspace.allLeaves().map((leaf) => leaf.view).find((each) => each instanceof MarkdownView && each.editor.cm === view);
      if (!(owner instanceof MarkdownView)) return;
      if (docChanged) void this.ask(owner.editor, owner.file);
      else if (selectionSet) for (const suggest of this.suggests) if (suggest.isOpen) void suggest.trigger(owner.editor, owner.file);
    }));
  }

  private async ask(editor: Editor, file: TFile | null): Promise<void> {
    for (const suggest of this.suggests) if (await suggest.trigger(editor, file)) return;
  }
}

export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
  limit = 100;
  private selectCallback: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | null = null;

  constructor(app: App, private readonly textInputEl: HTMLInputElement | HTMLDivElement) {
    super(app);
    const update = () => { void this.update(); };
    textInputEl.addEventListener('input', update);
    textInputEl.addEventListener('focus', update);
    textInputEl.addEventListener('blur', () => this.close());
  }

  protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

  getValue(): string { return this.textInputEl.instanceOf(HTMLInputElement) ? this.textInputEl.value : this.textInputEl.textContent; }

  setValue(value: string): void {
    if (this.textInputEl.instanceOf(HTMLInputElement)) this.textInputEl.value = value;
    else this.textInputEl.setText(value);
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void { this.selectCallback?.(value, event); }

  onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
    this.selectCallback = callback;
    return this;
  }

  private async update(): Promise<void> {
    const values = (await this.getSuggestions(this.getValue())).slice(0, this.limit);
    if (values.length === 0) return this.close();
    this.list.show(values);
    if (!this.isOpen) this.open();
    this.placeAt(this.textInputEl.getBoundingClientRect());
  }
}
