#!/usr/bin/env python3
"""What readers type and dev hardly has: names that training never saw, and sentences without end mark or first capital. Greedy.

    python reader_check.py --model ../fr-en --pairs DATA/dev/tatoeba.en-fr.dev.tsv --swap
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import List, Set, Tuple

from pipeline.bleu import corpus_bleu
from pipeline.corpus import CorpusProblem, Pair, read_pairs
from pipeline.names import NameMaker, varied
from pipeline.shipped import ShippedModel
from pipeline.typed import is_typable, typed
from pipeline.words import is_letter

NAMES = Path(__file__).resolve().parent / "probes" / "names.txt"
SEED = 5


def unseen_names() -> Set[str]:
    """Our list."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split()}


def renamed(pairs: List[Pair], names: Set[str]) -> List[Tuple[Pair, Set[str]]]:
    """Pairs with names from the list in the place of those that both sides share, and which ones."""
    made = varied(pairs, NameMaker(names, SEED, invented_share=0.0))
    found = [(pair, names & letter_runs(pair[0])) for pair in made]
    return [(pair, names) for pair, names in found if names]


def letter_runs(text: str) -> Set[str]:
    """Words as a name would stand there, without what is joined to them by apostrophes and hyphens."""
    return set("".join(character if is_letter(character) else " " for character in text).split())


def main(arguments: List[str]) -> None:
    """Print how many of the names are copied, and BLEU on both kinds of sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file; dev, never the test")
    parser.add_argument("--swap", action="store_true", help="the second column is the one to translate from")
    parser.add_argument("--show", action="store_true", help="print the translations in which a name is missing")
    options = parser.parse_args(arguments)
    model = ShippedModel(options.model)
    pairs = read_pairs(options.pairs, options.swap)
    cases = renamed(pairs, unseen_names())
    outputs = translated(model, [pair for pair, _ in cases])
    asked = sum(len(names) for _, names in cases)
    copied = sum(len(names & letter_runs(output)) for (_, names), output in zip(cases, outputs))
    if options.show:
        for ((source, _), names), output in zip(cases, outputs):
            if not names <= letter_runs(output):
                print("%s\t%s" % (source, output))
    print("%s: %d of %d names copied (%.1f %%) in %d sentences, BLEU %.1f" % (
        options.model, copied, asked, 100 * copied / asked, len(cases), corpus_bleu(outputs, [target for (_, target), _ in cases])))
    rough = list(typed(pairs, SEED))
    whole = [pair for pair in pairs if is_typable(pair)]
    print("%s: BLEU %.1f on %d sentences as they are typed, %.1f on %d whole ones" % (
        options.model, corpus_bleu(translated(model, rough), [target for _, target in rough]), len(rough),
        corpus_bleu(translated(model, whole), [target for _, target in whole]), len(whole)))


def translated(model: ShippedModel, pairs: List[Pair]) -> List[str]:
    """The model's translations of their sources."""
    return [model.text(model.greedy(model.encode(source)).ids) for source, _ in pairs]


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (CorpusProblem, FileNotFoundError, ValueError) as problem:
        sys.exit("reader_check: %s" % problem)
