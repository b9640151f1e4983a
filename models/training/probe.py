#!/usr/bin/env python3
"""Translate the probe sentences with a model folder and write its probes.md: what it gets right and what it doesn't.

    python probe.py --model ../fr-en
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import List

from pipeline.shipped import ShippedModel

PROBES = Path(__file__).resolve().parent / "probes"


def main(arguments: List[str]) -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--beam", type=int, default=5, help="beam width of the second column")
    options = parser.parse_args(arguments)
    model = ShippedModel(options.model)
    language = model.card["sourceLanguages"][0]
    lines = ["# Probe sentences: %s" % model.card["name"], "",
             "Ours, in no training text on purpose. The outputs stand as they came, good and bad alike.", "",
             "| about | source | greedy | beam %d |" % options.beam, "|---|---|---|---|"]
    about = ""
    for line in (PROBES / ("%s.txt" % language)).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            about = line[1:].strip()
            continue
        source = model.encode(line)
        outputs = [model.text(found.ids) for found in (model.greedy(source), model.beam(source, options.beam))]
        lines.append("| %s |" % " | ".join(cell.replace("|", "\\|") for cell in [about, line, *outputs]))
    (options.model / "probes.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("%s: %d sentences" % (options.model / "probes.md", len(lines) - 6))


if __name__ == "__main__":
    main(sys.argv[1:])
