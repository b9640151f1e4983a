/** Tokens as readers see them in charts: `parle`, `·s` for a piece that goes on with a word, `</s>` for the end. */

import type { Unit } from '../analysis/alignment-view';
import type { Grain } from '../model/reader-state';
import type { Token, TokenizedText } from '../model/tokens';

export function tokenLabels(side: TokenizedText): string[] {
  const starts = new Set(side.words.map((word) => word.firstToken));
  return side.tokens.map((token, index) => {
    const text = tokenText(token);
    return token.kind === 'piece' && !starts.has(index) ? `·${text}` : text;
  });
}

/** The rows or columns of an alignment as charts label them. */
export function unitLabels(side: TokenizedText, units: readonly Unit[], grain: Grain): string[] {
  return grain === 'words' ? units.map(({ text }) => text) : tokenLabels(side);
}

/** One row or column of an alignment, whatever it is of. */
export function unitLabel({ text, kind }: Unit): string {
  if (kind !== 'piece') return text;
  return text.startsWith('▁') ? text.slice(1) || '␣' : goesOn(text) ? `·${text}` : text;
}

/** A token that may come next, which no word holds yet: `·s` where it would go on with the word before it. */
export function candidateLabel(token: Token): string {
  return token.kind === 'piece' && goesOn(token.piece) ? `·${token.piece}` : tokenText(token);
}

/** Whether a piece by itself would go on with the word before it: marks begin one. */
function goesOn(piece: string): boolean {
  return /^[\p{L}\p{N}]/u.test(piece);
}

/** A token by itself, without its mark of a word's start; a mark that stands alone is the sign of a space. */
export function tokenText(token: Token): string {
  return token.piece.replace('▁', '') || '␣';
}

/** The word that a token is only a piece of; null for a whole word, and for what belongs to none. */
export function wordAround(side: TokenizedText, index: number): string | null {
  const word = side.words.find(({ firstToken, endToken }) => index >= firstToken && index < endToken);
  return word === undefined || word.endToken - word.firstToken === 1 ? null : word.text;
}

/** Whether some word of the text is cut into pieces. */
export function hasPieces(side: TokenizedText): boolean {
  return side.words.some(({ firstToken, endToken }) => endToken - firstToken > 1);
}

/** At most `length` characters, the last an ellipsis where something was left out. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
