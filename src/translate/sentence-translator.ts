/** Translates one sentence with its markup: whole if its spans can be placed, else piece by piece. */

import type { Decoding, Trace } from '../model/trace';
import { alignedWords, type AlignedWords } from './aligned-words';
import { projectSpans, withStandIns, type StandIns } from './markdown/projection';
import { hasSameMarkup } from './markdown/inline';
import { readableSpan, readableText } from './markdown/segments';
import { sliceSpanned, weave, type SpannedText } from './markdown/spans';
import type { TextRange } from '../obsidian/passage';
import { clauseRanges, halves } from './sentences';
import { fitEdges, markupEscaper, printFrench } from './typography';

/** Runs the model; the translator asks for one text at a time. */
export type RunModel = (text: string, decoding: Decoding) => Promise<Trace>;

export interface SentenceOptions {
  readonly targetLanguage: string;
  readonly decoding: Decoding;
  /** Longer sentences are cut at clause marks before they reach the model. */
  readonly maximumWords: number;
}

/** A word for display; `links` are indices of words on the other side of the same part. */
export interface ShownWord {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly links: readonly number[];
  /** 0 … 1; 1 on the source side. */
  readonly probability: number;
}

/** One run of the model, or text that was not run through it. */
export type SentencePart =
  | { readonly kind: 'words'; readonly sourceWords: readonly ShownWord[]; readonly targetWords: readonly ShownWord[] }
  | { readonly kind: 'copied'; readonly source: string; readonly target: string };

export interface TranslatedSentence {
  /** As a reader sees the two, without markup. */
  readonly source: string;
  readonly target: string;
  /** The translation with the sentence's markup, to be written into a note. */
  readonly markdown: string;
  /** In order; together they are the two texts. */
  readonly parts: readonly SentencePart[];
}

export async function translateSentence(source: SpannedText, run: RunModel, options: SentenceOptions): Promise<TranslatedSentence> {
  const note = weave(source);
  const ways = [
    () => translateEach(cutAt(source, clauseRanges(source.words, options.maximumWords)), run, options),
    () => translateBetweenSpans(source, run, options),
    () => Promise.resolve([copied(source)]),
  ];
  let clauses: readonly Clause[] = [];
  // What a model writes may stand so that a mark beside it counts no more, or that new ones appear.
  for (const translate of ways) {
    clauses = await translate();
    if (hasSameMarkup(note, clauses.map(({ markdown }) => markdown).join(''))) break;
  }
  return {
    source: readableText(source),
    target: clauses.map(({ target }) => target).join(''),
    markdown: clauses.map(({ markdown }) => markdown).join(''),
    parts: clauses.flatMap(({ parts }) => parts),
  };
}

/** What the model reads for a sentence that reaches it in one run; null for one that is cut. */
export function textForModel(source: SpannedText, options: SentenceOptions): string | null {
  if (clauseRanges(source.words, options.maximumWords).length !== 1) return null;
  return withStandIns(source.words)?.text.trim() ?? null;
}

/** What the model wrote, with the things of the sentence in place of their names. */
export function readableFromModel(source: SpannedText, written: string): string {
  const things = source.spans.filter(({ kind }) => kind === 'thing');
  const names = withStandIns(source.words)?.names ?? [];
  return names.reduce((text, name, index) => text.replace(name, () => (things[index] === undefined ? name : readableSpan(things[index]))), written);
}

interface Clause {
  readonly target: string;
  readonly markdown: string;
  readonly parts: readonly SentencePart[];
}

/** Space around a clause stays where it is; what has no letters is copied. */
async function translateClause(clause: SpannedText, run: RunModel, options: SentenceOptions): Promise<Clause[]> {
  if (!/\p{L}/u.test(clause.words)) return [copied(clause)];
  const standIns = withStandIns(clause.words);
  if (standIns === null) return translateBetweenSpans(clause, run, options);
  const trace = await run(standIns.text.trim(), options.decoding);
  if (trace.leftOut !== null) {
    const cut = halves(clause.words);
    if (cut !== null) return translateEach(cutAt(clause, cut), run, options);
  }
  // A model that says nothing loses nothing: the words stay as they are.
  if (!/[\p{L}\p{N}]/u.test(trace.target.text)) return [copied(clause)];
  const aligned = fitted(alignedWords(trace), standIns);
  const projected = projectSpans(trimmedStart(clause), standIns, aligned);
  if (projected === null) return translateBetweenSpans(clause, run, options);
  const { lead, trail } = outerSpace(clause);
  const escape = markupEscaper(clause.words);
  const written = weave(projected, (words, first) => shown(escape(words, first), options));
  return [{
    target: lead + shown(readableText(projected), options) + trail,
    markdown: lead + written + trail + leftOutText(trace),
    parts: [...space(lead), wordsOf(aligned, standIns, clause), ...space(trail)],
  }];
}

async function translateEach(clauses: readonly SpannedText[], run: RunModel, options: SentenceOptions): Promise<Clause[]> {
  const parts: Clause[] = [];
  for (const clause of clauses) parts.push(...await translateClause(clause, run, options));
  return parts;
}

/** Each stretch of words between two spans by itself, the spans exactly where they were. */
async function translateBetweenSpans(clause: SpannedText, run: RunModel, options: SentenceOptions): Promise<Clause[]> {
  const parts: Clause[] = [];
  let cursor = 0;
  for (const span of [...clause.spans, null]) {
    const words = clause.words.slice(cursor, span?.at ?? clause.words.length);
    if (words !== '') parts.push(...await translateClause({ words, spans: [] }, run, options));
    if (span === null) break;
    const visible = readableSpan(span);
    parts.push({ target: visible, markdown: span.text, parts: [{ kind: 'copied', source: visible, target: visible }] });
    cursor = span.at + span.length;
  }
  return parts;
}

function copied(clause: SpannedText): Clause {
  const text = readableText(clause);
  return { target: text, markdown: weave(clause), parts: [{ kind: 'copied', source: text, target: text }] };
}

function cutAt(text: SpannedText, ranges: readonly TextRange[]): SpannedText[] {
  let firstSpan = 0;
  return ranges.map(({ start, end }, index) => {
    const later = text.spans.findIndex((span, at) => at >= firstSpan && (span.at > end || (span.at === end && span.kind !== 'close')));
    const endSpan = index === ranges.length - 1 || later < 0 ? text.spans.length : later;
    const part = sliceSpanned(text, start, end, firstSpan, endSpan);
    firstSpan = endSpan;
    return part;
  });
}

/** The space outside of every mark; what stands inside one is the model's to set. */
function outerSpace({ words, spans }: SpannedText): { readonly lead: string; readonly trail: string } {
  const first = spans[0], last = spans[spans.length - 1];
  return {
    lead: /^\s*/.exec(words.slice(0, first?.at))?.[0] ?? '',
    trail: /\s*$/.exec(words.slice(last === undefined ? 0 : last.at + last.length))?.[0] ?? '',
  };
}

function trimmedStart(clause: SpannedText): SpannedText {
  const lead = clause.words.length - clause.words.trimStart().length;
  const words = clause.words.trim();
  const place = (at: number): number => Math.min(Math.max(0, at - lead), words.length);
  return { words, spans: clause.spans.map((span) => ({ ...span, at: place(span.at) })) };
}

/** The translation with its source's capital and full stop; offsets of words stay right. */
function fitted(aligned: AlignedWords, standIns: StandIns): AlignedWords {
  const target = fitEdges(standIns.text.trim(), aligned.target);
  return {
    ...aligned,
    target,
    targetWords: aligned.targetWords
      .filter(({ start }) => start < target.length)
      .map((word) => ({ ...word, text: standIns.names.includes(word.text) ? word.text : target.slice(word.start, word.end) })),
  };
}

function shown(text: string, { targetLanguage }: SentenceOptions): string {
  return targetLanguage === 'fr' ? printFrench(text) : text;
}

/** What did not fit and could not be cut stays untranslated rather than lost. */
function leftOutText(trace: Trace): string {
  return trace.leftOut === null ? '' : ` ${trace.leftOut.text}`;
}

function space(text: string): SentencePart[] {
  return text === '' ? [] : [{ kind: 'copied', source: text, target: text }];
}

function wordsOf(aligned: AlignedWords, standIns: StandIns, clause: SpannedText): SentencePart {
  const things = clause.spans.filter(({ kind }) => kind === 'thing');
  const named = (text: string): string => {
    const thing = things[standIns.names.indexOf(text)];
    return thing === undefined ? text : readableSpan(thing);
  };
  return {
    kind: 'words',
    sourceWords: aligned.sourceWords.map((word, index) => ({
      text: named(word.text),
      spaceBefore: hasSpaceBefore(aligned.source, word.start),
      links: aligned.targetWords.flatMap(({ sourceWord }, target) => (sourceWord === index ? [target] : [])),
      probability: 1,
    })),
    targetWords: aligned.targetWords.map((word) => ({
      text: named(word.text),
      spaceBefore: hasSpaceBefore(aligned.target, word.start),
      links: word.sourceWord < 0 ? [] : [word.sourceWord],
      probability: word.probability,
    })),
  };
}

function hasSpaceBefore(text: string, start: number): boolean {
  return start > 0 && text.charAt(start - 1) === ' ';
}

