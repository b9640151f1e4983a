/** A note as segments: what is kept, and sentences to translate. `joinSegments` over unchanged sentences is the note. */

import type { TextRange } from '../../obsidian/passage';
import { sentenceRanges } from '../sentences';
import { atOnce, type Work } from '../turns';
import { readBlocks, type NotePart } from './blocks';
import { readInline } from './inline';
import { sliceSpanned, weave, type Span, type SpannedText } from './spans';

export type Segment =
  | { readonly kind: 'kept'; readonly text: string }
  | { readonly kind: 'sentence'; readonly source: SpannedText };

export interface ReadPassage {
  readonly segments: readonly Segment[];
  /** What the segments cover: the range asked for, widened where it would cut a link, code or a mark in two. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a passage of a note; the rest of the note tells what is code, table or list in it.
 * @param language source language, for where sentences end
 */
export function readSegments(note: string, language: string, range: TextRange = { start: 0, end: note.length }): ReadPassage {
  return atOnce(readingSegments(readBlocks(note), language, range));
}

/** The same, of a note that is in blocks already. */
export function* readingSegments(blocks: readonly NotePart[], language: string, range: TextRange): Work<ReadPassage> {
  const segments: Segment[] = [];
  let { start, end } = range;
  let offset = 0;
  for (const part of blocks) {
    yield;
    const from = Math.max(0, range.start - offset);
    const to = Math.min(part.text.length, range.end - offset);
    if (from < to && part.kind === 'kept') {
      segments.push({ kind: 'kept', text: part.text.slice(from, to) });
    } else if (from < to) {
      const clipped = clip(readInline(part.text), from, to);
      segments.push(...cutSentences(clipped.text, language));
      start = Math.min(start, offset + clipped.start);
      end = Math.max(end, offset + clipped.end);
    }
    offset += part.text.length;
  }
  return { segments: mergeKept(segments), start, end };
}

/** Passages in the order of the note, each widened over what it would cut in two; those that then touch the same text are one. */
export function wholeRanges(note: string, ranges: readonly TextRange[]): readonly TextRange[] {
  const blocks = readBlocks(note), whole: TextRange[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const { start, end } = widened(blocks, range), last = whole[whole.length - 1];
    if (last !== undefined && start < last.end) whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else whole.push({ start, end });
  }
  return whole;
}

/** Only the prose in which the range begins or ends has to be read for it. */
function widened(blocks: readonly NotePart[], range: TextRange): TextRange {
  let { start, end } = range;
  let offset = 0;
  for (const { kind, text } of blocks) {
    const from = Math.max(0, range.start - offset);
    const to = Math.min(text.length, range.end - offset);
    if (kind === 'prose' && from < to && (from > 0 || to < text.length)) {
      const clipped = clip(readInline(text), from, to);
      start = Math.min(start, offset + clipped.start);
      end = Math.max(end, offset + clipped.end);
    }
    offset += text.length;
  }
  return { start, end };
}

export function joinSegments(segments: readonly Segment[]): string {
  return segments.map((segment) => (segment.kind === 'kept' ? segment.text : weave(segment.source))).join('');
}

/** The sentence as a reader sees it: things (links by their shown words), emoji and escaped marks in their places, without other markup. */
export function readableText({ words, spans }: SpannedText): string {
  return weave({ words, spans: spans.map((span) => ({ ...span, text: readableSpan(span) })) });
}

export function readableSpan({ kind, text }: Span): string {
  if (kind === 'thing') return /^\[\[(?:[^\]|]*\|)?([^\]]+)\]\]$/.exec(text)?.[1] ?? /^\[([^\]]+)\]\(/.exec(text)?.[1] ?? text;
  if (kind === 'break') return ' ';
  return kind === 'glue' && /^\\|^\p{Extended_Pictographic}/u.test(text) ? text.replace(/^\\/, '') : '';
}

/** The part [from, to) of the prose, in its own offsets; never half a span. */
function clip(text: SpannedText, from: number, to: number): { readonly text: SpannedText; readonly start: number; readonly end: number } {
  const touched = stretches(text).filter(({ start, end }) => start < to && end > from);
  const first = touched[0];
  const last = touched[touched.length - 1];
  if (first === undefined || last === undefined) return { text: { words: '', spans: [] }, start: from, end: from };
  const start = first.isSpan ? first.start : Math.max(from, first.start);
  const end = last.isSpan ? last.end : Math.min(to, last.end);
  const firstWord = first.word + (first.isSpan ? 0 : start - first.start);
  const endWord = last.isSpan ? last.endWord : last.word + end - last.start;
  return { text: sliceSpanned(text, firstWord, endWord, first.spansBefore, last.spansBefore + (last.isSpan ? 1 : 0)), start, end };
}

/** A span, or the words between two spans: [start, end) in the prose, [word, endWord) in the words. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly word: number;
  readonly endWord: number;
  readonly isSpan: boolean;
  readonly spansBefore: number;
}

function stretches({ words, spans }: SpannedText): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  let word = 0;
  const add = (length: number, wordLength: number, isSpan: boolean, spansBefore: number): void => {
    if (length > 0) found.push({ start, end: start + length, word, endWord: word + wordLength, isSpan, spansBefore });
    start += length;
    word += wordLength;
  };
  spans.forEach((span, index) => {
    add(span.at - word, span.at - word, false, index);
    add(span.text.length, span.length, true, index);
  });
  add(words.length - word, words.length - word, false, spans.length);
  return found;
}

function cutSentences(text: SpannedText, language: string): Segment[] {
  const segments: Segment[] = [];
  let firstSpan = 0;
  let start = 0;
  const upTo = (end: number, endSpan: number): void => {
    segments.push(...readSentences(sliceSpanned(text, start, end, firstSpan, endSpan), language));
  };
  text.spans.forEach((span, index) => {
    if (span.kind !== 'cut') return;
    upTo(span.at, index);
    segments.push({ kind: 'kept', text: span.text });
    start = span.at;
    firstSpan = index + 1;
  });
  upTo(text.words.length, text.spans.length);
  return segments;
}

function readSentences(text: SpannedText, language: string): Segment[] {
  const segments: Segment[] = [];
  let firstSpan = 0;
  const ranges = withLeadIns(text, sentenceRanges(text.words, language));
  if (ranges.length === 0) ranges.push({ start: 0, end: text.words.length });
  ranges.forEach(({ start, end }, index) => {
    const endSpan = index === ranges.length - 1 ? text.spans.length : firstSpanOfNext(text.spans, firstSpan, end);
    segments.push(...peelEdges(sliceSpanned(text, start, end, firstSpan, endSpan)));
    firstSpan = endSpan;
  });
  return segments;
}

function firstSpanOfNext(spans: readonly Span[], from: number, boundary: number): number {
  let index = from;
  for (; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || span.at > boundary || (span.at === boundary && span.kind !== 'close')) break;
  }
  return index;
}

/** "**Term**: what it means." is a title and a sentence: the model reads them apart, and the bold stays on the term. */
function withLeadIns(text: SpannedText, ranges: readonly TextRange[]): TextRange[] {
  const ends = text.spans.flatMap((close) => {
    const open = text.spans.find(({ kind, pair }) => kind === 'open' && pair === close.pair);
    if (close.kind !== 'close' || close.pair < 0 || open === undefined) return [];
    const colon = /^:?\s+/.exec(text.words.slice(close.at))?.[0] ?? '';
    const isLeadIn = colon.startsWith(':') || (colon !== '' && text.words.charAt(close.at - 1) === ':');
    return isLeadIn ? [{ open: open.at, end: close.at + colon.length }] : [];
  });
  return ranges.flatMap(({ start, end }) => {
    const leadIn = ends.find((candidate) => text.words.slice(start, candidate.open).trim() === '' && candidate.open >= start && candidate.end < end);
    return leadIn === undefined ? [{ start, end }] : [{ start, end: leadIn.end }, { start: leadIn.end, end }];
  });
}

/** Takes off what stands at a sentence's two ends and needs no place inside it: space, marks around all of it, tags. */
function peelEdges(text: SpannedText): Segment[] {
  const spans = [...text.spans];
  let { words } = text;
  let before = '';
  let after = '';
  for (;;) {
    const first = spans[0];
    const last = spans[spans.length - 1];
    const lead = Math.min(words.length - words.trimStart().length, first?.at ?? words.length);
    if (lead > 0) {
      before += words.slice(0, lead);
      words = words.slice(lead);
      spans.forEach((span, index) => { spans[index] = { ...span, at: span.at - lead }; });
      continue;
    }
    // A colon ends a lead-in; the sentence reads better without it.
    const core = Math.max(words.replace(/\s*:?\s*$/, '').length, last === undefined ? 0 : last.at + last.length);
    if (core < words.length) {
      after = words.slice(core) + after;
      words = words.slice(0, core);
      continue;
    }
    if (first !== undefined && first.at === 0 && isLoose(first)) {
      before += first.text;
      words = words.slice(first.length);
      spans.shift();
      spans.forEach((span, index) => { spans[index] = { ...span, at: span.at - first.length }; });
      continue;
    }
    if (last !== undefined && last.at + last.length === words.length && isLoose(last)) {
      after = last.text + after;
      words = words.slice(0, words.length - last.length);
      spans.pop();
      continue;
    }
    if (first !== undefined && last !== undefined && first.kind === 'open' && first.pair >= 0 && first.at === 0 && last.pair === first.pair && last.at === words.length) {
      before += first.text;
      after = last.text + after;
      spans.shift();
      spans.pop();
      continue;
    }
    break;
  }
  const source = { words, spans };
  const inner: Segment = /\p{L}/u.test(words) ? { kind: 'sentence', source } : { kind: 'kept', text: weave(source) };
  return [{ kind: 'kept', text: before }, inner, { kind: 'kept', text: after }];
}

/** Has no place among the words when it stands at an end. Code and formulas there are a subject or an object. */
function isLoose({ kind, text, pair }: Span): boolean {
  const isHalf = (kind === 'open' || kind === 'close') && pair < 0;
  return isHalf || kind === 'glue' || kind === 'break' || (kind === 'thing' && /^(?:#|[a-z][a-z0-9+.-]*:\/\/|www\.|<)/i.test(text));
}

function mergeKept(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = [];
  for (const segment of segments) {
    const last = merged[merged.length - 1];
    if (segment.kind === 'kept' && segment.text === '') continue;
    if (segment.kind === 'kept' && last?.kind === 'kept') merged[merged.length - 1] = { kind: 'kept', text: last.text + segment.text };
    else merged.push(segment);
  }
  return merged;
}
