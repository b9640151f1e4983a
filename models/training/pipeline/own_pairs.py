"""A recipe for somebody's own two-column file: sizes by the number of pairs, dev sentences set aside."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Tuple

import numpy

from .corpus import LEAST_PAIRS, Pair, read_pairs
from .recipe import Recipe, Schedule, TextSet


def split_own(path: Path, source: str, target: str, swap: bool, licence: str, attribution: str) -> Tuple[Recipe, Dict[str, List[Pair]], List[Pair]]:
    """Recipe, training text and dev pairs; no dev sentence stands in the training text on either side."""
    pairs = list(dict.fromkeys(read_pairs(path, swap, LEAST_PAIRS)))
    order = numpy.random.RandomState(1).permutation(len(pairs))
    dev = [pairs[int(index)] for index in order[:max(20, min(500, len(pairs) // 20))]]
    held_source, held_target = {pair[0] for pair in dev}, {pair[1] for pair in dev}
    train = [pair for pair in pairs if pair[0] not in held_source and pair[1] not in held_target]
    name = path.stem
    small = len(pairs) < 2000
    states = 64 if small else 256
    # About forty times through ten thousand short pairs, ten times through a hundred thousand.
    steps = max(600, min(8000, len(pairs) // 5))
    recipe = Recipe(
        id="%s-%s" % (source, target), source=source, target=target,
        train=[TextSet(name=name, file=path.name, swap=swap, licence=licence, attribution=attribution)], dev=TextSet(name=name + ", held out", file=path.name, swap=swap),
        source_pieces=260 + min(4000, max(120, len(pairs) // 4)), target_pieces=260 + min(3000, max(120, len(pairs) // 4)),
        sizes={"source_embedding": states // 2, "target_embedding": states // 2, "readout": states // 2,
               "encoder_state": states, "decoder_state": states, "attention": states // 2},
        schedule=Schedule(steps=steps, batch_tokens=600 if small else 2000, warm_up=50 if small else 300,
                          learning_rate=5e-3 if small else 3e-3, check_every=max(100, steps // 12),
                          average=0.98 if small else 0.995),
    )
    return recipe, {name: train}, dev
