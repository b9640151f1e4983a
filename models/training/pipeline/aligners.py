"""Baselines for the alignments: the diagonal, IBM Model 1, and Model 2 with a fast_align-style diagonal prior.

All work on our own words, lower-cased, and give [target words, source words] like the attention weights do.
"""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence, Tuple

import numpy

NULL_SHARE = 0.08
ITERATIONS = 5
FLOOR = 1e-9
WordPair = Tuple[List[str], List[str]]


def diagonal(source_count: int, target_count: int) -> numpy.ndarray:
    """One at the place that a straight line through the table gives."""
    matrix = numpy.zeros((target_count, source_count))
    for row in range(target_count):
        matrix[row, min(source_count - 1, int((row + 0.5) * source_count / target_count))] = 1.0
    return matrix


def diagonal_prior(source_count: int, target_count: int, tension: float) -> numpy.ndarray:
    """p(source place | target place) without the null word, rows sum to one. Tension 0 is Model 1."""
    rows = (numpy.arange(target_count)[:, None] + 0.5) / target_count
    columns = (numpy.arange(source_count)[None, :] + 0.5) / source_count
    prior = numpy.exp(-tension * numpy.abs(rows - columns))
    result: numpy.ndarray = prior / prior.sum(axis=1, keepdims=True)
    return result


class WordAligner:
    """p(target word | source word) by expectation-maximisation; word 0 of the source is the null word."""

    def __init__(self, tension: float) -> None:
        self.tension = tension
        self._source: Dict[str, int] = {"<null>": 0}
        self._target: Dict[str, int] = {}
        self._keys = numpy.zeros(0, dtype=numpy.int64)
        self._table = numpy.zeros(0)

    def train(self, pairs: Sequence[WordPair]) -> None:
        """Flat arrays over all word pairs of all sentences; sums by bincount."""
        keys: List[numpy.ndarray] = []
        rows: List[numpy.ndarray] = []
        priors: List[numpy.ndarray] = []
        cache: Dict[Tuple[int, int], numpy.ndarray] = {}
        used = 0
        for source, target in pairs:
            left = numpy.array([0] + [self._source.setdefault(word, len(self._source)) for word in source], dtype=numpy.int64)
            right = numpy.array([self._target.setdefault(word, len(self._target)) for word in target], dtype=numpy.int64)
            shape = (len(source), len(target))
            if shape not in cache:
                cache[shape] = self._prior(*shape).astype(numpy.float32).ravel()
            keys.append((left[None, :] + (right[:, None] << 32)).ravel())
            rows.append(numpy.repeat(numpy.arange(used, used + len(target), dtype=numpy.int32), len(left)))
            priors.append(cache[shape])
            used += len(target)
        self._keys, places = numpy.unique(numpy.concatenate(keys), return_inverse=True)
        row, prior = numpy.concatenate(rows), numpy.concatenate(priors)
        left_of_key = self._keys & 0xFFFFFFFF
        self._table = numpy.full(len(self._keys), 1.0 / max(1, len(self._target)))
        for _ in range(ITERATIONS):
            weight = self._table[places] * prior
            weight /= numpy.bincount(row, weights=weight, minlength=used)[row]
            counts = numpy.bincount(places, weights=weight, minlength=len(self._keys))
            self._table = counts / numpy.bincount(left_of_key, weights=counts)[left_of_key]

    def align(self, source: Sequence[str], target: Sequence[str]) -> numpy.ndarray:
        """Posterior [target, source] without the null word; a row that prefers null is left empty."""
        left = [0] + [self._source.get(word, -1) for word in source]
        weights = self._prior(len(source), len(target))
        for row, word in enumerate(target):
            right = self._target.get(word, -1)
            for column, known in enumerate(left):
                weights[row, column] *= self._probability(known, right)
        weights /= weights.sum(axis=1, keepdims=True)
        matrix = weights[:, 1:].copy()
        matrix[weights[:, 0] > matrix.max(axis=1)] = 0.0
        return matrix

    def _prior(self, source_count: int, target_count: int) -> numpy.ndarray:
        places = diagonal_prior(source_count, target_count, self.tension) * (1 - NULL_SHARE)
        return numpy.concatenate([numpy.full((target_count, 1), NULL_SHARE), places], axis=1)

    def _probability(self, left: int, right: int) -> float:
        if left < 0 or right < 0:
            return FLOOR
        key = left + (right << 32)
        place = int(numpy.searchsorted(self._keys, key))
        return float(self._table[place]) + FLOOR if place < len(self._keys) and self._keys[place] == key else FLOOR


def make_aligner(name: str, pairs: Sequence[WordPair], tension: Optional[float] = None) -> WordAligner:
    """"model1", or "model2" with the diagonal prior."""
    aligner = WordAligner(0.0 if name == "model1" else (4.0 if tension is None else tension))
    aligner.train(pairs)
    return aligner
