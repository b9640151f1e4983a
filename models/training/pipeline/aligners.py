"""Baselines for the alignments: the diagonal, IBM Model 1, and Model 2 with a fast_align-style diagonal prior.

All work on our own words, lower-cased, and give [target words, source words] like the attention weights do.
"""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

import numpy

NULL_SHARE = 0.08
FAST_ALIGN_TENSION = 4.0
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

    def __init__(self, pairs: Sequence[WordPair]) -> None:
        """Number the words and list every word pair of every sentence, once for all trainings."""
        self.tension = 0.0
        self._source: Dict[str, int] = {"<null>": 0}
        self._target: Dict[str, int] = {}
        keys: List[numpy.ndarray] = []
        rows: List[numpy.ndarray] = []
        self._shapes: List[Tuple[int, int]] = []
        self._rows = 0
        for source, target in pairs:
            left = numpy.array([0] + [self._source.setdefault(word, len(self._source)) for word in source], dtype=numpy.int64)
            right = numpy.array([self._target.setdefault(word, len(self._target)) for word in target], dtype=numpy.int64)
            keys.append((left[None, :] + (right[:, None] << 32)).ravel())
            rows.append(numpy.repeat(numpy.arange(self._rows, self._rows + len(target), dtype=numpy.int32), len(left)))
            self._shapes.append((len(source), len(target)))
            self._rows += len(target)
        joined = numpy.concatenate(keys)
        keys.clear()
        self._keys, places = numpy.unique(joined, return_inverse=True)
        self._places = places.astype(numpy.int32)
        self._row = numpy.concatenate(rows)
        self._table = numpy.zeros(len(self._keys))

    def train(self, tension: float) -> None:
        """Begin anew with this pull towards the diagonal; 0 is Model 1."""
        self.tension = tension
        priors = {shape: self._prior(*shape).astype(numpy.float32).ravel() for shape in set(self._shapes)}
        prior = numpy.concatenate([priors[shape] for shape in self._shapes])
        left_of_key = self._keys & 0xFFFFFFFF
        self._table = numpy.full(len(self._keys), 1.0 / max(1, len(self._target)))
        for _ in range(ITERATIONS):
            weight = self._table.astype(numpy.float32)[self._places] * prior
            weight /= numpy.bincount(self._row, weights=weight, minlength=self._rows).astype(numpy.float32)[self._row]
            counts = numpy.bincount(self._places, weights=weight, minlength=len(self._keys))
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
