#!/usr/bin/env python3
"""Optional step: the pairs of a two-column file that have rare words, those with the rarest three times.

    python practise.py --pairs DATA/train/tatoeba.en-fr.train.tsv --output DATA/made/tatoeba.en-fr.rare.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import run, write_made
from pipeline.corpus import read_pairs
from pipeline.rare_words import practice


def main(arguments: List[str]) -> None:
    """Write the pairs, columns as they were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    made = list(practice(read_pairs(options.pairs)))
    write_made(options.output, made)


if __name__ == "__main__":
    run("practise", main)
