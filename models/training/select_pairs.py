#!/usr/bin/env python3
"""Optional step: of a large text of another kind, the pairs that read most like yours and have words that yours lacks.

    python select_pairs.py --pairs DATA/train/hansards.en-fr.short20.train.tsv.xz --like DATA/train/tatoeba.en-fr.train.tsv \
        --count 40000 --output DATA/made/hansards.en-fr.alike.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import run, write_made
from pipeline.corpus import read_pairs
from pipeline.selection import select_alike


def main(arguments: List[str]) -> None:
    """Write the chosen pairs, columns as they were, the most alike first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file to choose from")
    parser.add_argument("--like", type=Path, required=True, help="two-column file that they should be like")
    parser.add_argument("--count", type=int, default=40000, help="how many pairs, at most")
    parser.add_argument("--longest", type=int, default=14, help="words and marks a side, at most")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    chosen = select_alike(read_pairs(options.pairs), read_pairs(options.like), options.count, options.longest)
    write_made(options.output, chosen)


if __name__ == "__main__":
    run("select_pairs", main)
