/** Brings a name to the form in which names are compared: no case, accents, typography, articles or plural. */

const ARTICLES = new Set(['the', 'a', 'an', 'el', 'la', 'lo', 'los', 'las', 'un', 'una', 'le', 'les', 'l', 'une', 'des']);

/** The same for "Pesos de atención", "peso-de-atencion" and "PESOS_DE_ATENCIÓN". Empty for text without letters or digits. */
export function foldName(text: string): string {
  return foldWords(text).join(' ');
}

/** The words of a folded name. */
export function foldWords(text: string): string[] {
  const words = (isAscii(text)
    ? text.toLowerCase().split(/[^a-z0-9<>]+/)
    : text.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase().split(/[^\p{L}\p{N}<>]+/u)
  ).filter((word) => word !== '');
  const first = words[0];
  if (first !== undefined && words.length > 1 && ARTICLES.has(first)) words.shift();
  return words.map(foldWord);
}

export function isArticle(word: string): boolean {
  return ARTICLES.has(word.toLowerCase());
}

/** "ContextVector" → "Context Vector", "GRUCell" → "GRU Cell". */
export function splitCapitals(text: string): string {
  return text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
}

/**
 * One stem for singular and plural in English, Spanish and French. It cuts more than a dictionary would, on both sides
 * of every comparison alike, so that "matrices", "matriz" and "matrix" meet.
 */
function foldWord(word: string): string {
  if (word.length < 3 || /\d/.test(word)) return word;
  let stem = word;
  if (word.length > 3) {
    if ((word.endsWith('s') && !word.endsWith('ss')) || word.endsWith('aux') || word.endsWith('eux')) stem = stem.slice(0, -1);
    if (stem.endsWith('e')) stem = stem.slice(0, -1);
  }
  if (stem.endsWith('z') || stem.endsWith('x')) return `${stem.slice(0, -1)}c`;
  return stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem;
}

/** Most titles are, and need none of Unicode's slower rules. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 127) return false;
  }
  return true;
}
