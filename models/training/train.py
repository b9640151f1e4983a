#!/usr/bin/env python3
"""Step 2: train. Stop it and start it again as you like: it goes on from its last check.

    python train.py --run runs/fr-en
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import List

from pipeline.command import run
from pipeline.crew import Crew, lead_crew
from pipeline.memory import keep_pages
from pipeline.trainer import Trainer


def _trainer(options: argparse.Namespace) -> Trainer:
    keep_pages()
    return Trainer(options.run, options.steps, options.precision, options.threads, options.restart, options.start_from)


def _follow(options: argparse.Namespace, crew: Crew) -> None:
    trainer = _trainer(options)
    trainer.join(crew)
    trainer.run(options.stop_at)


def main(arguments: List[str]) -> None:
    """Train until the steps are done or dev BLEU stops rising."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder filled by prepare.py")
    parser.add_argument("--steps", type=int, help="instead of the recipe's number of steps")
    parser.add_argument("--stop-at", type=int, help="stop after this step, to go on later")
    parser.add_argument("--precision", choices=["auto", "float32", "bfloat16"], default="auto",
                        help="arithmetic of the matrix products; auto takes bfloat16 where the processor has instructions for it")
    parser.add_argument("--threads", type=int, default=1, help="one is the quickest for these sizes")
    parser.add_argument("--processes", type=int, default=1,
                        help="this many train together, each on batches of its own: a step sees as many times the text")
    parser.add_argument("--restart", action="store_true", help="forget earlier checkpoints of this run")
    parser.add_argument("--start-from", type=Path, action="append", default=[], metavar="RUN",
                        help="begin with the weights of another trained run, as far as names, shapes and pieces agree; may be repeated, the last word counts")
    options = parser.parse_args(arguments)
    if options.processes < 1:
        raise ValueError("--processes must be 1 or more")
    trainer = _trainer(options)
    with lead_crew(options.processes, trainer.network.parameter_counts()["total"], partial(_follow, options)) as crew:
        trainer.join(crew)
        trainer.run(options.stop_at)


if __name__ == "__main__":
    run("train", main)
