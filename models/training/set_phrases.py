#!/usr/bin/env python3
"""Optional step: greetings and other set phrases of ours (phrases/), with names and other people that they are said to.

    python set_phrases.py --languages en,fr --names-from DATA/train/tatoeba.en-fr.train.tsv \\
        --without DATA/dev/tatoeba.en-fr.dev.tsv --output DATA/made/en-fr.phrases.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import add_without, run, write_made
from pipeline.corpus import folded_sides, read_pairs
from pipeline.names import shared_names
from pipeline.set_phrases import PEOPLE, set_phrases

SEED = 1


def main(arguments: List[str]) -> None:
    """Write the pairs in the order of the languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", required=True, help="of the two columns, such as en,fr; English must be one")
    parser.add_argument("--names-from", type=Path, required=True, help="two-column file: the names that both sides share")
    add_without(parser)
    parser.add_argument("--count", type=int, default=10000, help="how many pairs")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    languages = tuple(options.languages.split(","))
    if len(languages) != 2 or not set(languages) <= set(PEOPLE) or "en" not in languages:
        parser.error("--languages needs English and one of %s" % ", ".join(sorted(set(PEOPLE) - {"en"})))
    names = sorted(shared_names(read_pairs(options.names_from)))
    made = list(set_phrases((languages[0], languages[1]), names, folded_sides(options.without), options.count, SEED))
    write_made(options.output, made)


if __name__ == "__main__":
    run("set_phrases", main)
