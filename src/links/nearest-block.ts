/** Which of a note's open `attention` blocks a card shows numbers of: the one nearest to the place in the text. */

import type { OpenBlock } from '../model/open-blocks';
import { attentionFences } from '../obsidian/attention-fences';

/** A place in a note: its text and the 0-based line. */
export interface Place {
  readonly text: string;
  readonly line: number;
}

/** Blocks that have a trace win over those that have none yet. null: the note has no open block. */
export function nearestBlock(blocks: readonly OpenBlock[], place: Place | null): OpenBlock | null {
  const ready = blocks.filter((block) => block.trace !== null);
  const candidates = ready.length > 0 ? ready : blocks;
  const fences = place ? attentionFences(place.text) : [];
  let nearest: OpenBlock | null = candidates.at(-1) ?? null;
  let shortest = Infinity;
  for (const block of candidates) {
    for (const { startLine, content } of fences) {
      const distance = Math.abs(startLine - (place?.line ?? 0));
      if (content.trim() !== block.source.trim() || distance >= shortest) continue;
      nearest = block;
      shortest = distance;
    }
  }
  return nearest;
}
