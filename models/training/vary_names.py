#!/usr/bin/env python3
"""Optional step: more training pairs, with other names and numbers in the place of those that both sides share.

    python vary_names.py --pairs DATA/train/tatoeba.en-fr.train.tsv --names-from DATA/train/hansards.en-fr.short20.train.tsv.xz \
        --output DATA/made/tatoeba.en-fr.names.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import run
from pipeline.corpus import CorpusProblem, read_pairs, write_pairs
from pipeline.names import NameMaker, shared_names, varied

SEED = 1


def main(arguments: List[str]) -> None:
    """Write the pairs, columns as they were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--names-from", type=Path, action="append", default=[], help="further files to take names from; may be repeated")
    parser.add_argument("--times", type=int, default=1, help="how often each pair is varied")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    pairs = read_pairs(options.pairs)
    names = shared_names(pairs)
    for path in options.names_from:
        names |= shared_names(read_pairs(path))
    if not names:
        raise CorpusProblem("%s: no pair has a capitalised word on both sides" % options.pairs)
    maker = NameMaker(names, SEED)
    made = list(dict.fromkeys(pair for _ in range(options.times) for pair in varied(pairs, maker)))
    write_pairs(options.output, made)
    print("%s: %d pairs, with %d names to draw from" % (options.output, len(made), len(names)))


if __name__ == "__main__":
    run("vary_names", main)
