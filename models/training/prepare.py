#!/usr/bin/env python3
"""Step 1: learn the pieces of both languages and turn the texts into ids.

    python prepare.py --recipe fr-en --data ../../data --run runs/fr-en
    python prepare.py --pairs mine.tsv --source it --target en --run runs/it-en
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Dict, List

from pipeline.command import run
from pipeline.corpus import LEAST_PAIRS, Pair, read_pairs, write_pairs
from pipeline.own_pairs import split_own
from pipeline.prepared import as_ids, save_ids, shared_side
from pipeline.recipe import Recipe
from pipeline.tokenizer import Tokenizer
from pipeline.vocabulary import learn_side
from pipeline.words import apostrophe


def main(arguments: List[str]) -> None:
    """Fill the run's folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder of this run; made if missing")
    parser.add_argument("--recipe", help="one of ours (fr-en, es-en, ...) or the path of a recipe.json")
    parser.add_argument("--data", type=Path, help="folder that the recipe's file names start from")
    parser.add_argument("--pairs", type=Path, help="your own file: a sentence, a tab, its translation, one pair a line")
    parser.add_argument("--source", help="language code of the first column, such as it")
    parser.add_argument("--target", help="language code of the second column, such as en")
    parser.add_argument("--swap", action="store_true", help="the second column is the one to translate from")
    parser.add_argument("--licence", default="not stated", help="licence of your file, for the card")
    parser.add_argument("--attribution", default="the trainer's own file", help="who made your file, for the card")
    parser.add_argument("--share-pieces", type=Path, action="append", default=[], metavar="RUN",
                        help="take over the pieces of a language that this earlier run has too; may be repeated")
    options = parser.parse_args(arguments)
    if bool(options.recipe) == bool(options.pairs):
        parser.error("give either --recipe (with --data) or --pairs (with --source and --target)")
    options.run.mkdir(parents=True, exist_ok=True)
    texts: Dict[str, List[Pair]] = {}
    if options.recipe:
        if options.data is None:
            parser.error("--recipe needs --data")
        recipe = Recipe.named(options.recipe)
        if recipe.together:
            recipe.save(options.run / "recipe.json")
            print("trains together: %s (prepare each beside this folder)" % ", ".join(recipe.together))
            return
        for text in recipe.train:
            texts[text.name] = read_pairs(options.data / text.file, text.swap, LEAST_PAIRS)
        dev = read_pairs(options.data / recipe.dev.file, recipe.dev.swap)
    else:
        if not options.source or not options.target:
            parser.error("--pairs needs --source and --target")
        recipe, texts, dev = split_own(options.pairs, options.source, options.target, options.swap, options.licence, options.attribution)
    # Every n-th pair, since files may be sorted by length.
    chosen = [pair for text in recipe.train if text.vocabulary_share > 0
              for pair in texts[text.name][::max(1, round(1 / text.vocabulary_share))]]
    tokenizer = Tokenizer(
        shared_side(options.share_pieces, recipe.source)
        or learn_side((pair[0] for pair in chosen), apostrophe(recipe.source), recipe.source_pieces),
        shared_side(options.share_pieces, recipe.target)
        or learn_side((pair[1] for pair in chosen), apostrophe(recipe.target), recipe.target_pieces),
    )
    recipe.save(options.run / "recipe.json")
    tokenizer.save(options.run / "tokenizer.json")
    tokenizer = Tokenizer.load(options.run / "tokenizer.json")
    for text in recipe.train:
        ids = as_ids(tokenizer, texts[text.name], text.cuts, text.piece_dropout, recipe.seed, recipe.copies_follow)
        save_ids(options.run / ("%s.npz" % text.name), ids)
        print("%s: %d pairs, %.1f source and %.1f target pieces a sentence" % (
            text.name, len(ids), sum(len(one[0]) for one in ids) / len(ids), sum(len(one[1]) for one in ids) / len(ids)))
    write_pairs(options.run / "dev.tsv", dev)
    print("dev: %d pairs; pieces: %d source, %d target" % (len(dev), len(tokenizer.source), len(tokenizer.target)))


if __name__ == "__main__":
    run("prepare", main)
