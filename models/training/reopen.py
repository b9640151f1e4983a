#!/usr/bin/env python3
"""Turn a model folder back into a run that `train.py --start-from` and `prepare.py --share-pieces` accept.

    python reopen.py --model ../fr-en --run runs/fr-en-shipped
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import List

from pipeline.reopen import reopen


def main(arguments: List[str]) -> None:
    """Fill the run's folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--run", type=Path, required=True, help="folder to make")
    options = parser.parse_args(arguments)
    network = reopen(options.model, options.run)
    print("%s: %d parameters" % (options.run, network.parameter_counts()["total"]))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (FileNotFoundError, KeyError, ValueError) as problem:
        sys.exit("reopen: %s" % problem)
