/** In which notes components are shown: those with an `attention` block or a property that asks for it; never where a property forbids it. */

import type { Trust } from './resolve/resolve';

export interface ActingFacts {
  /** The note's own wish; null if it has none. */
  readonly property: boolean | null;
  readonly hasBlock: boolean;
}

/** How far names are trusted in a note; null: nothing is shown there. */
export function trustIn(facts: ActingFacts, everywhere: boolean): Trust | null {
  if (facts.property === false) return null;
  if (facts.property === true || facts.hasBlock) return 'near';
  return everywhere ? 'far' : null;
}

/** Whether a Markdown text, or a canvas with such texts in it, holds an `attention` block. */
export function hasAttentionBlock(text: string): boolean {
  return /(?:^|\n|\\n|"text":\s*")[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:`{3,}|~{3,})\s*attention(?![\w-])/.test(text);
}
