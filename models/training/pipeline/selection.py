"""Chooses from one text the pairs that read like another one and yet have words that it lacks.

Parliament's debates know thousands of words that everyday sentences don't show; most of them stand in sentences of
another kind. The measure is Moore and Lewis's (2010): log p of the words by the wanted text less that by their own.
"""

from __future__ import annotations

import collections
import math
import re
from typing import Counter, Iterable, List, Sequence, Tuple

from .corpus import Pair

RARE = "<rare>"
# A word is lacking if the wanted text has it less often than this, and known if the other has it at least as often.
FEW, MANY = 3, 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")


def words_of(text: str) -> List[str]:
    """Lower-case words and punctuation marks."""
    return _WORD.findall(text.lower())


class WordPairs:
    """Bigrams of a text over the words that it has at least twice."""

    def __init__(self, sentences: Sequence[Sequence[str]], known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._single: Counter[str] = collections.Counter()
        self._double: Counter[Tuple[str, str]] = collections.Counter()
        for sentence in sentences:
            row = self._row(sentence)
            self._single.update(row)
            self._double.update(zip(row, row[1:]))
        self._total = sum(self._single.values()) + len(self._known) + 2

    def _row(self, sentence: Sequence[str]) -> List[str]:
        return ["<s>"] + [word if word in self._known else RARE for word in sentence] + ["</s>"]

    def mean_log_probability(self, sentence: Sequence[str]) -> float:
        """Per word, over the known words only: what is rare says nothing about the kind of text."""
        row = self._row(sentence)
        logs = []
        for before, word in zip(row, row[1:]):
            if RARE in (before, word):
                continue
            alone = (self._single[word] + 1) / self._total
            logs.append(math.log(0.7 * self._double[before, word] / max(1, self._single[before]) + 0.3 * alone))
        return sum(logs) / len(logs) if logs else float("-inf")


def select_alike(pairs: Sequence[Pair], alike: Sequence[Pair], count: int, longest: int) -> List[Pair]:
    """At most `count` of `pairs`, of up to `longest` words a side: those with a word lacking in `alike` that read most like it."""
    own, other = ([(words_of(pair[0]), words_of(pair[1])) for pair in text] for text in (pairs, alike))
    theirs, wanted = ([collections.Counter(word for row in rows for word in row[side]) for side in (0, 1)] for rows in (own, other))
    known = [word for word, times in wanted[0].items() if times >= 2]
    near, far = (WordPairs([row[0] for row in rows], known) for rows in (other, own))
    found: List[Tuple[float, int]] = []
    for index, sides in enumerate(own):
        if max(len(side) for side in sides) > longest:
            continue
        if any(wanted[side][word] < FEW and theirs[side][word] >= MANY for side in (0, 1) for word in sides[side]):
            found.append((near.mean_log_probability(sides[0]) - far.mean_log_probability(sides[0]), index))
    return [pairs[index] for _, index in sorted(found, reverse=True)[:count]]
