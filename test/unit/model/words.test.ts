import { describe, expect, it } from 'vitest';
import { cutWords, normalise, type ApostropheSide } from '../../../src/model/words';

function words(text: string, apostrophe: ApostropheSide): string {
  const normalised = normalise(text);
  return cutWords(normalised, apostrophe)
    .map(({ start, end }) => normalised.slice(start, end))
    .join(' | ');
}

describe('normalising a text', () => {
  it.each([
    ['typographic quotes become plain ones', 'l’été, “oui” et „non”', 'l\'été, "oui" et "non"'],
    ['an ellipsis becomes three dots', 'Enfin…', 'Enfin...'],
    ['letters and their accents are composed', 'e\u0301te\u0301', 'été'],
    ['invisible marks are dropped', '\ufeffun cou\u00adpé\u200b et ‏שלום‎', 'un coupé et שלום'],
    ['the selector of an emoji is dropped, its joiner too', '❤\ufe0f 👩\u200d👧', '❤ 👩👧'],
    ['every kind of space becomes one plain space', 'a\u00a0\u202f b\tc\u2028d\r\ne', 'a b c d e'],
    ['the ends are trimmed', '  a  ', 'a'],
    ['half of a surrogate pair becomes the replacement character', 'a\ud83d b', 'a\ufffd b'],
    ['a text of nothing visible becomes empty', ' \u200b\n\ufeff ', ''],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });
});

describe('cutting a text into words', () => {
  it.each<[string, ApostropheSide, string, string]>([
    ['a French elision stays with the word before the apostrophe', 'left', "J'ai l'eau", "J' | ai | l' | eau"],
    ['an English contraction goes with the word after the apostrophe', 'right', "I don't, Tom's", "I | don | 't | , | Tom | 's"],
    ['a hyphen begins the word after it', 'left', "Qu'est-ce", "Qu' | est | -ce"],
    ['chains of hyphens are chains of words', 'right', 'mother-in-law', 'mother | -in | -law'],
    ['a hyphen after digits joins letters', 'left', '7-bis', '7 | -bis'],
    ['a hyphen before digits stands alone', 'left', 'A-4', 'A | - | 4'],
    ['a hyphen at the start of a chunk stands alone', 'left', '-ce --a', '- | ce | - | - | a'],
    ['digits and letters are apart', 'left', '20h30 3e', '20 | h | 30 | 3 | e'],
    ['an apostrophe next to no letter stands alone', 'left', "'oui' d' 5'a", "' | oui | ' | d | ' | 5 | ' | a"],
    ['the same in English', 'right', "'yes' dogs' 5's", "' | yes | ' | dogs | ' | 5 | ' | s"],
    ['marks stand alone, each by itself', 'left', 'Non ?! <b>', 'Non | ? | ! | < | b | >'],
    ['characters outside the basic plane are whole', 'left', 'a😀😀', 'a | 😀 | 😀'],
    ['letters of any script form words', 'left', 'שלום 日本語, ไทย', 'שלום | 日本語 | , | ไทย'],
  ])('%s', (_, apostrophe, text, expected) => {
    expect(words(text, apostrophe)).toBe(expected);
  });

  it('marks the words that begin a chunk', () => {
    expect(cutWords("J'ai faim.", 'left').map(({ startsChunk }) => startsChunk)).toEqual([true, false, true, false]);
  });
});
