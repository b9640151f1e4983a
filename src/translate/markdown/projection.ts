/**
 * Puts the spans of a sentence into its translation, led by the words that the model looked at.
 * Things (code, formulas, link targets) travel through the model as names: those it copies reliably, and attention
 * then says nothing that the text itself doesn't prove. Every span comes out once and in the old order, or the
 * answer is null and the sentence is translated piece by piece.
 */

import { normalise } from '../../model/words';
import type { AlignedWords, TargetWord } from '../aligned-words';
import { THING_MARK, type Span, type SpannedText } from './spans';

/** Names that occur often in the training text of every model and are the same in English, Spanish and French. */
const STAND_INS = ['Tom', 'Boston', 'Mary', 'John'];

export interface StandIns {
  /** What the model reads. */
  readonly text: string;
  /** One name per thing, in order. */
  readonly names: readonly string[];
}

/** null: too many things, or one that is part of a word. */
export function withStandIns(words: string): StandIns | null {
  const free = STAND_INS.filter((name) => !words.includes(name));
  const names: string[] = [];
  let fits = true;
  const text = words.replace(new RegExp(THING_MARK, 'g'), (_, offset: number) => {
    const name = free[names.length];
    const around = words.charAt(offset - 1) + words.charAt(offset + 1);
    if (name === undefined || /[\p{L}\p{N}\uFFFC]/u.test(around)) fits = false;
    names.push(name ?? '');
    return name ?? '';
  });
  return fits ? { text, names } : null;
}

/** @param source the sentence whose words, with its stand-ins, the model read */
export function projectSpans(source: SpannedText, standIns: StandIns, aligned: AlignedWords): SpannedText | null {
  const places = new Places(source, standIns, aligned);
  const placed = source.spans.map((span) => places.of(span));
  const found: Place[] = [];
  for (const place of placed) {
    if (place === null || place.start < (found[found.length - 1]?.end ?? 0)) return null;
    found.push(place);
  }
  return cutOut(aligned.target, source.spans, found);
}

/** Where a span goes in the translation; a thing takes the place of its name, a break that of a space. */
interface Place {
  readonly start: number;
  readonly end: number;
}

class Places {
  private thing = 0;

  constructor(private readonly source: SpannedText, private readonly standIns: StandIns, private readonly aligned: AlignedWords) {}

  of(span: Span): Place | null {
    switch (span.kind) {
      case 'thing': return this.placeOfName(this.standIns.names[this.thing++] ?? '');
      case 'open':
      case 'close': return this.placeOfPair(span);
      case 'break': return this.placeOfBreak(span);
      case 'glue': return this.needsItsSpaces(span) ? null : at(this.endOfWordsBefore(span));
      case 'cut': return null;
    }
  }

  /** A mark that pairs with nothing might pair after all; what clings to an address would become part of it. */
  private needsItsSpaces({ text, at: offset }: Span): boolean {
    return /^[*_~=]+$/.test(text) || this.source.words.slice(0, offset).trimEnd().endsWith(THING_MARK);
  }

  private placeOfName(name: string): Place | null {
    const named = this.aligned.targetWords.filter(({ text }) => text === name);
    const [word] = named;
    return named.length === 1 && word !== undefined ? { start: word.start, end: word.end } : null;
  }

  /** A half without its other half could end up on the wrong side of a space: no place is sure. */
  private placeOfPair(half: Span): Place | null {
    if (half.pair < 0) return null;
    const open = this.source.spans.find(({ kind, pair }) => kind === 'open' && pair === half.pair);
    const close = this.source.spans.find(({ kind, pair }) => kind === 'close' && pair === half.pair);
    if (open === undefined || close === undefined) return null;
    const from = this.modelOffset(open.at);
    const to = this.modelOffset(close.at);
    const inside = this.aligned.targetWords.filter((word) => this.looksInto(word, from, to));
    const first = inside[0];
    const last = inside[inside.length - 1];
    if (first === undefined || last === undefined) return null;
    const hull = this.aligned.targetWords.filter(({ start, end }) => start >= first.start && end <= last.end);
    if (hull.length > 2 * inside.length) return null;
    return at(half.kind === 'open' ? first.start : last.end);
  }

  /** Marks count only where the span holds nothing else, so that a comma elsewhere does not stretch the hull. */
  private looksInto(word: TargetWord, from: number, to: number): boolean {
    const seen = this.aligned.sourceWords[word.sourceWord];
    return seen !== undefined && seen.start < to && seen.end > from && /[\p{L}\p{N}]/u.test(word.text);
  }

  private placeOfBreak(span: Span): Place | null {
    const end = this.endOfWordsBefore(span);
    if (end === null) return null;
    const space = this.aligned.target.indexOf(' ', end);
    return space < 0 ? null : { start: space, end: space + 1 };
  }

  private endOfWordsBefore(span: Span): number | null {
    const offset = this.modelOffset(span.at);
    const before = this.aligned.sourceWords.filter(({ end, text }) => end <= offset && /[\p{L}\p{N}]/u.test(text));
    const word = before.length - 1;
    const followers = this.aligned.targetWords.filter(({ sourceWord }) => sourceWord === this.aligned.sourceWords.indexOf(before[word] ?? NOTHING));
    return followers[followers.length - 1]?.end ?? null;
  }

  /** An offset in the sentence's words as an offset in what the model read: names in, normalised. */
  private modelOffset(offset: number): number {
    let thing = 0;
    const before = this.source.words.slice(0, offset).replace(new RegExp(THING_MARK, 'g'), () => this.standIns.names[thing++] ?? '');
    return normalise(`${before}x`).length - 1;
  }
}

const NOTHING = { text: '', start: -1, end: -1 };

function at(offset: number | null): Place | null {
  return offset === null ? null : { start: offset, end: offset };
}

function cutOut(target: string, spans: readonly Span[], places: readonly Place[]): SpannedText {
  let words = '';
  let cursor = 0;
  const moved = spans.map((span, index) => {
    const { start, end } = places[index] ?? { start: cursor, end: cursor };
    words += target.slice(cursor, start);
    cursor = end;
    const placed = { ...span, at: words.length };
    if (span.kind === 'thing') words += THING_MARK;
    if (span.kind === 'break') words += ' ';
    return placed;
  });
  return { words: words + target.slice(cursor), spans: moved };
}
