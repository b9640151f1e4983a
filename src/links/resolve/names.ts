/** The catalogue's names as a table to look up, with how certain each name is. */

import { CATALOGUE } from '../../model/catalogue';
import type { Component, ComponentId } from '../../model/catalogue';
import { editDistance } from '../../model/nearest-name';
import { foldName, foldWords, splitCapitals } from './fold';
import { wordSearch } from './word-search';

/** `distinct`: nothing else is called so. `shared`: other fields use it too. `everyday`: a word of everyday speech. */
export type Strength = 'distinct' | 'shared' | 'everyday';

export interface Match {
  readonly id: ComponentId;
  readonly strength: Strength;
}

export interface NameTable {
  /** false: no name stands in the text, whole or in part. Quick, because of most titles this is all that is asked. */
  mayName(text: string): boolean;
  /** The components of exactly this name. */
  lookUp(text: string): readonly Match[];
  /** The longest distinct names that stand inside a longer text, in its order, without overlap. */
  namesInside(text: string): readonly ComponentId[];
  /** The component whose name or id is spelt most like the text; null if none is close. */
  nearest(text: string): ComponentId | null;
  isId(text: string): text is ComponentId;
  /** Words of the longest name. */
  readonly longestName: number;
}

/** Takes a few milliseconds: make it when it is first needed. */
export function createNameTable(catalogue: readonly Component[] = CATALOGUE): NameTable {
  const byName = new Map<string, Match[]>();
  const byAcronym = new Map<string, Match[]>();
  const ids = new Set<string>();
  let longestName = 1;

  for (const component of catalogue) {
    ids.add(component.id);
    const shared = new Set((component.shared ?? []).map(foldName));
    const everyday = new Set((component.everyday ?? []).map(foldName));
    const names = new Set(Object.values(component.names).flat().map(foldName));
    for (const name of names) {
      const strength = everyday.has(name) ? 'everyday' : shared.has(name) ? 'shared' : 'distinct';
      push(byName, name, { id: component.id, strength });
      longestName = Math.max(longestName, name.split(' ').length);
    }
    for (const acronym of component.acronyms ?? []) push(byAcronym, acronym, { id: component.id, strength: 'shared' });
  }

  const mayName = wordSearch(tellingWords([...byName.keys(), ...[...byAcronym.keys()].map(foldName)]));

  function lookUp(text: string): readonly Match[] {
    const found = byName.get(foldName(text)) ?? byAcronym.get(text.trim());
    if (found) return found;
    const split = splitCapitals(text);
    return (split === text ? undefined : byName.get(foldName(split))) ?? [];
  }

  function namesInside(text: string): readonly ComponentId[] {
    const words = foldWords(text);
    const found: ComponentId[] = [];
    let start = 0;
    while (start < words.length) {
      const length = longestAt(words, start, found);
      start += Math.max(1, length);
    }
    return found;
  }

  function longestAt(words: readonly string[], start: number, found: ComponentId[]): number {
    for (let length = Math.min(longestName, words.length - start); length > 0; length--) {
      const distinct = (byName.get(words.slice(start, start + length).join(' ')) ?? []).filter((match) => match.strength === 'distinct');
      if (distinct.length === 0) continue;
      for (const { id } of distinct) if (!found.includes(id)) found.push(id);
      return length;
    }
    return 0;
  }

  function nearest(text: string): ComponentId | null {
    const wanted = foldName(text);
    let best: ComponentId | null = null;
    let bestDistance = 2 + Math.floor(wanted.length / 4);
    for (const component of catalogue) {
      for (const name of [component.id, ...Object.values(component.names).flat()]) {
        const distance = editDistance(wanted, foldName(name));
        if (distance < bestDistance) {
          best = component.id;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  return { mayName, lookUp, namesInside, nearest, longestName, isId: (text): text is ComponentId => ids.has(text) };
}

/** So few words that each name has one of them: of words alike the longest, because the short ones stand in many titles. */
function tellingWords(names: readonly string[]): ReadonlySet<string> {
  const telling = new Set<string>();
  const inWords = names.map((name) => name.split(' ')).sort((a, b) => a.length - b.length);
  for (const words of inWords) {
    if (words.some((word) => telling.has(word))) continue;
    telling.add(words.reduce((longest, word) => (word.length > longest.length ? word : longest)));
  }
  return telling;
}

function push(table: Map<string, Match[]>, key: string, match: Match): void {
  const matches = table.get(key);
  if (matches) matches.push(match);
  else table.set(key, [match]);
}
