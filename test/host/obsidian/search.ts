/** The app's text matching, as quick switchers use it. */

import type { SearchMatches, SearchResult } from 'obsidian';

/** All words of the query, in any place, case set aside. */
export function prepareSimpleSearch(query: string): (text: string) => SearchResult | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const places = words.map((word) => text.toLowerCase().indexOf(word));
    if (places.some((place) => place < 0)) return null;
    const matches = places.map((place, index): [number, number] => [place, place + (words[index] ?? '').length]).sort(([a], [b]) => a - b);
    return { score: -places.reduce((sum, place) => sum + place, 0), matches };
  };
}

/** The letters of the query in order, near one another first. */
export function prepareFuzzySearch(query: string): (text: string) => SearchResult | null {
  const letters = [...query.toLowerCase().replace(/\s+/g, '')];
  const simple = prepareSimpleSearch(query);
  return (text) => {
    const whole = simple(text);
    if (whole) return whole;
    const lower = text.toLowerCase();
    const matches: SearchMatches = [];
    let position = 0;
    for (const letter of letters) {
      position = lower.indexOf(letter, position);
      if (position < 0) return null;
      matches.push([position, ++position]);
    }
    return { score: -100 - position, matches };
  };
}

export function sortSearchResults(results: { match: SearchResult }[]): void {
  results.sort((a, b) => b.match.score - a.match.score);
}

export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: SearchMatches | null, offset = 0): void {
  let position = 0;
  for (const [start, end] of matches ?? []) {
    el.appendText(text.slice(position, start + offset));
    el.createSpan({ cls: 'suggestion-highlight' }).setText(text.slice(start + offset, end + offset));
    position = end + offset;
  }
  el.appendText(text.slice(position));
}

export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset?: number): void {
  renderMatches(el, text, result.matches, offset);
}
