"""A made-up language: subject, object, verb in one; subject, verb, object in the other."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import List, Tuple

_WHO = [("mira", "the girl"), ("tolo", "the boy"), ("sena", "the queen"), ("paku", "the cook"), ("lerin", "the bird")]
_DOES = [("vad", "sees"), ("nel", "hears"), ("kip", "wants"), ("sum", "paints")]
_WHAT = [("ona", "a boat"), ("riki", "a lamp"), ("dalu", "a house"), ("emo", "an apple"), ("fus", "a song"), ("gora", "a hill")]
_END = [(".", "."), ("?", "?")]


def all_pairs() -> List[Tuple[str, str]]:
    """Every sentence of the language, shuffled the same way each time."""
    pairs = []
    for who, does, what, end in itertools.product(_WHO, _DOES, _WHAT, _END):
        target = "%s %s %s%s" % (who[1], does[1], what[1], end[1])
        pairs.append(("%s %s %s%s" % (who[0], what[0], does[0], end[0]), target[0].upper() + target[1:]))
    random.Random(1).shuffle(pairs)
    return pairs[:200]


def write_pairs(path: Path) -> None:
    """200 pairs as a two-column file."""
    path.write_text("".join("%s\t%s\n" % pair for pair in all_pairs()), encoding="utf-8")
