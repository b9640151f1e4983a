"""Sentences as people type them into a note: without the mark at the end, the capital at the beginning, or the accents.

The training texts are whole sentences. A model that has met nothing else stumbles over each one that is being written.
"""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from typing import Iterator, Sequence

from .compounds import capitalised_words, small_first
from .corpus import Pair

_SENTENCE = re.compile(r"[¿¡]?([^.?!…¿¡]+?) ?([.?!])")
WAYS = ("no mark", "no capital", "neither")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})


def typed(pairs: Sequence[Pair], seed: int) -> Iterator[Pair]:
    """Each pair of two single sentences with the same mark, in one of the `WAYS`; a name keeps its capital."""
    capitalised = [capitalised_words(pair[side] for pair in pairs) for side in (0, 1)]
    chance = random.Random(seed)
    for pair in filter(is_typable, pairs):
        way = chance.choice(WAYS)
        made = pair if way == "no capital" else (_SENTENCE.sub(r"\1", pair[0]), _SENTENCE.sub(r"\1", pair[1]))
        if way != "no mark":
            made = small_first(made[0], capitalised[0]), small_first(made[1], capitalised[1])
        if made != pair:
            yield made


def is_typable(pair: Pair) -> bool:
    """Whether both sides are single sentences with the same mark."""
    left, right = (_SENTENCE.fullmatch(side) for side in pair)
    return left is not None and right is not None and left.group(2) == right.group(2)


def plain(pairs: Sequence[Pair], side: int, seed: int) -> Iterator[Pair]:
    """The pairs with accents on one side, whole or as they are typed, without these accents; half of them by lot."""
    chance = random.Random(seed)
    for pair in itertools.chain(pairs, typed(pairs, seed)):
        bare = without_accents(pair[side])
        if bare != pair[side] and chance.random() < 0.5:
            yield (bare, pair[1]) if side == 0 else (pair[0], bare)


def without_accents(text: str) -> str:
    """Plain letters; ñ and ç lose their signs too, œ is oe."""
    parts = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return unicodedata.normalize("NFC", "".join(character for character in parts if not unicodedata.combining(character)))
