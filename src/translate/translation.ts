/** A passage being translated: sentence by sentence, in order, with what is done so far always at hand. */

import { joinSegments, readableText, readSegments, type Segment } from './markdown/segments';
import { beamOf } from '../model/trace';
import type { SpannedText } from './markdown/spans';
import { readableFromModel, textForModel, translateSentence, type RunModel, type SentenceOptions, type TranslatedSentence } from './sentence-translator';
import type { TextRange } from '../obsidian/passage';

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
  /** The part of the note that the result replaces; a little more than was asked for where a link would be cut. */
  readonly range: TextRange;
  private readonly segments: readonly Segment[];
  private readonly sources: readonly SpannedText[];
  private readonly results: (TranslatedSentence | null)[];
  private done = 0;
  private charactersDone = 0;

  constructor(note: string, range: TextRange, language: string) {
    const { segments, ...actual } = readSegments(note, language, range);
    this.segments = segments;
    this.range = actual;
    const sources = segments.flatMap((segment) => (segment.kind === 'sentence' ? [segment.source] : []));
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
    let index = 0;
    for (const segment of this.segments) {
      if (segment.kind !== 'sentence') continue;
      if (this.results[index] === null) {
        this.results[index] = await translateSentence(segment.source, run, options);
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
      index += 1;
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

  /** The passage with every translated sentence in place; the others are still in the source language. */
  markdown(): string {
    let index = 0;
    return this.segments.map((segment) => {
      if (segment.kind === 'kept') return segment.text;
      const result = this.results[index++] ?? null;
      return result?.markdown ?? joinSegments([segment]);
    }).join('');
  }
}

const FEWEST_FOR_ESTIMATE = 3;
const BEAM = beamOf(5);
