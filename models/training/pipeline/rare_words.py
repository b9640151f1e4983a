"""Words that a text has only a few times: pairs to practise them with, and translations that get them wrong.

A small network writes a word well once it has met it a hundred times in training. What its own translations say in the
place of words that it has met less often is mostly invented: learnt from, it stays.
"""

from __future__ import annotations

import collections
import re
from typing import Counter, Iterator, Sequence, Set, Tuple

from .corpus import Pair

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A pair stands three times in the practice if a word of it is in at most 7 pairs, and so on.
PRACTICE = ((7, 3), (15, 2), (31, 1))
# Pairs that must have a word: to be looked for in a translation; to be believed in one; to be translated without a reference.
COMMON, BELIEVED, TRANSLATED = 32, 3, 16


def words_of(text: str) -> Set[str]:
    """Its words in small letters, each once."""
    return set(_WORD.findall(text.lower()))


class WordCounts:
    """In how many of the pairs each word stands, by side."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._sides: Tuple[Counter[str], Counter[str]] = (collections.Counter(), collections.Counter())
        for pair in pairs:
            for side, counter in enumerate(self._sides):
                counter.update(words_of(pair[side]))

    def rarest(self, pair: Pair) -> int:
        """The count of its rarest word on either side; of a pair without words, `COMMON`."""
        return min((counter[word] for counter, text in zip(self._sides, pair) for word in words_of(text)), default=COMMON)

    def translatable(self, source: str) -> bool:
        """Whether all words are frequent enough to believe a translation that nothing proves."""
        return all(self._sides[0][word] >= TRANSLATED for word in words_of(source))

    def believable(self, translation: str) -> bool:
        """Whether none of the words is invented, or nearly so."""
        return all(self._sides[1][word] >= BELIEVED for word in words_of(translation))

    def has_rare_words_of(self, translation: str, reference: str) -> bool:
        """Whether the translation has all words of the reference that aren't common."""
        return all(self._sides[1][word] >= COMMON for word in words_of(reference) - words_of(translation))


def practice(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs with rare words, once to three times each, in their order."""
    counts = WordCounts(pairs)
    for pair in pairs:
        rarest = counts.rarest(pair)
        yield from [pair] * next((times for most, times in PRACTICE if rarest <= most), 0)
