/** The mathematical symbol at the end of a title: "Estado oculto h_t", "Attention weights (α)", "Context vector $c_t$". */

export interface WithSymbol {
  /** The title without its symbol. */
  readonly core: string;
  /** Whether the symbol has an index: c_t is made anew at each step, c is not. */
  readonly isIndexed: boolean;
}

/** null: the title ends with no symbol. */
export function withSymbol(title: string): WithSymbol | null {
  const match = SYMBOL_AT_THE_END.exec(title);
  const core = match ? title.slice(0, match.index).trim() : '';
  return match && core !== '' ? { core, isIndexed: /[_\p{Lm}₀-₉]/u.test(match[0]) } : null;
}

/** A letter with an index, a Greek letter, one of the letters that papers use, a formula, or any single letter in brackets. */
const SYMBOL_AT_THE_END = (() => {
  const accent = '[\\u0302\\u0303\\u0304\'′]?';
  const index = '(?:_\\{[^{}]{1,9}\\}|_[\\p{L}\\p{N}]{1,4}|[\\p{Lm}₀-₉]{1,4})';
  const indexed = `\\p{L}${accent}${index}`;
  const formula = '\\$[^$]{1,40}\\$';
  return new RegExp(`\\s+(?:${indexed}|\\p{Script=Greek}|[cehkqrsvzKQV]|${formula}|[(\\[](?:${indexed}|\\p{L}${accent}|${formula})[)\\]])$`, 'u');
})();
