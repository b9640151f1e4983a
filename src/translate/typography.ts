/** Small matters of form between a sentence and its translation, and the marks that Markdown would take for markup. */

/**
 * Models end what they say with a full stop and begin it with a capital, because sentences do.
 * A heading, a table cell or a clause does not: the translation follows its source.
 */
export function fitEdges(source: string, target: string): string {
  let fitted = target;
  const sourceEnd = /[.!?…]["'»”)]*$/.test(source.trimEnd());
  if (!sourceEnd && /[^.]\.$/.test(fitted)) fitted = fitted.slice(0, -1);
  const sourceFirst = firstLetter(source);
  const targetFirst = firstLetter(fitted);
  if (sourceFirst === null || targetFirst === null) return fitted;
  if (isLower(sourceFirst.letter) && isUpper(targetFirst.letter) && !keepsCapital(fitted.slice(targetFirst.at), source)) {
    return replaceAt(fitted, targetFirst.at, targetFirst.letter.toLowerCase());
  }
  if (isUpper(sourceFirst.letter) && isLower(targetFirst.letter)) return replaceAt(fitted, targetFirst.at, targetFirst.letter.toUpperCase());
  return fitted;
}

/** French as it is printed: a no-break space before `: »` and after `«`, a narrow one before `; ! ?`. */
export function printFrench(text: string): string {
  return text
    .replace(/(\S) ?([;!?]+)(?=[\s"'»)*_\]]|$)/gu, (_, before: string, marks: string) => `${before}\u202F${marks}`)
    .replace(/(\S) ?:(?=\s|$)/gu, '$1\u00A0:')
    .replace(/« ?/g, '«\u00A0')
    .replace(/ ?»/g, '\u00A0»');
}

/**
 * Escapes what the model wrote and the sentence didn't have, so that no word turns into markup.
 * @param source the words of the sentence; a mark of theirs may be written again as often as it stands there
 * @returns writes the next words; `startsLine`: they may stand at the start of a line
 */
export function markupEscaper(source: string): (words: string, startsLine: boolean) => string {
  const left = new Map<string, number>();
  for (const [mark] of source.matchAll(MARKS)) left.set(mark, (left.get(mark) ?? 0) + 1);
  return (words, startsLine) => {
    const isFormula = FORMULA.test(words);
    const escaped = words.replace(MARKS, (mark) => {
      const allowed = left.get(mark) ?? 0;
      left.set(mark, allowed - 1);
      return allowed > 0 && !(mark === '$' && isFormula) ? mark : mark.replace(/[^]/g, '\\$&');
    });
    return startsLine ? escaped.replace(/^(?:#{1,6}|[-+]|\d+[.)])(?=\s|$)/, (mark) => mark.replace(/.$/, '\\$&')) : escaped;
  };
}

const MARKS = /[\\`*_[\]<>|$#]|~~|==|%%/g;
/** Two sums of money that came to stand like a formula. */
const FORMULA = /\$[^\s$][^$\n]*[^\s$]\$(?!\d)/;

function firstLetter(text: string): { readonly at: number; readonly letter: string } | null {
  const match = /\p{L}/u.exec(text);
  return match === null ? null : { at: match.index, letter: match[0] };
}

/** English `I`, and names that stand in the source with their capital. */
function keepsCapital(fromFirstLetter: string, source: string): boolean {
  const word = /^[\p{L}\p{N}]+/u.exec(fromFirstLetter)?.[0] ?? '';
  return word === 'I' || word.length > 1 && (word === word.toUpperCase() || source.includes(word));
}

function isUpper(letter: string): boolean { return letter !== letter.toLowerCase(); }
function isLower(letter: string): boolean { return letter !== letter.toUpperCase(); }

function replaceAt(text: string, at: number, letter: string): string {
  return text.slice(0, at) + letter + text.slice(at + letter.length);
}
