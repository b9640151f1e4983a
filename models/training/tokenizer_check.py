#!/usr/bin/env python3
"""Writes down what this side's tokenizer makes of known text, so that the plugin's tests can compare without Python.

    python tokenizer_check.py --model ../fr-en --dev ../../../shared/data/dev/tatoeba.en-fr.dev.tsv

To be run again whenever the model's tokenizer.json changes; the tests say so when it was not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Iterable, List

from pipeline.tokenizer import Side, Tokenizer

FIXTURES = Path(__file__).resolve().parents[2] / "test" / "unit" / "model" / "fixtures"


def main(arguments: List[str]) -> None:
    """Read, encode, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--dev", type=Path, required=True,
                        help="two columns, the first in the language that is written first in the file's name (en)")
    options = parser.parse_args(arguments)
    tokenizer = Tokenizer.load(options.model / "tokenizer.json")
    target_language = json.loads((options.model / "model.json").read_text(encoding="utf-8"))["targetLanguage"]
    columns = list(zip(*(line.split("\t") for line in options.dev.read_text(encoding="utf-8").split("\n") if line)))
    source_lines, target_lines = (columns[1], columns[0]) if target_language == "en" else (columns[0], columns[1])
    sentences = json.loads((FIXTURES / "tokenizer-sentences.json").read_text(encoding="utf-8"))
    check = {
        "tokenizerSha256": hashlib.sha256((options.model / "tokenizer.json").read_bytes()).hexdigest(),
        "dev": {
            "file": "dev/" + options.dev.name,
            "sourceColumn": 1 if target_language == "en" else 0,
            "source": hash_of_ids(tokenizer.source, source_lines),
            "target": hash_of_ids(tokenizer.target, target_lines),
        },
        "source": {text: tokenizer.source.encode(text) for text in sentences["source"]},
        "target": {text: tokenizer.target.encode(text) for text in sentences["target"]},
    }
    path = FIXTURES / ("tokenizer-check.%s.json" % options.model.resolve().name)
    path.write_text(json.dumps(check, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print("wrote %s" % path)


def hash_of_ids(side: Side, lines: Iterable[str]) -> str:
    """SHA-256 of a line of ids per sentence, separated by spaces, without the end token."""
    text = "".join(" ".join(str(index) for index in side.encode(line)) + "\n" for line in lines)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
