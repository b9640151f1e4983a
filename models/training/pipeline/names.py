"""Pairs with other names and numbers in them, so that a model learns to copy what it has never seen.

A capitalised word, or a number, that stands once in both sentences is exchanged for another one in both.
"""

from __future__ import annotations

import collections
import random
import re
import unicodedata
from typing import Dict, Iterable, Iterator, List, Sequence, Set

from .corpus import Pair

_NAME = re.compile(r"(?<![\w'\-])[A-ZÁÉÍÓÚÀÂÇÈÊËÎÏÔÛÑ][a-záéíóúàâçèêëîïôûüñ]{2,}(?![\w'\-])")
_NUMBER = re.compile(r"(?<![\d.,:])\d{1,4}(?![\d.,:]\d|\d)")
INVENTED_SHARE = 0.5
# Of the letters of an invented name; without them no name would begin with Kw or end in q.
UNUSUAL_SHARE = 0.1
LONGEST_NAME = 10


def shared_names(pairs: Iterable[Pair]) -> Set[str]:
    """Capitalised words that both sides of a pair have, past the first word."""
    found: Set[str] = set()
    for left, right in pairs:
        inner = set(_NAME.findall(right.partition(" ")[2]))
        found.update(word for word in _NAME.findall(left.partition(" ")[2]) if word in inner)
    return found


class NameMaker:
    """Draws a known name, or makes one up letter by letter: mostly what follows two letters in the known ones, now and then any letter."""

    def __init__(self, names: Set[str], seed: int, invented_share: float = INVENTED_SHARE) -> None:
        self._invented_share = invented_share
        self._names = sorted(names)
        self._random = random.Random(seed)
        self._following: Dict[str, List[str]] = collections.defaultdict(list)
        for name in self._names:
            marked = "^^" + name.lower() + "$"
            for at in range(2, len(marked)):
                self._following[marked[at - 2:at]].append(marked[at])
        self._letters = sorted(set("".join(self._names).lower()))

    def name(self, like: str) -> str:
        """A name that asks for the same words before it as `like` does: d'Alice, de Tom."""
        while True:
            made = self._invented() if self._random.random() < self._invented_share else self._random.choice(self._names)
            if _elides(made) == _elides(like):
                return made

    def number(self, like: str) -> str:
        """A number with as many digits, now and then one more or fewer."""
        if len(like) == 4:
            return str(self._random.randint(1000, 2100))
        digits = max(1, min(4, len(like) + self._random.choice((0, 0, 0, 1, -1))))
        return str(self._random.randint(10 ** (digits - 1) + (digits == 1), 10 ** digits - 1))

    def _invented(self) -> str:
        while True:
            text = "^^"
            while not text.endswith("$") and len(text) < LONGEST_NAME + 3:
                usual = self._following.get(text[-2:])
                unusual = usual is None or self._random.random() < UNUSUAL_SHARE
                text += self._random.choice(self._letters if unusual else usual)
            if text.endswith("$") and len(text) > 5:
                return text[2:-1].capitalize()


def _elides(word: str) -> bool:
    return unicodedata.normalize("NFD", word)[0] in "AEIOUYH"


def varied(pairs: Sequence[Pair], maker: NameMaker) -> Iterator[Pair]:
    """Each pair that has a name or a number in common, with others in their place."""
    for pair in pairs:
        changes = _changes(pair, maker)
        if changes:
            yield _exchanged(pair[0], changes), _exchanged(pair[1], changes)


def _changes(pair: Pair, maker: NameMaker) -> Dict[str, str]:
    changes: Dict[str, str] = {}
    for pattern in (_NAME, _NUMBER):
        left, right = (collections.Counter(pattern.findall(side)) for side in pair)
        for word in sorted(left):
            if left[word] == right[word] == 1:
                changes[word] = maker.name(word) if pattern is _NAME else maker.number(word)
    return changes


def _exchanged(text: str, changes: Dict[str, str]) -> str:
    def other(match: "re.Match[str]") -> str:
        return changes.get(match.group(), match.group())

    return _NUMBER.sub(other, _NAME.sub(other, text))
