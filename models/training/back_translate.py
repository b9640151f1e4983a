#!/usr/bin/env python3
"""Optional step: more training pairs from target sentences alone ("back-translation").

A trained run of the opposite direction translates sentences of the target language; the invented source and the
real target are a pair. Sentences that a text already has are left out.

    python back_translate.py --run runs/en-fr --sentences DATA/train/tatoeba.en-es.train.tsv \
        --known DATA/train/tatoeba.en-fr.train.tsv --output runs/fr-en/invented.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import List

import torch

from export import load_best
from pipeline.command import run
from pipeline.corpus import read_pairs
from pipeline.decoding import decode_greedily, groups_of_one_length
from pipeline.prepared import Prepared
from pipeline.progress import Bar

LONGEST = 60
GROUP = 512


def main(arguments: List[str]) -> None:
    """Write the pairs, the real sentence in the first column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run whose source is the language of the sentences")
    parser.add_argument("--sentences", type=Path, required=True, help="two-column file; its first column is translated")
    parser.add_argument("--known", type=Path, help="two-column file whose first column's sentences are left out")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    prepared = Prepared(options.run)
    network, _ = load_best(prepared)
    known = {pair[0] for pair in read_pairs(options.known)} if options.known else set()
    sentences = [text for text in dict.fromkeys(pair[0] for pair in read_pairs(options.sentences)) if text not in known]
    sources = [prepared.tokenizer.source.encode(text) for text in sentences]
    groups = [members for members in groups_of_one_length(sources, GROUP) if len(sources[members[0]]) <= LONGEST]
    bar = Bar(len(groups), 0)
    with options.output.open("w", encoding="utf-8") as handle:
        for number, members in enumerate(groups, 1):
            outputs = decode_greedily(network, [sources[index] for index in members])
            for index, ids in zip(members, outputs):
                invented = prepared.tokenizer.target.decode(ids)
                if invented and len(ids) < 2 * LONGEST:
                    handle.write("%s\t%s\n" % (sentences[index], invented))
            bar.show(number, "%d sentences" % len(members))
    bar.end()


if __name__ == "__main__":
    run("back_translate", main)
