#!/usr/bin/env python3
"""After step 2, if you like: give a run the mean of several runs' weights, and print its dev BLEU, then that of the
sentences of dev which are unlike every sentence of the training text.

    python mix.py --run runs/fr-en --part 0.8 runs/fr-en last --part 0.2 runs/fr-en-before best

Good for runs of which one began with the weights of the other. The run's best.pt is written over.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

import torch

from export import dev_outputs, load_best
from pipeline.bleu import corpus_bleu
from pipeline.command import run
from pipeline.likeness import unlike
from pipeline.mixing import KINDS, mix, read_state, stored_weights
from pipeline.prepared import Prepared
from pipeline.together import Together, open_run


def main(arguments: List[str]) -> None:
    """Mix, write best.pt, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run whose best.pt is written")
    parser.add_argument("--part", nargs=3, action="append", required=True, metavar=("SHARE", "RUN", "WHICH"),
                        help="share of a run's weights; WHICH is one of %s; may be repeated, the shares add up to 1" % ", ".join(KINDS))
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    opened = open_run(options.run)
    last = read_state(options.run, "last.pt")
    # With a share of nothing the run itself is among them: what doesn't fit it is found before its file is written over.
    weights = mix([(float(share), stored_weights(Path(folder), kind)) for share, folder, kind in options.part] + [(0.0, last["weights"])])
    mixed = {"weights": weights, "step": last["step"], "minutes": last["seconds"] / 60, "levels": last["levels"]}
    torch.save(mixed, options.run / "best.pt")
    if isinstance(opened, Together):
        opened.divide(mixed)
    for member in opened.members if isinstance(opened, Together) else [opened]:
        print("%s: %s with %d levels" % (member.folder, dev_bleu(member), member.recipe.levels))


def dev_bleu(member: Prepared) -> str:
    """BLEU of dev, and of those of its sentences that are unlike the first training text."""
    network, _ = load_best(member)
    outputs = dev_outputs(network, member, member.recipe.levels)
    pairs = member.dev_pairs()
    said = "dev BLEU %.2f" % corpus_bleu(outputs, [target for _, target in pairs])
    new = unlike([source for source, _ in pairs], member.sources(member.recipe.train[0].name))
    if new:
        said += ", %.2f on the %d sentences unlike training" % (corpus_bleu([outputs[at] for at in new], [pairs[at][1] for at in new]), len(new))
    return said


if __name__ == "__main__":
    run("mix", main)
