/** Tokens and words: what the model reads and writes, and what a reader sees. */

declare const tokenIdBrand: unique symbol;

/** The index of a piece in one side's vocabulary. */
export type TokenId = number & { readonly [tokenIdBrand]: true };

export type TokenKind = 'piece' | 'byte' | 'start' | 'end' | 'unknown' | 'padding';

/** One position of a sequence. Positions are indices, never strings: words repeat. */
export interface Token {
  readonly id: TokenId;
  /** The piece as it stands in the vocabulary, with its `▁`. */
  readonly piece: string;
  readonly kind: TokenKind;
  /** UTF-16 offsets in the side's text; equal for tokens that stand for no text (`<s>`, `</s>`). */
  readonly start: number;
  readonly end: number;
}

/** A word or mark as readers see it: some tokens in a row. `</s>` belongs to no word. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Tokens [firstToken, endToken) of the side. */
  readonly firstToken: number;
  readonly endToken: number;
}

/** One side of a translation: normalised text, its tokens (the last is `</s>` when the sentence ended), its words. */
export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
}
