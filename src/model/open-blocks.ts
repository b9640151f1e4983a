/**
 * The `attention` blocks that are open, what the reader chose in each, and what was last computed for it.
 * Block, lens, diagram and chips read and write here and so show one selection. `main.ts` makes the only one.
 *
 * The same block is often drawn several times (editor, reading view, page preview); all of its
 * drawings share one entry under one key.
 */

import { update, type ReaderAction, type ReaderState } from './reader-state';
import type { Trace } from './trace';

export interface OpenBlock {
  readonly key: string;
  /** Vault path of the note that holds the block's text. */
  readonly sourcePath: string;
  /** What stands between the fences. */
  readonly source: string;
  readonly state: ReaderState;
  /** The trace of the shown sentence; null until there is one. */
  readonly trace: Trace | null;
}

/** Called after the change; `block` is null when it was closed. */
export type OpenBlocksListener = (key: string, block: OpenBlock | null) => void;

export function blockKey(sourcePath: string, source: string): string {
  return `${sourcePath}\n${source}`;
}

export class OpenBlocks {
  readonly #entries = new Map<string, Entry>();
  readonly #closed = new Map<string, ReaderState>();
  readonly #listeners = new Set<OpenBlocksListener>();
  #active: string | null = null;

  /**
   * Opens a block, or joins the drawings of one that is open. A block that was closed a while ago
   * (scrolled away, redrawn by the editor) comes back as the reader left it.
   * @returns a function that closes this drawing
   */
  open(sourcePath: string, source: string, initial: ReaderState): () => void {
    const key = blockKey(sourcePath, source);
    const entry = this.#entries.get(key);
    if (entry) {
      entry.drawings += 1;
    } else {
      const state = this.#closed.get(key) ?? initial;
      this.#closed.delete(key);
      this.#entries.set(key, { block: { key, sourcePath, source, state, trace: null }, drawings: 1, past: [] });
      this.#tell(key);
    }
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#close(key);
    };
  }

  get(key: string): OpenBlock | null {
    return this.#entries.get(key)?.block ?? null;
  }

  /** What the reader chose in a block that is open or was a while ago; null where there is nothing to come back to. */
  remembered(key: string): ReaderState | null {
    return this.#entries.get(key)?.block.state ?? this.#closed.get(key) ?? null;
  }

  /** Blocks that were closed come back as their text asks, not as the reader left them. */
  forgetClosed(): void {
    this.#closed.clear();
  }

  /** The open blocks of one note, or of all notes, oldest first. */
  list(sourcePath?: string): readonly OpenBlock[] {
    const blocks = [...this.#entries.values()].map((entry) => entry.block);
    return sourcePath === undefined ? blocks : blocks.filter((block) => block.sourcePath === sourcePath);
  }

  /** The block that the reader used last. */
  get active(): OpenBlock | null {
    return this.#active === null ? null : this.get(this.#active);
  }

  dispatch(key: string, action: ReaderAction): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    const before = entry.block.state;
    const state = update(before, action);
    if (action.kind !== 'hover') this.#active = key;
    if (state === before) return;
    if (TAKEN_BACK.has(action.kind)) entry.past = [...entry.past.slice(1 - LONGEST_PAST), before];
    entry.block = { ...entry.block, state };
    this.#tell(key);
  }

  canUndo(key: string): boolean {
    return (this.#entries.get(key)?.past.length ?? 0) > 0;
  }

  /** Takes back the last change to the run; where the reader looks stays. */
  undo(key: string): void {
    const entry = this.#entries.get(key);
    const before = entry?.past.at(-1);
    if (!entry || !before) return;
    entry.past = entry.past.slice(0, -1);
    const { pinned, hovered, component, question, view, grain } = entry.block.state;
    entry.block = { ...entry.block, state: { ...before, pinned, hovered, component, question, view, grain } };
    this.#tell(key);
  }

  /** Hands over what was computed for the block's present state. */
  show(key: string, trace: Trace | null): void {
    const entry = this.#entries.get(key);
    if (!entry || entry.block.trace === trace) return;
    entry.block = { ...entry.block, trace };
    this.#tell(key);
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: OpenBlocksListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #close(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    entry.drawings -= 1;
    if (entry.drawings > 0) return;
    this.#entries.delete(key);
    this.#closed.set(key, { ...entry.block.state, hovered: null, component: null, question: null });
    const oldest = this.#closed.keys().next();
    if (this.#closed.size > MOST_REMEMBERED && !oldest.done) this.#closed.delete(oldest.value);
    if (this.#active === key) this.#active = null;
    this.#tell(key);
  }

  #tell(key: string): void {
    const block = this.get(key);
    for (const listener of [...this.#listeners]) listener(key, block);
  }
}

interface Entry {
  block: OpenBlock;
  drawings: number;
  past: readonly ReaderState[];
}

const LONGEST_PAST = 100;
const MOST_REMEMBERED = 50;

/** Actions that `undo` takes back: those that change what the model computes. */
const TAKEN_BACK: ReadonlySet<ReaderAction['kind']> = new Set<ReaderAction['kind']>([
  'edit-sentence', 'choose-model', 'attention', 'toggle-word', 'weights', 'force', 'target', 'beam', 'reset-run',
]);
