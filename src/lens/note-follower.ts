/** Which `attention` fence the reader is at: the one around the cursor, else the block that they used last, else the note's first. */

import { MarkdownView, type App, type EventRef, type MarkdownFileInfo } from 'obsidian';
import type { OpenBlocks } from '../model/open-blocks';
import { attentionFences, type AttentionFence } from '../obsidian/attention-fences';
import type { Followed } from './lens-session';

/** Typing is followed this long after the last key. */
const TYPING_MS = 150;

export interface EditorEvents {
  /** Calls back after the text or the cursor of the editor that has the keyboard changed. @returns a function that ends it */
  readonly subscribe: (listener: (info: MarkdownFileInfo) => void) => () => void;
}

export class NoteFollower {
  readonly #events: EventRef[];
  readonly #endEditing: () => void;
  readonly #endBlocks: () => void;
  #timer: number | null = null;

  constructor(
    private readonly app: App,
    private readonly blocks: OpenBlocks,
    editing: EditorEvents,
    private readonly onFollow: (followed: Followed) => void,
  ) {
    const { workspace } = app;
    this.#events = [
      workspace.on('active-leaf-change', () => { void this.look(); }),
      workspace.on('file-open', () => { void this.look(); }),
    ];
    this.#endEditing = editing.subscribe((info) => { this.#lookSoon(info); });
    let active: string | null = null;
    this.#endBlocks = blocks.subscribe(() => {
      const block = blocks.active;
      if (block === null || block.key === active) return;
      active = block.key;
      this.onFollow({ sourcePath: block.sourcePath, source: block.source, sentence: null });
    });
  }

  /** Looks at the active note now; where the lens itself is active, at the one that was before. */
  async look(): Promise<void> {
    const { workspace } = this.app, recent = workspace.getMostRecentLeaf()?.view;
    const view = workspace.getActiveViewOfType(MarkdownView) ?? (recent instanceof MarkdownView ? recent : null), path = view?.file?.path;
    if (!view?.file || path === undefined) return;
    if (view.getMode() === 'source') this.#find(path, view.editor.getValue(), view.editor.getCursor().line);
    else this.#find(path, await this.app.vault.cachedRead(view.file), null);
  }

  /** `line` is where the cursor is; null while the note is being read. */
  #find(path: string, text: string, line: number | null): void {
    const fences = attentionFences(text);
    const used = this.blocks.active;
    const fence = (line === null ? null : fenceAt(fences, line))
      ?? fences.find((candidate) => used?.sourcePath === path && used.source.trimEnd() === candidate.content.trimEnd()) ?? fences[0];
    if (fence !== undefined) this.onFollow({ sourcePath: path, source: fence.content, sentence: line === null ? null : sentenceAt(fence, line) });
  }

  stop(): void {
    for (const event of this.#events) this.app.workspace.offref(event);
    this.#endEditing();
    this.#endBlocks();
    if (this.#timer !== null) window.clearTimeout(this.#timer);
  }

  #lookSoon({ file, editor }: MarkdownFileInfo): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = null;
      if (file && editor) this.#find(file.path, editor.getValue(), editor.getCursor().line);
    }, TYPING_MS);
  }
}

/** The fence around a line; else the nearest above it; null: all are below. Pure. */
function fenceAt(fences: readonly AttentionFence[], line: number): AttentionFence | null {
  return fences.find((fence) => line >= fence.startLine && line <= fence.endLine) ?? fences.filter((fence) => fence.endLine < line).at(-1) ?? null;
}

/** The index of the sentence that stands on a line of the note; null: none does. Pure. */
function sentenceAt(fence: AttentionFence, line: number): number | null {
  const lines = fence.content.split('\n'), at = line - fence.startLine - 1;
  const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  const separator = lines.map((text) => /^\s*-{3,}\s*$/.test(text)).lastIndexOf(true);
  if (at <= separator || at >= lines.length || isBlank(lines[at])) return null;
  return lines.slice(separator + 1, at).filter((text) => !isBlank(text)).length;
}
