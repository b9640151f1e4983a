/** Live Preview: blocks drawn in place of their source until the selection enters them, marks hidden on other lines. */

import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, type Range, RangeSetBuilder, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view';
import type { App } from './app';
import type { Realm } from './dom';
import { setIcon } from './icons';
import { frontmatterOf } from './markdown';
import { MarkdownRenderChild } from './markdown-renderer';
import { tokenClassNodeProp } from './markdown-language';
import { renderMath } from './math';
import { drawProperties } from './properties';

type BlockKind = 'properties' | 'code' | 'callout' | 'table' | 'math' | 'embed';

interface SourceBlock {
  readonly kind: BlockKind;
  readonly from: number;
  readonly to: number;
  /** The fence's language; empty for other kinds. */
  readonly language: string;
}

export function livePreview(app: App, sourcePath: () => string): Extension {
  return [blockWidgets(app, sourcePath), inlinePreview];
}

/** Classes of tokens and code lines, which source mode has too. */
export const tokenClasses = ViewPlugin.fromClass(class {
  decorations: DecorationSet;

  constructor(view: EditorView) { this.decorations = classesOf(view); }

  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) this.decorations = classesOf(update.view);
  }
}, { decorations: (plugin) => plugin.decorations });

function classesOf(view: EditorView): DecorationSet {
  const { doc } = view.state;
  const lines = new Map<number, string>();
  const marks: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({ from, to, enter: ({ type, from: start, to: end }) => {
      const classes = type.prop(tokenClassNodeProp);
      if (classes === undefined || start === end) return;
      const lineClass = classes.includes('hmd-codeblock') ? 'HyperMD-codeblock' : /\bheader-\d/.exec(classes)?.[0].replace('header', 'HyperMD-header HyperMD-header');
      if (lineClass !== undefined) lines.set(doc.lineAt(start).from, lineClass);
      marks.push(Decoration.mark({ class: classes.split(' ').map((name) => `cm-${name}`).join(' ') }).range(start, end));
    } });
  }
  return Decoration.set([...marks, ...Array.from(lines, ([line, name]) => Decoration.line({ class: name }).range(line))], true);
}

/** Characters in which the properties at the top must end. */
const MAXIMUM_FRONTMATTER = 10_000;

/** Lines only, no parse: this runs at every change of the text. */
function findBlocks(state: EditorState): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const { doc } = state;
  const lineText = (number: number) => (number <= doc.lines ? doc.line(number).text : '');
  let number = 1;
  const frontmatter = frontmatterOf(state.sliceDoc(0, MAXIMUM_FRONTMATTER));
  if (frontmatter) {
    blocks.push({ kind: 'properties', from: 0, to: doc.line(frontmatter.lineCount).to, language: '' });
    number = frontmatter.lineCount + 1;
  }
  const endWhere = (start: number, isLast: (text: string) => boolean) => {
    let last = start;
    while (last <= doc.lines && !isLast(lineText(last))) last++;
    return last;
  };
  while (number <= doc.lines) {
    const text = lineText(number);
    const fence = /^(`{3,}|~{3,})\s*([^\s`]*)/.exec(text);
    let last = number;
    let kind: BlockKind | null = null;
    if (fence?.[1]) {
      const mark = fence[1];
      last = endWhere(number + 1, (line) => line.trim().startsWith(mark) && line.trim().replaceAll(mark.charAt(0), '') === '');
      kind = last <= doc.lines ? 'code' : null;
    } else if (/^>\s*\[!/.test(text)) {
      last = endWhere(number, (line) => !line.startsWith('>')) - 1;
      kind = 'callout';
    } else if (/^\s*\|.*\|\s*$/.test(text) && /^\s*\|?[\s:|-]+\|?\s*$/.test(lineText(number + 1)) && lineText(number + 1).includes('-')) {
      last = endWhere(number, (line) => !line.includes('|')) - 1;
      kind = 'table';
    } else if (text.startsWith('$$')) {
      last = /\S.*\$\$\s*$/.test(text.slice(2)) ? number : endWhere(number + 1, (line) => line.trimEnd().endsWith('$$'));
      kind = last <= doc.lines ? 'math' : null;
    } else if (/^!\[\[[^\]]+\]\]\s*$/.test(text)) {
      kind = 'embed';
    }
    if (kind) blocks.push({ kind, from: doc.line(number).from, to: doc.line(Math.min(last, doc.lines)).to, language: fence?.[2] ?? '' });
    number = Math.max(last, number) + 1;
  }
  return blocks;
}

function blockWidgets(app: App, sourcePath: () => string): Extension {
  // Properties are never shown as text here, as in the app.
  const isTouched = (state: EditorState, { kind, from, to }: SourceBlock) => kind !== 'properties' && state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  const isDrawn = ({ kind, language }: SourceBlock) => kind !== 'code' || app.drawing.codeBlocks.has(language);
  // When processors of plugins come or go, this field is made anew and its widgets with it.
  const generation = app.drawing.revision;
  const widgets = (state: EditorState, blocks: readonly SourceBlock[]) => Decoration.set(blocks.filter((block) => isDrawn(block) && !isTouched(state, block)).map((block) => {
    const widget = new BlockWidget(app, sourcePath, block.kind, block.language, state.sliceDoc(block.from, block.to), generation);
    return Decoration.replace({ widget, block: true }).range(block.from, block.to);
  }));
  return StateField.define<{ blocks: SourceBlock[]; widgets: DecorationSet }>({
    create: (state) => {
      const blocks = findBlocks(state);
      return { blocks, widgets: widgets(state, blocks) };
    },
    update: (value, transaction) => {
      if (!transaction.docChanged && !transaction.selection) return value;
      const blocks = transaction.docChanged ? findBlocks(transaction.state) : value.blocks;
      return { blocks, widgets: widgets(transaction.state, blocks) };
    },
    provide: (field) => EditorView.decorations.from(field, (value) => value.widgets),
  });
}

/** What was added for a widget's element, to be unloaded with it. */
const owners = new WeakMap<HTMLElement, MarkdownRenderChild>();

/** The same source gives the same widget, so that edits elsewhere leave its elements alone. */
class BlockWidget extends WidgetType {
  constructor(
    private readonly app: App,
    private readonly sourcePath: () => string,
    private readonly kind: BlockKind,
    private readonly language: string,
    private readonly source: string,
    private readonly generation: number,
  ) {
    super();
  }

  override eq(other: BlockWidget): boolean {
    return this.kind === other.kind && this.source === other.source && this.generation === other.generation && this.sourcePath() === other.sourcePath();
  }

  override toDOM(view: EditorView): HTMLElement {
    const el = view.dom.ownerDocument.createElement('div');
    el.addClass('cm-embed-block', 'markdown-rendered', this.kind === 'code' ? 'cm-preview-code-block' : `cm-${this.kind}-block`);
    if (this.language) el.addClass(`cm-lang-${this.language}`);
    const child = new MarkdownRenderChild(el);
    child.load();
    owners.set(el, child);
    const observer = new (view.dom.win as Realm).ResizeObserver(() => view.requestMeasure());
    observer.observe(el);
    child.register(() => observer.disconnect());
    this.draw(view, el, child);
    return el;
  }

  override destroy(el: HTMLElement): void {
    owners.get(el)?.unload();
    owners.delete(el);
  }

  private draw(view: EditorView, el: HTMLElement, child: MarkdownRenderChild): void {
    if (this.kind === 'code') {
      const inside = this.source.split('\n').slice(1, -1).join('\n');
      const context = this.app.drawing.contextFor(this.sourcePath(), child, () => {
        const first = view.state.doc.lineAt(view.posAtDOM(el)).number - 1;
        return { text: view.state.doc.toString(), lineStart: first, lineEnd: first + this.source.split('\n').length - 1 };
      });
      this.app.drawing.runCodeBlock(this.language, inside, el.createDiv({ cls: `block-language-${this.language}` }), context);
    } else if (this.kind === 'properties') {
      el.createDiv({ cls: 'inline-title', text: this.sourcePath().replace(/^.*\/|\.md$/g, '') });
      drawProperties(this.source.split('\n').slice(1, -1).join('\n'), el);
    } else {
      void this.app.drawing.render(this.source, el, this.sourcePath(), child);
    }
    if (this.kind === 'embed' || this.kind === 'properties') return;
    const edit = el.createDiv({ cls: 'edit-block-button', attr: { 'aria-label': 'Edit this block' } });
    setIcon(edit, 'code-xml');
    edit.addEventListener('click', () => {
      const from = view.posAtDOM(el);
      view.dispatch({ selection: { anchor: Math.min(view.state.doc.lineAt(from).to + 1, view.state.doc.length) } });
      view.focus();
    });
  }
}

class MathWidget extends WidgetType {
  constructor(private readonly tex: string) { super(); }
  override eq(other: MathWidget): boolean { return this.tex === other.tex; }
  override toDOM(): HTMLElement { return renderMath(this.tex, false); }
}

/** Marks are hidden and formulas drawn on lines that the selection is not on. (The app decides by element, not by line.) */
const inlinePreview = ViewPlugin.fromClass(class {
  decorations: DecorationSet;

  constructor(view: EditorView) { this.decorations = hiddenMarks(view); }

  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged || update.selectionSet || syntaxTree(update.startState) !== syntaxTree(update.state)) this.decorations = hiddenMarks(update.view);
  }
}, { decorations: (plugin) => plugin.decorations, provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none) });

const HIDDEN = /\bformatting-(?:strong|em|header|link|link-start|link-end|link-string|code(?!-)|highlight|strikethrough|embed|escape)\b|\blink-has-alias\b|\blink-alias-pipe\b|\bstring url\b/;

function hiddenMarks(view: EditorView): DecorationSet {
  const { state } = view;
  const builder = new RangeSetBuilder<Decoration>();
  const isEdited = (position: number) => {
    const line = state.doc.lineAt(position);
    return state.selection.ranges.some((range) => range.from <= line.to && range.to >= line.from);
  };
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({ from, to, enter: ({ type, from: start, to: end }) => {
      const classes = type.prop(tokenClassNodeProp);
      if (classes === undefined || isEdited(start)) return;
      if (HIDDEN.test(classes)) builder.add(start, end, Decoration.replace({}));
      else if (/\bmath\b/.test(classes) && !classes.includes('math-block')) builder.add(start, end, Decoration.replace({ widget: new MathWidget(state.sliceDoc(start, end).replace(/^\$+|\$+$/g, '')) }));
    } });
  }
  return builder.finish();
}
