"""Which sentences are unlike everything that was learnt.

A dev set cut from the same collection as the training text shares many half sentences with it, so its score rewards
what was learnt by heart. Those of its sentences that don't are nearer to what a stranger writes.
"""

from __future__ import annotations

import collections
from typing import DefaultDict, Dict, List, Sequence

import numpy

from .rare_words import words_of

# Two sentences are alike if the words that both have are at least half of all that they have (Jaccard index).
ALIKE = 0.5


def unlike(sentences: Sequence[str], known: Sequence[str]) -> List[int]:
    """Places of the `sentences` that are like none of the `known` ones; case and marks don't count."""
    sizes = numpy.zeros(len(known), dtype=numpy.int32)
    found: DefaultDict[str, List[int]] = collections.defaultdict(list)
    for place, text in enumerate(known):
        words = words_of(text)
        sizes[place] = len(words)
        for word in words:
            found[word].append(place)
    places: Dict[str, numpy.ndarray] = {word: numpy.array(rows, dtype=numpy.int64) for word, rows in found.items()}
    kept: List[int] = []
    for place, text in enumerate(sentences):
        words = words_of(text)
        shared = numpy.zeros(len(known), dtype=numpy.int32)
        for word in words & places.keys():
            shared[places[word]] += 1
        if not (shared >= ALIKE * numpy.maximum(len(words) + sizes - shared, 1)).any():
            kept.append(place)
    return kept
