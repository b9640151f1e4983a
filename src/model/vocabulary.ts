/** One side of a tokenizer: its pieces, and the two ways between text and tokens. Rules: docs/model-format.md. */

import type { Token, TokenId, TokenKind, TokenizedText, Word } from './tokens';
import type { LeftOut } from './trace';
import { cutWords, normalise, type ApostropheSide, type WordSpan } from './words';

export const PADDING = 0 as TokenId;
export const START = 1 as TokenId;
export const END = 2 as TokenId;
export const UNKNOWN = 3 as TokenId;
export const FIRST_BYTE = 4;
export const FIRST_PIECE = FIRST_BYTE + 256;

/** Stands in front of a word that begins a chunk. */
export const WORD_MARK = '\u2581';

const BYTE_LOG_PROBABILITY = -20;

export interface Encoded {
  /** Ends with `</s>`. */
  readonly tokenized: TokenizedText;
  /** What did not fit into the maximum. */
  readonly leftOut: LeftOut | null;
}

export class Vocabulary {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly longestPiece: number; // code points

  constructor(
    readonly apostrophe: ApostropheSide,
    private readonly pieces: ReadonlyArray<readonly [piece: string, logProbability: number]>,
  ) {
    this.ids = new Map(pieces.map(([piece], id) => [piece, id] as const).slice(FIRST_PIECE));
    this.longestPiece = [...this.ids.keys()].reduce((longest, piece) => Math.max(longest, Array.from(piece).length), 1);
  }

  get size(): number {
    return this.pieces.length;
  }

  /** The id of a piece as it is written in the vocabulary (`▁dog`, `s`, `</s>`); null: there is no such piece. */
  idOf(piece: string): TokenId | null {
    const id = piece === '</s>' ? END : this.ids.get(piece);
    return id === undefined ? null : (id as TokenId);
  }

  /** The token of an id at a place of a text; without a place it stands for no text. */
  token(id: TokenId, start = 0, end = start): Token {
    return { id, piece: this.pieces[id]?.[0] ?? '', kind: kindOf(id), start, end };
  }

  /**
   * The tokens of a text, at most `maximumTokens` with `</s>`. Words that do not fit are left out whole; only where not even
   * the first word fits is that word cut between two of its characters.
   */
  encode(text: string, maximumTokens = Infinity): Encoded {
    const normalised = normalise(text);
    const tokens: Token[] = [];
    const words: Word[] = [];
    const room = maximumTokens - 1;
    const spans = cutWords(normalised, this.apostrophe);
    for (const [index, span] of spans.entries()) {
      const pieces = this.encodeWord(normalised, span);
      const fitting = pieces.length <= room - tokens.length ? pieces : index === 0 ? wholeCharacters(pieces, room) : [];
      const end = fitting.length === pieces.length ? span.end : (fitting[fitting.length - 1]?.end ?? span.start);
      if (fitting.length > 0) {
        words.push({ text: normalised.slice(span.start, end), start: span.start, end, firstToken: tokens.length, endToken: tokens.length + fitting.length });
        for (const piece of fitting) tokens.push(piece);
      }
      if (fitting.length < pieces.length) {
        const kept = normalised.slice(0, end).trimEnd();
        const leftOut = { words: spans.length - index, text: normalised.slice(end).trimStart() };
        return { tokenized: { text: kept, tokens: [...tokens, this.token(END, kept.length)], words }, leftOut };
      }
    }
    return { tokenized: { text: normalised, tokens: [...tokens, this.token(END, normalised.length)], words }, leftOut: null };
  }

  /** The text of emitted tokens. `<unk>` is shown as such; `<s>`, `</s>` and `<pad>` stand for no text. */
  decode(ids: readonly TokenId[]): TokenizedText {
    const { text, tokens } = this.join(ids);
    return { text, tokens, words: wordsOfTokens(text, tokens, this.apostrophe) };
  }

  /** The cut of one word whose log-probabilities sum highest (Viterbi, from left to right). */
  private encodeWord(text: string, { start, end, startsChunk }: WordSpan): Token[] {
    const characters = Array.from(text.slice(start, end));
    if (startsChunk) characters.unshift(WORD_MARK);
    const best = new Float64Array(characters.length + 1).fill(-Infinity);
    const origin = new Int32Array(characters.length + 1);
    best[0] = 0;
    for (let to = 1; to <= characters.length; to++) {
      for (let from = Math.max(0, to - this.longestPiece); from < to; from++) {
        const id = this.ids.get(characters.slice(from, to).join(''));
        if (id === undefined) continue;
        const score = (best[from] ?? 0) + (this.pieces[id]?.[1] ?? 0);
        // Starts are visited from the left, so that the earliest one keeps a tie.
        if (score > (best[to] ?? 0)) [best[to], origin[to]] = [score, from];
      }
      const character = characters[to - 1] ?? '';
      if (!this.ids.has(character)) {
        let score = best[to - 1] ?? 0;
        for (let byte = utf8(character).length; byte > 0; byte--) score += BYTE_LOG_PROBABILITY;
        if (score > (best[to] ?? 0)) [best[to], origin[to]] = [score, to - 1];
      }
    }
    return this.tokensOfCut(characters, origin, start, startsChunk);
  }

  /** Tokens of the cut that `origin` describes; the word mark stands for no text. */
  private tokensOfCut(characters: readonly string[], origin: Int32Array, start: number, marked: boolean): Token[] {
    const cuts: number[] = [];
    for (let to = characters.length; to > 0; to = origin[to] ?? 0) cuts.push(to);
    const tokens: Token[] = [];
    let from = 0;
    let at = start;
    for (const to of cuts.reverse()) {
      const piece = characters.slice(from, to).join('');
      const end = at + piece.length - (marked && from === 0 ? WORD_MARK.length : 0);
      const id = this.ids.get(piece);
      if (id === undefined) for (const byte of utf8(piece)) tokens.push(this.token((FIRST_BYTE + byte) as TokenId, at, end));
      else tokens.push(this.token(id as TokenId, at, end));
      from = to;
      at = end;
    }
    return tokens;
  }

  private join(ids: readonly TokenId[]): { text: string; tokens: Token[] } {
    let text = '';
    const spans: Array<[start: number, end: number]> = [];
    for (let index = 0; index < ids.length; ) {
      const id = ids[index] ?? UNKNOWN;
      const run = byteRun(ids, index);
      if (run.length > 0) {
        for (const { decoded, bytes } of charactersOfBytes(run)) {
          for (let byte = 0; byte < bytes; byte++) spans.push([text.length, text.length + decoded.length]);
          text += decoded;
        }
        index += run.length;
      } else {
        const shown = kindOf(id) === 'piece' || id === UNKNOWN ? (this.pieces[id]?.[0] ?? '') : '';
        const marks = shown.length - shown.replace(/^\u2581+/, '').length;
        spans.push([text.length + marks, text.length + shown.length]);
        text += shown;
        index++;
      }
    }
    const spaced = text.replace(/\u2581/g, ' ');
    const trimmed = spaced.trim();
    const shift = spaced.length - spaced.trimStart().length;
    const inside = (offset: number): number => Math.min(Math.max(offset - shift, 0), trimmed.length);
    const tokens = ids.map((id, index) => this.token(id, inside(spans[index]?.[0] ?? 0), inside(spans[index]?.[1] ?? 0)));
    return { text: trimmed, tokens };
  }
}

function kindOf(id: number): TokenKind {
  if (id >= FIRST_PIECE) return 'piece';
  if (id >= FIRST_BYTE) return 'byte';
  return (['padding', 'start', 'end', 'unknown'] as const)[id] ?? 'unknown';
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The longest beginning of at most `room` tokens that ends between two characters. */
function wholeCharacters(tokens: readonly Token[], room: number): readonly Token[] {
  let kept = Math.max(room, 0);
  while (kept > 0 && tokens[kept - 1]?.end === tokens[kept]?.end) kept--;
  return tokens.slice(0, kept);
}

/** The bytes that the byte tokens from `first` on stand for. */
function byteRun(ids: readonly TokenId[], first: number): number[] {
  const run: number[] = [];
  for (let index = first; kindOf(ids[index] ?? UNKNOWN) === 'byte'; index++) run.push((ids[index] ?? FIRST_BYTE) - FIRST_BYTE);
  return run;
}

/** A run of bytes as UTF-8: each piece of text with the number of bytes it took; invalid bytes become U+FFFD. */
function charactersOfBytes(bytes: readonly number[]): Array<{ decoded: string; bytes: number }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const characters: Array<{ decoded: string; bytes: number }> = [];
  let waiting = 0;
  for (const [index, byte] of bytes.entries()) {
    waiting++;
    const decoded = decoder.decode(Uint8Array.of(byte), { stream: index < bytes.length - 1 });
    if (decoded === '' && index < bytes.length - 1) continue;
    characters.push({ decoded, bytes: waiting });
    waiting = 0;
  }
  return characters;
}

/** Words of a text whose tokens are given: cut like any text, but never inside a token. */
function wordsOfTokens(text: string, tokens: readonly Token[], apostrophe: ApostropheSide): Word[] {
  const words: Word[] = [];
  let next = 0;
  const shown = tokens.length - (tokens[tokens.length - 1]?.kind === 'end' ? 1 : 0);
  for (const { start, end } of cutWords(text, apostrophe)) {
    const firstToken = next;
    while (next < shown && (tokens[next]?.start ?? 0) < end) next++;
    const previous = words[words.length - 1];
    const beginsInsidePrevious = firstToken > 0 && (tokens[firstToken - 1]?.end ?? 0) > start;
    if (previous && (next === firstToken || beginsInsidePrevious)) {
      words[words.length - 1] = { ...previous, text: text.slice(previous.start, end), end, endToken: next };
    } else {
      words.push({ text: text.slice(start, end), start, end, firstToken, endToken: next });
    }
  }
  const last = words[words.length - 1];
  if (last && next < shown) words[words.length - 1] = { ...last, endToken: shown };
  return words;
}
