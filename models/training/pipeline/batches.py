"""Batches of equal source length, mixed from several texts by shares that move during training.

With equal source lengths nothing is padded on the source side, so the encoder needs no masks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Iterator, List, Sequence, Tuple

import numpy
import torch
from torch import Tensor

from .prepared import IdText
from .recipe import Schedule, TextSet
from .tokenizer import END, PAD, START, Tokenizer

IdArrays = Tuple[numpy.ndarray, numpy.ndarray]
POOL = 60_000
# Batches of a multiple of this many sentences: matrix kernels are compiled for each new shape.
ROWS = 16
SOURCE_LIMIT, TARGET_LIMIT = 110, 130
# Scripts that no vocabulary here holds: from them the network learns to copy bytes.
_COPIED = ((0x1F300, 0x1F64F), (0x4E00, 0x4FFF), (0x3B1, 0x3C9), (0x430, 0x44F), (0x5D0, 0x5EA), (0x3041, 0x3090),
           (0x2190, 0x21FF), (0x1F680, 0x1F6C5), (0x100, 0x17F))


@dataclass
class Batch:
    """[B,S] source with </s>; [B,T] previous words and wanted words, padded with PAD."""

    source: Tensor
    previous: Tensor
    wanted: Tensor
    attention_on: Tensor

    @property
    def tokens(self) -> int:
        """Wanted words, without padding."""
        return int((self.wanted != PAD).sum())


def forced_batches(sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]], rows: int) -> Iterator[Tuple[List[int], Batch]]:
    """Batches without padding of given pairs (ids without </s>), attention on: their places and at most `rows` of one length a side."""
    groups: Dict[Tuple[int, int], List[int]] = {}
    for index, (source, target) in enumerate(zip(sources, targets)):
        groups.setdefault((len(source), len(target)), []).append(index)
    for group in groups.values():
        for at in range(0, len(group), rows):
            members = group[at:at + rows]
            yield members, Batch(torch.tensor([[*sources[index], END] for index in members]),
                                 torch.tensor([[START, *targets[index]] for index in members]),
                                 torch.tensor([[*targets[index], END] for index in members]), torch.ones(len(members)))


class BatchStream:
    """An endless, seeded stream; `progress` (0..1) decides the mixture of the next pool."""

    def __init__(self, texts: Sequence[Tuple[TextSet, IdText]], tokenizer: Tokenizer, schedule: Schedule, seed: int) -> None:
        self.texts = texts
        self.tokenizer = tokenizer
        self.schedule = schedule
        self.seed = seed
        self.pool = 0
        self._orders: Dict[Tuple[int, int], numpy.ndarray] = {}
        self._used = [0] * len(texts)

    def state(self) -> Dict[str, object]:
        """What must be kept to go on with the next pool."""
        return {"pool": self.pool, "used": list(self._used)}

    def restore(self, state: Dict[str, object]) -> None:
        """Go on after the last whole pool."""
        self.pool = int(state["pool"])  # type: ignore[call-overload]
        used: List[int] = list(state["used"])  # type: ignore[call-overload]
        # A text that joined the recipe since then begins at its start.
        self._used = used + [0] * (len(self.texts) - len(used))

    def next_pool(self, progress: float) -> List[Batch]:
        """About POOL pairs, cut into shuffled batches."""
        random = numpy.random.RandomState((self.seed * 7919 + self.pool) % 2**32)
        self.pool += 1
        shares = numpy.array([first + (last - first) * progress for first, last in (text.shares for text, _ in self.texts)])
        size = min(POOL, 4 * sum(len(text) for _, text in self.texts))
        counts = numpy.floor(shares / shares.sum() * size).astype(int)
        pairs: List[IdArrays] = []
        for index, count in enumerate(counts):
            own = [self._draw(index) for _ in range(int(count))]
            pairs.extend(self._join(own, random))
        pairs = [self._copy(pair, random) for pair in pairs]
        pairs = [pair for pair in pairs if len(pair[0]) < SOURCE_LIMIT and len(pair[1]) < TARGET_LIMIT]
        return self._cut(pairs, random)

    def _draw(self, index: int) -> IdArrays:
        """The next pair of a text; each pass over it has its own order."""
        text = self.texts[index][1]
        turn, place = divmod(self._used[index], len(text))
        self._used[index] += 1
        key = (index, turn)
        if key not in self._orders:
            self._orders.pop((index, turn - 1), None)
            seed = (self.seed * 104729 + index * 1009 + turn) % 2**32
            self._orders[key] = numpy.random.RandomState(seed).permutation(len(text))
        return text.pair(int(self._orders[key][place]))

    def _join(self, pairs: List[IdArrays], random: numpy.random.RandomState) -> Iterator[IdArrays]:
        """Some neighbours become one longer pair: cheap practice with length."""
        at = 0
        while at < len(pairs):
            count = 1
            if random.rand() < self.schedule.joined_share:
                count = 2 if random.rand() < 0.6 else 3
            group = pairs[at:at + count]
            at += count
            if len(group) == 1 or sum(len(source) for source, _ in group) > 60:
                yield from group
            else:
                yield numpy.concatenate([source for source, _ in group]), numpy.concatenate([target for _, target in group])

    def _copy(self, pair: IdArrays, random: numpy.random.RandomState) -> IdArrays:
        """The same rare characters at the end, or in front, of both sides of a few pairs."""
        if random.rand() >= self.schedule.copied_share:
            return pair
        low, high = _COPIED[random.randint(len(_COPIED))]
        added = "".join(chr(random.randint(low, high + 1)) for _ in range(1 + random.randint(3)))
        source, target = (numpy.array(side.encode(added), dtype=numpy.int32) for side in (self.tokenizer.source, self.tokenizer.target))
        if random.rand() < 0.7:
            return numpy.concatenate([pair[0], source]), numpy.concatenate([pair[1], target])
        return numpy.concatenate([source, pair[0]]), numpy.concatenate([target, pair[1]])

    def _cut(self, pairs: List[IdArrays], random: numpy.random.RandomState) -> List[Batch]:
        by_length: Dict[int, List[IdArrays]] = {}
        for pair in pairs:
            by_length.setdefault(len(pair[0]), []).append(pair)
        batches: List[Batch] = []
        for _, group in sorted(by_length.items()):
            if len(group) >= 4 * ROWS:
                # A few are left out (another pool brings them back), so that all batches have the same few sizes.
                del group[len(group) // ROWS * ROWS:]
            group.sort(key=lambda pair: len(pair[1]))
            while group:
                fitting = max(1, self.schedule.batch_tokens // (len(group[-1][1]) + 1))
                count = fitting // ROWS * ROWS if fitting >= ROWS else fitting
                batches.append(self._batch(group[-count:], random))
                del group[-count:]
        return [batches[int(index)] for index in random.permutation(len(batches))]

    def _batch(self, pairs: List[IdArrays], random: numpy.random.RandomState) -> Batch:
        width = max(len(target) for _, target in pairs) + 1
        source = numpy.full((len(pairs), len(pairs[0][0]) + 1), END, dtype=numpy.int64)
        previous = numpy.full((len(pairs), width), PAD, dtype=numpy.int64)
        wanted = numpy.full((len(pairs), width), PAD, dtype=numpy.int64)
        previous[:, 0] = START
        for row, (left, right) in enumerate(pairs):
            source[row, :len(left)] = left
            previous[row, 1:len(right) + 1] = right
            wanted[row, :len(right)] = right
            wanted[row, len(right)] = END
        on = (random.rand(len(pairs)) >= self.schedule.fixed_context_share).astype(numpy.float32)
        return Batch(torch.from_numpy(source), torch.from_numpy(previous), torch.from_numpy(wanted), torch.from_numpy(on))
