/** Names of components in a note's prose that are no links yet. */

import type { ComponentId } from '../model/catalogue';
import { proseLines } from './mentions';
import { isArticle } from './resolve/fold';
import type { NameTable } from './resolve/names';

export interface UnlinkedMention {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly id: ComponentId;
}

/**
 * In the order of the text, the longest name at each place. Headings, links, addresses, tags and HTML are left alone, and so
 * are words of everyday speech and names of several components.
 */
export function unlinkedMentions(text: string, names: NameTable): UnlinkedMention[] {
  const found: UnlinkedMention[] = [];
  for (const { line, from } of proseLines(text)) {
    if (/^\s{0,3}#{1,6}\s/.test(line)) continue;
    const prose = line.replace(/!?\[\[[^\]]*\]\]|!?\[[^\]]*\]\([^)]*\)|<[^>\s][^>]*>|\w+:\/\/\S+|\^[\w-]+\s*$|#[\p{L}\p{N}/_-]+/gu, (other) => '\u0000'.repeat(other.length));
    const words = [...prose.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }));
    let index = 0;
    while (index < words.length) {
      const word = words[index];
      const mention = word && !isArticle(word.text) ? longestNameAt(index) : null;
      if (mention) found.push({ id: mention.id, text: mention.text, from: from + mention.from, to: from + mention.to });
      index += mention?.words ?? 1;
    }

    function longestNameAt(start: number): { id: ComponentId; text: string; from: number; to: number; words: number } | null {
      for (let count = Math.min(names.longestName, words.length - start); count > 0; count--) {
        const first = words[start];
        const last = words[start + count - 1];
        if (!first || !last) continue;
        const piece = prose.slice(first.from, last.to);
        if (!/^[\p{L}\p{N}\p{M}\s'’_–—-]+$/u.test(piece)) continue;
        const [match, ...others] = names.lookUp(piece);
        if (match && others.length === 0 && match.strength !== 'everyday') return { id: match.id, text: piece, from: first.from, to: last.to, words: count };
      }
      return null;
    }
  }
  return found;
}
