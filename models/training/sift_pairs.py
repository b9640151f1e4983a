#!/usr/bin/env python3
"""Optional step: of pairs with an invented source, those whose source still says the target.

Translations by lot (`back_translate.py --sampled`) are sometimes nonsense. A trained run that translates them back
gives the real sentence little probability then; such pairs are left out (as in dual filtering, Junczys-Dowmunt 2018).

    python sift_pairs.py --run runs/fr-en --pairs DATA/made/tatoeba.en-fr.reworded.tsv --swap \
        --output DATA/made/tatoeba.en-fr.sifted.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

import torch

from export import load_best
from pipeline.command import run, write_made
from pipeline.corpus import Pair, read_pairs
from pipeline.judging import mean_log_probabilities_of_texts
from pipeline.prepared import Prepared

# Judged together: the more, the fuller the batches of one length.
AT_ONCE = 20000
# Below this, nearly every French and Spanish sentence looked at was wrong; above, some.
LEAST = -1.2


def main(arguments: List[str]) -> None:
    """Write the pairs that are kept, columns and order as they were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run from the invented language to the real one")
    parser.add_argument("--pairs", type=Path, required=True, action="append", help="two-column file (may be given again)")
    parser.add_argument("--swap", action="store_true", help="the second column is the invented one")
    parser.add_argument("--least", type=float, default=LEAST, help="mean log-probability per token of the real sentence, at least")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    prepared = Prepared(options.run)
    network, _ = load_best(prepared)
    pairs = [pair for path in options.pairs for pair in read_pairs(path, options.swap)]
    kept: List[Pair] = []
    for at in range(0, len(pairs), AT_ONCE):
        some = pairs[at:at + AT_ONCE]
        found = mean_log_probabilities_of_texts(prepared.tokenizer, network, some)
        kept += [(pair[1], pair[0]) if options.swap else pair for pair, mean in zip(some, found) if mean >= options.least]
        print("%d of %d kept" % (len(kept), at + len(some)), flush=True)
    write_made(options.output, kept)


if __name__ == "__main__":
    run("sift_pairs", main)
