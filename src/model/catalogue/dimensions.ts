/** The letters that stand for sizes in shapes, and what they are for one model and one sentence. */

import type { ModelCard } from '../card';

/**
 * V_x, V_y vocabularies; E_x, E_y embeddings; H an encoder state (both directions); N = H/2 one direction; D a decoder state;
 * A attention; R readout; L the longest position of location attention; S source tokens; T emitted tokens.
 */
export type DimensionLetter = 'V_x' | 'V_y' | 'E_x' | 'E_y' | 'H' | 'N' | 'D' | 'A' | 'R' | 'L' | 'S' | 'T';

/** A letter, a product like 3N, a sum like D + H, or a plain number. */
export type Dimension =
  | DimensionLetter
  | number
  | { readonly times: number; readonly of: DimensionLetter }
  | { readonly sum: readonly DimensionLetter[] };

/** How long the sentence at hand is; null where there is none. */
export interface SentenceLengths {
  readonly sourceTokens: number;
  readonly emittedTokens: number;
}

/** The number behind a dimension; null where the model or the sentence does not tell. */
export function dimensionValue(dimension: Dimension, card: ModelCard, lengths: SentenceLengths | null): number | null {
  if (typeof dimension === 'number') return dimension;
  if (typeof dimension === 'string') return letterValue(dimension, card, lengths);
  if ('times' in dimension) {
    const value = letterValue(dimension.of, card, lengths);
    return value === null ? null : dimension.times * value;
  }
  let total = 0;
  for (const letter of dimension.sum) {
    const value = letterValue(letter, card, lengths);
    if (value === null) return null;
    total += value;
  }
  return total;
}

/** `D+H`, `3N`, `V_x`. */
export function dimensionText(dimension: Dimension): string {
  if (typeof dimension === 'number') return String(dimension);
  if (typeof dimension === 'string') return dimension;
  return 'times' in dimension ? `${dimension.times}${dimension.of}` : dimension.sum.join('+');
}

function letterValue(letter: DimensionLetter, card: ModelCard, lengths: SentenceLengths | null): number | null {
  const { sizes } = card;
  switch (letter) {
    case 'V_x': return sizes.sourceVocabulary;
    case 'V_y': return sizes.targetVocabulary;
    case 'E_x': return sizes.sourceEmbedding;
    case 'E_y': return sizes.targetEmbedding;
    case 'H': return sizes.encoderState;
    case 'N': return sizes.encoderState / 2;
    case 'D': return sizes.decoderState;
    case 'A': return sizes.attention;
    case 'R': return sizes.readout;
    case 'L': return card.attention.maximumPosition;
    case 'S': return lengths ? lengths.sourceTokens : null;
    case 'T': return lengths ? lengths.emittedTokens : null;
  }
}
