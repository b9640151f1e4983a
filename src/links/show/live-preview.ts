/** Chips in Live Preview: on visible lines only, and after a change on the changed lines only. */

import { syntaxTree } from '@codemirror/language';
import { StateEffect } from '@codemirror/state';
import type { EditorState, Extension, Line, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import { editorInfoField, editorLivePreviewField } from 'obsidian';
import type { Texts } from '../../i18n';
import type { ComponentFinder } from '../component-finder';
import { mentionsInLine } from '../mentions';
import type { WrittenMention } from '../mentions';
import type { Trust } from '../resolve/resolve';
import { createChip } from './chip';
import type { ShownResolution } from './chip';
import type { ShownChips } from './shown-chips';

export interface LivePreviewParts {
  readonly finder: ComponentFinder;
  readonly chips: ShownChips;
  readonly texts: Texts;
  readonly isMarked: (kind: WrittenMention['kind']) => boolean;
}

export class LivePreviewChips {
  readonly extension: Extension;
  /** Editors in panes, canvas cards and pop-outs. */
  readonly #editors = new Set<EditorView>();

  constructor(parts: LivePreviewParts) {
    this.extension = ViewPlugin.define((view) => {
      this.#editors.add(view);
      return new ChipDecorations(view, parts, () => this.#editors.delete(view));
    }, { decorations: (plugin) => plugin.decorations });
  }

  /** Settings or other notes may now say something else. Chips that say the same stay. */
  lookAgain(): void {
    for (const view of this.#editors) view.dispatch({ effects: lookAgain.of(null) });
  }
}

const lookAgain = StateEffect.define<null>();

class ChipDecorations {
  decorations: DecorationSet = Decoration.none;
  #trust: Trust | null;
  #sourcePath: string;
  #seen: readonly { readonly from: number; readonly to: number }[] = [];

  constructor(view: EditorView, private readonly parts: LivePreviewParts, readonly destroy: () => void) {
    this.#trust = this.#trustIn(view.state);
    this.#sourcePath = sourcePathIn(view.state);
    this.#lookAtAll(view);
  }

  update(update: ViewUpdate): void {
    const { state, startState, view } = update;
    const isAsked = update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(lookAgain)));
    const sourcePath = sourcePathIn(state);
    const isAnother = sourcePath !== this.#sourcePath || startState.field(editorLivePreviewField, false) !== state.field(editorLivePreviewField, false);
    if (isAsked || isAnother || (update.docChanged && changesStructure(update))) {
      this.#trust = this.#trustIn(state);
      this.#sourcePath = sourcePath;
      this.#lookAtAll(view);
    } else if (update.docChanged) {
      this.decorations = this.decorations.map(update.changes);
      this.#seen = this.#seen.map(({ from, to }) => ({ from: update.changes.mapPos(from, -1), to: update.changes.mapPos(to, 1) }));
      update.changes.iterChangedRanges((_fromA, _toA, from, to) => this.#lookAt(view, from, to));
      this.#lookAtNew(view);
    } else if (update.viewportChanged) {
      this.#lookAtNew(view);
    } else if (syntaxTree(startState) !== syntaxTree(state)) {
      this.#lookAtAll(view);
    }
  }

  #trustIn(state: EditorState): Trust | null {
    return state.field(editorLivePreviewField, false) === true ? this.parts.finder.trustInText(state.doc.toString()) : null;
  }

  #lookAtAll(view: EditorView): void {
    this.decorations = Decoration.none;
    this.#seen = [];
    this.#lookAtNew(view);
  }

  /** Visible ranges that have not been looked at; what went out of sight is forgotten. */
  #lookAtNew(view: EditorView): void {
    const visible = view.visibleRanges;
    const isIn = (ranges: readonly { from: number; to: number }[], position: number): boolean => ranges.some(({ from, to }) => from <= position && position <= to);
    this.decorations = this.decorations.update({ filter: (from) => isIn(visible, from) });
    for (const { from, to } of visible) {
      if (!this.#seen.some((seen) => seen.from <= from && to <= seen.to)) this.#lookAt(view, from, to);
    }
    this.#seen = visible.map(({ from, to }) => ({ from, to }));
  }

  #lookAt(view: EditorView, from: number, to: number): void {
    const { doc } = view.state;
    const first = doc.lineAt(from);
    const last = doc.lineAt(to);
    const found: Range<Decoration>[] = [];
    if (this.#trust !== null) {
      for (let number = first.number; number <= last.number; number++) found.push(...this.#inLine(view.state, doc.line(number), this.#trust));
    }
    this.decorations = this.decorations.update({ filter: () => false, filterFrom: first.from, filterTo: last.to, add: found, sort: true });
  }

  #inLine(state: EditorState, line: Line, trust: Trust): Range<Decoration>[] {
    if (!/\[\[|\]\(|\*\*|__|^\s*#/.test(line.text)) return [];
    const found: Range<Decoration>[] = [];
    for (const mention of mentionsInLine(line.text)) {
      if (!this.parts.isMarked(mention.kind)) continue;
      if (isNotProse(state, line.from + mention.from)) continue;
      const resolution = this.parts.finder.find(mention, this.#sourcePath, trust);
      if (resolution.kind === 'none') continue;
      const widget = new ChipWidget(resolution, writtenText(mention, line.text), this.#sourcePath, this.parts);
      found.push(Decoration.widget({ widget, side: 1 }).range(line.from + mention.to));
    }
    return found;
  }
}

class ChipWidget extends WidgetType {
  constructor(
    private readonly resolution: ShownResolution,
    private readonly written: string,
    private readonly sourcePath: string,
    private readonly parts: LivePreviewParts,
  ) {
    super();
  }

  override eq(other: ChipWidget): boolean {
    return this.sourcePath === other.sourcePath && this.written === other.written && JSON.stringify(this.resolution) === JSON.stringify(other.resolution);
  }

  override toDOM(view: EditorView): HTMLElement {
    const el = createChip(this.resolution, this.parts.texts);
    this.parts.chips.add({
      el, resolution: this.resolution, sourcePath: this.sourcePath, written: this.written,
      place: () => (el.isConnected ? { text: view.state.doc.toString(), line: view.state.doc.lineAt(view.posAtDOM(el)).number - 1 } : null),
    });
    return el;
  }

  override destroy(el: HTMLElement): void {
    this.parts.chips.delete(el);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** The file is set on the editor's owner, sometimes after the text: it is asked for each time. */
function sourcePathIn(state: EditorState): string {
  return state.field(editorInfoField, false)?.file?.path ?? '';
}

/** The app names the nodes of its tree after the classes of the token, joined by underscores. */
function isNotProse(state: EditorState, position: number): boolean {
  return /codeblock|inline-code|comment|math|frontmatter/.test(syntaxTree(state).resolveInner(position, 1).name);
}

/** Whether a change may open or close code, comments or formulas, or change whether the note shows components at all. */
function changesStructure(update: ViewUpdate): boolean {
  let isStructural = false;
  update.changes.iterChanges((fromA, toA, fromB, toB) => {
    const before = update.startState.doc.lineAt(fromA).text + update.startState.doc.sliceString(fromA, toA);
    const after = update.state.doc.lineAt(fromB).text + update.state.doc.sliceString(fromB, toB);
    isStructural ||= /```|~~~|%%|\$\$|<!--|-->|^---|attention-lab/m.test(before) || /```|~~~|%%|\$\$|<!--|-->|^---|attention-lab/m.test(after);
  });
  return isStructural;
}

function writtenText(mention: WrittenMention, line: string): string {
  return mention.kind === 'link' ? mention.reference.display ?? line.slice(mention.from + 2, mention.to - 2) : mention.text;
}
