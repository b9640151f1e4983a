"""What the commands share: how they end, and, where they make pairs, how these are written and what they must leave out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Callable, List, Sequence

from .corpus import Pair, write_pairs


def run(name: str, main: Callable[[List[str]], None]) -> None:
    """The command on the arguments given; what its user can put right ends it with one line."""
    try:
        main(sys.argv[1:])
    except (FileNotFoundError, ValueError) as problem:
        sys.exit("%s: %s" % (name, problem))


def write_made(path: Path, made: Sequence[Pair], what: str = "pairs") -> None:
    """Write the pairs and say how many there are."""
    write_pairs(path, made)
    print("%s: %d %s" % (path, len(made), what))


def add_without(parser: argparse.ArgumentParser) -> None:
    """The option `--without`, for `corpus.folded_sides`."""
    parser.add_argument("--without", type=Path, action="append", default=[], metavar="FILE",
                        help="two-column file of sentences that must not be learnt: those of dev and test; may be repeated")
