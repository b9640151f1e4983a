#!/usr/bin/env python3
"""Writes the tables of README.md from the cards of the shipped models, so that both say the same.

    python tables.py          # rewrite the tables
    python tables.py --check  # exit 1 if they differ
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List

ROOM = Path(__file__).resolve().parent
README = ROOM / "README.md"
MODELS = ["fr-en", "es-en", "en-fr", "en-es", "fr-en-additive", "fr-en-location"]
SUBSETS = {"16-30-words": "test, 16-30 words", "no-near-dup": "test, no near-duplicates"}
Card = Dict[str, Any]
Rows = Iterator[List[str]]


def translation_rows(name: str, card: Card) -> Rows:
    """Every set and way of decoding: dev, then the test, then its parts."""
    entries = card["scores"]["translation"]
    ways = [("greedy", True), ("beam 5", True), ("greedy", False)]
    order = {"dev": 0, "test": 1, "test, 16-30 words": 2, "test, no near-duplicates": 3}
    entries = [entry for entry in entries if (entry["decoding"], entry["attention"]) in ways]
    for entry in sorted(entries, key=lambda entry: (order[_set_name(entry)], ways.index((entry["decoding"], entry["attention"])))):
        yield [name, "%s (%s)" % (_set_name(entry), "{:,}".format(entry["sentences"])),
               entry["decoding"] + ("" if entry["attention"] else ", fixed context"), "%.1f" % entry["bleu"], "%.1f" % entry["chrf"]]


def length_rows(name: str, card: Card) -> Rows:
    """BLEU by words of the source on the test, greedy, with and without attention."""
    found = {entry["attention"]: entry["byLength"] for entry in card["scores"]["translation"]
             if entry["byLength"] and entry["decoding"] == "greedy" and _set_name(entry) == "test"}
    for on, off in zip(found[True], found[False]):
        words = "%d-%d" % (on["from"], on["to"]) if on["to"] else "%d and more" % on["from"]
        yield [name, words, "{:,}".format(on["sentences"]), "%.1f" % on["bleu"], "%.1f" % off["bleu"]]


def alignment_rows(name: str, card: Card) -> Rows:
    """Alignment errors beside their baselines."""
    for entry in card["scores"]["alignment"]:
        scores = [entry["aer"], entry["precision"], entry["recall"], entry["f1"], *entry["baselines"].values()]
        yield [name, entry["set"], entry["method"], *("%.1f" % score for score in scores)]


def faithfulness_rows(name: str, card: Card) -> Rows:
    """What hiding words and bending weights does."""
    found = card["scores"]["faithfulness"]
    yield [name] + ["%.1f, %.0f %%" % (found["logProbLoss%sWordHidden" % word], 100 * found["changedOutputs%sWordHidden" % word])
                    for word in ("Top", "Random")] + ["%.1f" % found["logProbLoss%sWeights" % how] for how in ("Uniform", "Shuffled")] + [
                        "%.2f" % found["normalisedEntropy"]]


TABLES: Dict[str, Callable[[str, Card], Rows]] = {
    "| model | set | decoding |": translation_rows,
    "| model | words | sentences |": length_rows,
    "| model | set | method |": alignment_rows,
    "| model | top word hidden": faithfulness_rows,
}


def _set_name(entry: Dict[str, Any]) -> str:
    kind, _, name = entry["set"].partition("/")
    part = name.rpartition(".")[2]
    return SUBSETS.get(part, kind)


def with_tables(text: str, cards: Dict[str, Card]) -> str:
    """`text` with the rows of each table made anew; heads and everything else stay."""
    for head, rows in TABLES.items():
        lines = "".join("| %s |\n" % " | ".join(row) for name, card in cards.items() for row in rows(name, card))
        pattern = re.compile(r"(^%s.*\n\|[-|]+\|\n)((?:\|.*\n)*)" % re.escape(head), re.MULTILINE)
        text, count = pattern.subn(lambda match, lines=lines: match.group(1) + lines, text)
        if count != 1:
            raise ValueError("README.md has %d tables that begin with %r, not one" % (count, head))
    return text


def main(arguments: List[str]) -> None:
    """Write, or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if the tables differ from the cards")
    options = parser.parse_args(arguments)
    cards = {name: json.loads((ROOM.parent / name / "model.json").read_text(encoding="utf-8")) for name in MODELS}
    old = README.read_text(encoding="utf-8")
    new = with_tables(old, cards)
    if options.check and new != old:
        raise ValueError("the tables of README.md aren't those of the cards: run tables.py")
    if not options.check:
        README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (FileNotFoundError, KeyError, ValueError) as problem:
        sys.exit("tables: %s" % problem)
