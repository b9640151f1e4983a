/** The app's Editor: lines and columns over a CodeMirror view. Every change is one undoable transaction. */

import { indentLess, indentMore, redo, undo } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { EditorChange, EditorPosition, EditorRange, EditorSelectionOrCaret, EditorTransaction } from 'obsidian';

/** Later versions of @codemirror/commands are typed against a later state than the app's; they run on it all the same. */
type CommandTarget = Parameters<typeof undo>[0];

export class Editor {
  constructor(readonly cm: EditorView) {}

  getDoc(): this { return this; }
  refresh(): void { this.cm.requestMeasure(); }
  getValue(): string { return this.cm.state.doc.toString(); }
  setValue(content: string): void { this.replaceRange(content, { line: 0, ch: 0 }, this.offsetToPos(this.cm.state.doc.length)); }
  getLine(line: number): string { return this.cm.state.doc.line(line + 1).text; }
  setLine(line: number, text: string): void { this.replaceRange(text, { line, ch: 0 }, { line, ch: this.getLine(line).length }); }
  lineCount(): number { return this.cm.state.doc.lines; }
  lastLine(): number { return this.lineCount() - 1; }

  getSelection(): string {
    const { from, to } = this.cm.state.selection.main;
    return this.cm.state.sliceDoc(from, to);
  }

  somethingSelected(): boolean { return !this.cm.state.selection.main.empty; }
  getRange(from: EditorPosition, to: EditorPosition): string { return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to)); }

  replaceSelection(replacement: string): void {
    this.cm.dispatch(this.cm.state.replaceSelection(replacement));
  }

  replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from): void {
    this.cm.dispatch({ changes: { from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement }, userEvent: 'input' });
  }

  getCursor(side: 'from' | 'to' | 'head' | 'anchor' = 'head'): EditorPosition { return this.offsetToPos(this.cm.state.selection.main[side]); }

  listSelections(): { anchor: EditorPosition; head: EditorPosition }[] {
    return this.cm.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
  }

  setCursor(position: EditorPosition | number, ch = 0): void {
    this.setSelection(typeof position === 'number' ? { line: position, ch } : position);
  }

  setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
    this.cm.dispatch({ selection: EditorSelection.single(this.posToOffset(anchor), this.posToOffset(head)), scrollIntoView: true });
  }

  setSelections(ranges: EditorSelectionOrCaret[], main = 0): void {
    const selections = ranges.map(({ anchor, head }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor)));
    this.cm.dispatch({ selection: EditorSelection.create(selections, main) });
  }

  focus(): void { this.cm.focus(); }
  blur(): void { this.cm.contentDOM.blur(); }
  hasFocus(): boolean { return this.cm.hasFocus; }
  getScrollInfo(): { top: number; left: number } { return { top: this.cm.scrollDOM.scrollTop, left: this.cm.scrollDOM.scrollLeft }; }
  scrollTo(x?: number | null, y?: number | null): void { this.cm.scrollDOM.scrollTo({ ...(x != null && { left: x }), ...(y != null && { top: y }) }); }

  scrollIntoView({ from }: EditorRange, center = false): void {
    this.cm.dispatch({ effects: EditorView.scrollIntoView(this.posToOffset(from), { y: center ? 'center' : 'nearest' }) });
  }

  undo(): void { undo(this.commandTarget); }
  redo(): void { redo(this.commandTarget); }

  exec(command: string): void {
    if (command === 'indentMore') indentMore(this.commandTarget);
    else if (command === 'indentLess') indentLess(this.commandTarget);
    else throw new Error(`The host's editor cannot "${command}".`);
  }

  transaction({ changes = [], selections, selection, replaceSelection }: EditorTransaction): void {
    const range = ({ from, to }: { from: EditorPosition; to?: EditorPosition }) => ({ from: this.posToOffset(from), to: this.posToOffset(to ?? from) });
    const chosen = selections ?? (selection ? [selection] : []);
    if (replaceSelection !== undefined) this.replaceSelection(replaceSelection);
    this.cm.dispatch({ changes: changes.map((change) => ({ ...range(change), insert: change.text })), userEvent: 'input' });
    if (chosen.length > 0) this.setSelections(chosen.map(({ from, to }) => ({ anchor: from, ...(to && { head: to }) })));
  }

  wordAt(position: EditorPosition): EditorRange | null {
    const word = this.cm.state.wordAt(this.posToOffset(position));
    return word ? { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) } : null;
  }

  posToOffset({ line, ch }: EditorPosition): number {
    const { doc } = this.cm.state;
    if (line < 0) return 0;
    if (line >= doc.lines) return doc.length;
    const { from, to } = doc.line(line + 1);
    return Math.min(from + Math.max(0, ch), to);
  }

  offsetToPos(offset: number): EditorPosition {
    const line = this.cm.state.doc.lineAt(Math.min(Math.max(offset, 0), this.cm.state.doc.length));
    return { line: line.number - 1, ch: offset - line.from };
  }

  processLines<T>(read: (line: number, text: string) => T | null, write: (line: number, text: string, value: T | null) => EditorChange | void): void {
    const lines = Array.from({ length: this.lineCount() }, (_, line) => ({ line, text: this.getLine(line) }));
    const values = lines.map(({ line, text }) => read(line, text));
    const changes = lines.flatMap(({ line, text }, index) => write(line, text, values[index] ?? null) ?? []);
    if (changes.length > 0) this.transaction({ changes });
  }

  private get commandTarget(): CommandTarget { return this.cm as unknown as CommandTarget; }
}
