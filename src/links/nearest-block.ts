/** Which of a note's `attention` blocks a card shows numbers of: the one nearest to the place in the text. */

import type { OpenBlock } from '../model/open-blocks';
import { attentionFences } from '../obsidian/attention-fences';

/** A place in a note: its text and the 0-based line. */
export interface Place {
  readonly text: string;
  readonly line: number;
}

/**
 * Blocks that have a trace win over those that have none yet; those that the text does not hold (any more) don't count.
 * Where the place is not known, the last one. null: the note has no block to show.
 */
export function nearestBlock(blocks: readonly OpenBlock[], place: Place | null): OpenBlock | null {
  if (!place) return blocks.filter(({ trace }) => trace !== null).at(-1) ?? blocks.at(-1) ?? null;
  const fences = attentionFences(place.text);
  const distanceTo = (block: OpenBlock): number => Math.min(...fences
    .filter(({ content }) => content.trim() === block.source.trim())
    .map(({ startLine, endLine }) => Math.max(startLine - place.line, place.line - endLine, 0)));
  let nearest: OpenBlock | null = null;
  let shortest = Infinity;
  for (const block of blocks) {
    const distance = distanceTo(block) + (block.trace ? 0 : FAR);
    if (distance < shortest) [nearest, shortest] = [block, distance];
  }
  return nearest;
}

/** More lines than a note has. */
const FAR = 1e9;
