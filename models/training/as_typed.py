#!/usr/bin/env python3
"""Optional step: the pairs of a two-column file as people type them, without the mark at the end or the first capital.

With `--plain` also without the accents of one column, which should be the one to translate from.

    python as_typed.py --pairs DATA/train/tatoeba.en-fr.train.tsv --output DATA/made/tatoeba.en-fr.typed.tsv
    python as_typed.py --pairs DATA/train/tatoeba.en-fr.train.tsv --plain 2 --output DATA/made/tatoeba.fr-en.plain.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import run, write_made
from pipeline.corpus import read_pairs
from pipeline.typed import plain, typed

SEED = 1


def main(arguments: List[str]) -> None:
    """Write the pairs, columns as they were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--plain", type=int, choices=[1, 2], help="column that loses its accents; only pairs that have any there are written")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    pairs = read_pairs(options.pairs)
    made = list(plain(pairs, options.plain - 1, SEED) if options.plain else typed(pairs, SEED))
    write_made(options.output, made)


if __name__ == "__main__":
    run("as_typed", main)
