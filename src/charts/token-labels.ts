/** Tokens as readers see them in charts: `parle`, `·s` for a piece that goes on with a word, `</s>` for the end. */

import type { Token, TokenizedText } from '../model/tokens';

export function tokenLabels(side: TokenizedText): string[] {
  const starts = new Set(side.words.map((word) => word.firstToken));
  return side.tokens.map((token, index) => {
    const text = tokenText(token);
    return token.kind === 'piece' && !starts.has(index) ? `·${text}` : text;
  });
}

/** A token by itself, without its mark of a word's start. */
export function tokenText(token: Token): string {
  return token.piece.replace('▁', '') || '▁';
}

/** At most `length` characters, the last an ellipsis where something was left out. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
