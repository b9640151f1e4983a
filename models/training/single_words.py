#!/usr/bin/env python3
"""Optional step: the words and short phrases of a two-column file with their usual translations.

    python single_words.py --pairs DATA/train/tatoeba.en-fr.train.tsv --languages en,fr --swap \\
        --without DATA/dev/tatoeba.en-fr.dev.tsv --output DATA/made/tatoeba.fr-en.words.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import add_without, run, write_made
from pipeline.corpus import folded_sides, read_pairs
from pipeline.lexicon import lexicon
from pipeline.words import apostrophe

SEED = 1


def main(arguments: List[str]) -> None:
    """Write the phrases, in the order of the file's columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--languages", required=True, help="of the two columns, such as en,fr")
    parser.add_argument("--swap", action="store_true", help="phrases of the second column with translations from the first")
    add_without(parser)
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    languages = options.languages.split(",")
    if len(languages) != 2:
        parser.error("--languages needs two, such as en,fr")
    left, right = (apostrophe(language) for language in (reversed(languages) if options.swap else languages))
    made = list(lexicon(read_pairs(options.pairs, options.swap), (left, right), folded_sides(options.without), SEED))
    write_made(options.output, [(target, source) if options.swap else (source, target) for source, target in made], "phrases")


if __name__ == "__main__":
    run("single_words", main)
