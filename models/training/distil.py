#!/usr/bin/env python3
"""Optional step: a teacher's own translations as training pairs ("sequence-level distillation", Kim and Rush 2016).

A trained run translates the source sentences of a two-column file by beam search. Of its best translations the one
nearest to the reference is kept (by chrF).

    python distil.py --run runs/fr-en --pairs DATA/train/tatoeba.en-fr.train.tsv --swap --output DATA/made/tatoeba.fr-en.taught.tsv
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import List

import torch
from sacrebleu.metrics import CHRF

from export import load_best
from pipeline.beams import search_beams
from pipeline.corpus import CorpusProblem, read_pairs
from pipeline.decoding import groups_of_one_length
from pipeline.memory import keep_pages
from pipeline.prepared import Prepared
from pipeline.progress import Bar
from pipeline.trainer import chosen_precision

LONGEST = 60
GROUP = 96


def main(arguments: List[str]) -> None:
    """Write source and taught translation, in the order of the file's columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run: the teacher")
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--swap", action="store_true", help="the second column is the one to translate from")
    parser.add_argument("--beam", type=int, default=4, help="width of the search")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    keep_pages()
    torch.set_num_threads(1)
    prepared = Prepared(options.run)
    network, _ = load_best(prepared)
    pairs = list(dict.fromkeys(read_pairs(options.pairs, options.swap)))
    sources = [prepared.tokenizer.source.encode(source)[:LONGEST] for source, _ in pairs]
    groups = list(groups_of_one_length(sources, GROUP))
    bar = Bar(len(groups), 0)
    chrf = CHRF()
    low = chosen_precision("auto") == torch.bfloat16
    with options.output.open("w", encoding="utf-8") as handle, torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=low):
        for number, members in enumerate(groups, 1):
            for index, found in zip(members, search_beams(network, [sources[index] for index in members], options.beam)):
                source, reference = pairs[index]
                texts = [prepared.tokenizer.target.decode(one.ids) for one in found]
                taught = max(texts, key=lambda text: chrf.sentence_score(text, [reference]).score)
                if taught and len(sources[index]) < LONGEST:
                    handle.write("%s\t%s\n" % ((taught, source) if options.swap else (source, taught)))
            bar.show(number, "%d sentences" % len(members))
    bar.end()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (CorpusProblem, FileNotFoundError, ValueError) as problem:
        sys.exit("distil: %s" % problem)
