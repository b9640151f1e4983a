/** Passages of a note being translated: sentence by sentence, in order, with what is done so far always at hand. */

import { readingBlocks } from './markdown/blocks';
import { joinSegments, readableText, readingSegments, type Segment } from './markdown/segments';
import { beamOf } from '../model/trace';
import type { SpannedText } from './markdown/spans';
import { readableFromModel, textForModel, translateSentence, type RunModel, type SentenceOptions, type TranslatedSentence } from './sentence-translator';
import type { TextRange } from '../obsidian/passage';
import { inTurns } from './turns';

export interface Progress {
  readonly sentencesDone: number;
  readonly sentences: number;
  /** Source characters, for the bar: sentences differ in length. */
  readonly share: number;
  /** Until the end, from the speed so far; null in the first moments. */
  readonly secondsLeft: number | null;
}

export interface TranslationSentence {
  readonly source: string;
  /** null: not translated yet. */
  readonly result: TranslatedSentence | null;
}

/** One way to say a sentence. */
export interface Wording {
  /** As the model wrote it. */
  readonly written: string;
  /** As a reader sees it. */
  readonly shown: string;
}

export class Translation {
  readonly sentences: readonly TranslationSentence[];
  private readonly sources: readonly SpannedText[];
  private readonly results: (TranslatedSentence | null)[];
  private done = 0;
  private charactersDone = 0;

  /**
   * Reads the passages in turns: a long note takes a while.
   * @param ranges in the order of the note, and whole: see `wholeRanges`
   * @param rest gives the app its turn
   */
  static async read(note: string, ranges: readonly TextRange[], language: string, rest: () => Promise<void>, now: () => number): Promise<Translation> {
    const blocks = await inTurns(readingBlocks(note), rest, now);
    const passages: (readonly Segment[])[] = [];
    for (const range of ranges) passages.push((await inTurns(readingSegments(blocks, language, range), rest, now)).segments);
    return new Translation(passages);
  }

  /** @param passages the segments of each */
  private constructor(private readonly passages: readonly (readonly Segment[])[]) {
    const sources = passages.flat().flatMap((segment) => (segment.kind === 'sentence' ? [segment.source] : []));
    this.sources = sources;
    this.results = sources.map(() => null);
    const results = this.results;
    this.sentences = sources.map((source, index) => ({
      source: readableText(source),
      get result() { return results[index] ?? null; },
    }));
  }

  get isComplete(): boolean {
    return this.done === this.sentences.length;
  }

  /**
   * Goes on from the first sentence that is not done.
   * @param now milliseconds of a clock
   * @throws what `run` throws, an `AbortError` among it; what was done stays
   */
  async run(run: RunModel, options: SentenceOptions, onSentence: (index: number, progress: Progress) => void, now: () => number): Promise<void> {
    const started = now();
    const total = this.sentences.reduce((sum, { source }) => sum + source.length, 0);
    const before = this.charactersDone;
    for (const [index, source] of this.sources.entries()) {
      if (this.results[index] !== null) continue;
      this.results[index] = await translateSentence(source, run, options);
      this.done += 1;
      this.charactersDone += this.sentences[index]?.source.length ?? 0;
      const speed = (this.charactersDone - before) / Math.max(1, now() - started);
      onSentence(index, {
        sentencesDone: this.done,
        sentences: this.sentences.length,
        share: total === 0 ? 1 : this.charactersDone / total,
        secondsLeft: this.done < FEWEST_FOR_ESTIMATE ? null : (total - this.charactersDone) / speed / 1000,
      });
    }
  }

  /** Other wordings of a sentence, best first; none for one that reached the model in pieces. */
  async alternatives(index: number, run: RunModel, options: SentenceOptions): Promise<readonly Wording[]> {
    const source = this.sources[index];
    const text = source === undefined ? null : textForModel(source, options);
    if (source === undefined || text === null) return [];
    const trace = await run(text, BEAM);
    const written = new Set([trace.target.text, ...trace.alternatives.map((alternative) => alternative.text)]);
    return [...written].map((wording) => ({ written: wording, shown: readableFromModel(source, wording) }));
  }

  /**
   * Takes one of the alternatives for a sentence.
   * @returns false where the sentence's markup has no sure place in it; the translation then stays as it was
   */
  async reword(index: number, { written }: Wording, run: RunModel, options: SentenceOptions): Promise<boolean> {
    const source = this.sources[index];
    if (source === undefined || this.results[index] === null) return false;
    let runs = 0;
    const result = await translateSentence(source, (text, decoding) => run(text, ++runs === 1 ? { kind: 'forced', target: written } : decoding), options);
    if (runs !== 1) return false;
    this.results[index] = result;
    return true;
  }

  /** Each passage with every translated sentence in place; the others are still in the source language. */
  markdownOfEach(): readonly string[] {
    let index = 0;
    return this.passages.map((segments) => segments.map((segment) => {
      if (segment.kind === 'kept') return segment.text;
      const result = this.results[index++] ?? null;
      return result?.markdown ?? joinSegments([segment]);
    }).join(''));
  }

  /** All passages, as paragraphs of one text. */
  markdown(): string {
    return this.markdownOfEach().join('\n\n');
  }
}

const FEWEST_FOR_ESTIMATE = 3;
const BEAM = beamOf(5);
