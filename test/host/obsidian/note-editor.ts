/** The CodeMirror editor of a note, with the app's state fields and the extensions of plugins. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension, StateEffect, StateField, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, ViewPlugin } from '@codemirror/view';
import { Keymap } from './keymap';
import { livePreview, tokenClasses } from './live-preview';
import { markdownLanguage, tokenClassNodeProp } from './markdown-language';
import type { MarkdownView } from './markdown-view';
import { Menu } from './menu';

const setLivePreview = StateEffect.define<boolean>();

export const editorInfoField = StateField.define<MarkdownView | null>({ create: () => null, update: (value) => value });
export const editorLivePreviewField = StateField.define<boolean>({
  create: () => false,
  update: (value, { effects }) => effects.reduce((present, effect) => (effect.is(setLivePreview) ? effect.value : present), value),
});
export const editorEditorField = StateField.define<EditorView | null>({ create: () => null, update: (value) => value });

/** Whether the mouse is held down in the editor; plugins wait with redrawing until it is not. */
export const livePreviewState = ViewPlugin.fromClass(class {
  mousedown = false;
}, { eventHandlers: {
  mousedown() { this.mousedown = true; },
  mouseup() { this.mousedown = false; },
} });

export interface NoteEditor {
  readonly view: EditorView;
  /** @param clear whether this is another note: history and cursor start anew */
  setText(text: string, clear: boolean): void;
  /** Takes plugins' extensions and the view's mode anew. */
  updateOptions(): void;
}

const fromOutside = Annotation.define<boolean>();

export function createNoteEditor(owner: MarkdownView, parent: HTMLElement): NoteEditor {
  const changeable = new Compartment();
  const options = (): Extension => [
    owner.isLivePreview ? livePreview(owner.app, () => owner.file?.path ?? '') : [],
    [...owner.app.editorExtensions],
  ];
  const stateOf = (text: string) => EditorState.create({
    doc: text,
    extensions: [
      history(), drawSelection(), EditorView.lineWrapping, EditorState.allowMultipleSelections.of(true),
      markdownLanguage, tokenClasses, livePreviewState,
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      editorInfoField.init(() => owner),
      editorEditorField.init(() => view),
      editorLivePreviewField.init(() => owner.isLivePreview),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(fromOutside))) owner.onEdited();
      }),
      EditorView.domEventHandlers({ mousedown: followLink, mouseover: hoverLink, contextmenu: openMenu }),
      changeable.of(options()),
    ],
  });
  const followLink = (event: MouseEvent, editorView: EditorView) => {
    const link = Keymap.isModEvent(event) ? linkAt(editorView, event) : null;
    if (link === null) return false;
    void owner.app.workspace.openLinkText(link, owner.file?.path ?? '', event.ctrlKey ? 'tab' : false);
    return true;
  };
  const hoverLink = (event: MouseEvent, editorView: EditorView) => {
    const targetEl = (event.target as HTMLElement).closest<HTMLElement>('.cm-hmd-internal-link');
    const linktext = targetEl && linkAt(editorView, event);
    if (targetEl && linktext) owner.app.workspace.trigger('hover-link', { event, source: 'editor', hoverParent: owner, targetEl, linktext, sourcePath: owner.file?.path ?? '' });
    return false;
  };
  const openMenu = (event: MouseEvent) => {
    const menu = new Menu();
    owner.app.workspace.trigger('editor-menu', menu, owner.editor, owner);
    menu.showAtMouseEvent(event);
    return true;
  };
  const view: EditorView = new EditorView({ parent });
  view.setState(stateOf(''));
  return {
    view,
    setText: (text, clear) => {
      if (clear) view.setState(stateOf(text));
      else if (text !== view.state.doc.toString()) {
        view.dispatch({ changes: smallestChange(view.state.doc.toString(), text), annotations: [fromOutside.of(true), Transaction.addToHistory.of(true)] });
      }
    },
    updateOptions: () => view.dispatch({ effects: [changeable.reconfigure(options()), setLivePreview.of(owner.isLivePreview)] }),
  };
}

/** What is between [[ and ]] under the mouse, without the shown text. */
function linkAt(view: EditorView, event: MouseEvent): string | null {
  const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (position === null) return null;
  const line = view.state.doc.lineAt(position);
  let isLink = false;
  syntaxTree(view.state).iterate({ from: position, to: position, enter: ({ type }) => { isLink ||= type.prop(tokenClassNodeProp)?.includes('hmd-internal-link') === true; } });
  const found = [...line.text.matchAll(/\[\[([^[\]|]+)/g)].find(({ index, 0: { length } }) => {
    const close = line.text.indexOf(']]', index + length);
    return line.from + index <= position && position <= line.from + close + 2;
  });
  return isLink ? found?.[1] ?? null : null;
}

/** One change that turns a text into another, so that cursor and widgets outside of it stay. */
function smallestChange(before: string, after: string): { from: number; to: number; insert: string } {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
