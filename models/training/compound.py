#!/usr/bin/env python3
"""Optional step: long sentences, each made of two or three simple ones of a two-column file and the conjunctions between them.

    python compound.py --pairs DATA/train/tatoeba.en-fr.train.tsv --languages en,fr --output DATA/made/tatoeba.en-fr.compound.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

from pipeline.command import run, write_made
from pipeline.compounds import CONJUNCTIONS, compounds
from pipeline.corpus import read_pairs

SEED = 1


def main(arguments: List[str]) -> None:
    """Write the compounds, columns as they were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--languages", required=True, help="of the two columns, such as en,fr; known are %s" % ", ".join(sorted(CONJUNCTIONS)))
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    languages = tuple(options.languages.split(","))
    if len(languages) != 2 or not set(languages) <= set(CONJUNCTIONS):
        parser.error("--languages needs two of %s" % ", ".join(sorted(CONJUNCTIONS)))
    made = list(compounds(read_pairs(options.pairs), (languages[0], languages[1]), SEED))
    write_made(options.output, made)


if __name__ == "__main__":
    run("compound", main)
