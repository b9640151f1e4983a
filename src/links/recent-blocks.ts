/**
 * The blocks of a note with what was last computed for them, also those that were scrolled out of sight:
 * the app takes their drawings away, and cards far down a long note still speak of them.
 */

import type { OpenBlock, OpenBlocks } from '../model/open-blocks';

const MOST_REMEMBERED = 8;

export class RecentBlocks {
  readonly #remembered = new Map<string, OpenBlock>();
  readonly #unsubscribe: () => void;

  constructor(private readonly openBlocks: OpenBlocks) {
    this.#unsubscribe = openBlocks.subscribe((key, block) => {
      if (!block?.trace) return;
      this.#remembered.delete(key);
      this.#remembered.set(key, block);
      const oldest = this.#remembered.keys().next();
      if (this.#remembered.size > MOST_REMEMBERED && !oldest.done) this.#remembered.delete(oldest.value);
    });
  }

  /** Open ones as they are now, closed ones as they were last. */
  list(sourcePath: string): readonly OpenBlock[] {
    const open = this.openBlocks.list(sourcePath);
    const keys = new Set(open.map(({ key }) => key));
    return [...[...this.#remembered.values()].filter((block) => block.sourcePath === sourcePath && !keys.has(block.key)), ...open];
  }

  dispose(): void {
    this.#unsubscribe();
    this.#remembered.clear();
  }
}
