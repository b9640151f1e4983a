import { describe, expect, it } from 'vitest';
import { joinWords } from '../../../scripts/command/natural-text';

describe('words put together as people write them', () => {
  it.each([
    ['fr', "J' ai oublié mes clés .", "J'ai oublié mes clés."],
    ['fr', "Qu' est -ce que c' est ?", "Qu'est-ce que c'est ?"],
    ['fr', 'Chacun en lui - même , peut - être .', 'Chacun en lui-même, peut-être.'],
    ['fr', "Aujourd' hui , il dit : « Non ! »", "Aujourd'hui, il dit : « Non ! »"],
    ['fr', 'Le prix ( 500 $ ) est élevé ; trop .', 'Le prix (500 $) est élevé ; trop.'],
    ['en', "I do n't know Tom 's dog .", "I don't know Tom's dog."],
    ['en', "The dogs ' bones : gone !", "The dogs' bones: gone!"],
    ['en', 'He paid $ 250,000 ( 50 % ) .', 'He paid $250,000 (50%).'],
    ['en', 'She said : " no " , and left .', 'She said: "no", and left.'],
    ['en', 'Mr. Smith , in 1985 - 86 .', 'Mr. Smith, in 1985-86.'],
    ['es', '¿ Dónde está , amigo ? ¡ Aquí !', '¿Dónde está, amigo? ¡Aquí!'],
    ['es', 'Dijo : « No » .', 'Dijo: «No».'],
    ['fr', 'de le implantation', 'de le implantation'],
    ['fr', '', ''],
  ])('%s: %s', (language, words, expected) => {
    expect(joinWords(words.split(' '), language).text).toBe(expected);
  });

  it('keeps the place of every word', () => {
    const words = ["J'", 'ai', 'dit', '"', 'non', '"', '.', '😀', 'é'];
    const { text, spans } = joinWords(words, 'fr');
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(words);
  });

  it('gives a word of nothing visible no place of its own', () => {
    const { text, spans } = joinWords(['a', '\u200b', 'b'], 'en');
    expect(text).toBe('a b');
    expect(spans.map(([start, end]) => end - start)).toEqual([1, 0, 1]);
  });

  it('keeps a word whole that would melt into the one before', () => {
    const { text, spans } = joinWords(["l'", 'e', '-', '\u0301a'], 'fr');
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(["l'", 'e', '-', '\u0301a']);
  });
});
