#!/usr/bin/env python3
"""Optional step: more training pairs from target sentences alone ("back-translation").

A trained run of the opposite direction translates sentences of the target language; the invented source and the
real target are a pair. Sentences that a text already has are left out. With `--sampled`, each sentence is also translated
so many times by lot, for other ways to say it ("data diversification", Nguyen et al. 2020; drawn as in Edunov et al. 2018).

    python back_translate.py --run runs/en-fr --sentences DATA/train/tatoeba.en-es.train.tsv \
        --known DATA/train/tatoeba.en-fr.train.tsv --output runs/fr-en/invented.tsv
    python back_translate.py --run runs/en-fr --sentences DATA/train/tatoeba.en-fr.train.tsv \
        --sentences DATA/train/tatoeba.en-es.train.tsv --sampled 2 --output runs/fr-en/reworded.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Dict, List, Set

import torch

from export import load_best
from pipeline.command import add_without, run
from pipeline.corpus import folded, folded_sides, read_pairs
from pipeline.decoding import by_lot, decode, groups_of_one_length, likeliest
from pipeline.prepared import Prepared
from pipeline.progress import Bar

LONGEST = 60
# What is drawn from: enough for another word or order, too little for nonsense.
KEPT, TEMPERATURE = 10, 0.8
GROUP = 512


def main(arguments: List[str]) -> None:
    """Write the pairs, the real sentence in the first column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run whose source is the language of the sentences")
    parser.add_argument("--sentences", type=Path, required=True, action="append",
                        help="two-column file; its first column is translated, unless it has the pair already (may be given again)")
    parser.add_argument("--known", type=Path, help="two-column file whose first column's sentences are left out")
    parser.add_argument("--sampled", type=int, default=0, help="translations by lot of each sentence, besides the likeliest one")
    parser.add_argument("--seed", type=int, default=1, help="another lot gives other translations")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    add_without(parser)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    prepared = Prepared(options.run)
    network, _ = load_best(prepared)
    known = {pair[0] for pair in read_pairs(options.known)} if options.known else set()
    real: Dict[str, Set[str]] = {}
    for target, source in (pair for path in options.sentences for pair in read_pairs(path)):
        real.setdefault(target, set()).add(source)
    forbidden = folded_sides(options.without)
    sentences = [text for text in real if text not in known and folded(text) not in forbidden]
    choices = [likeliest] + [by_lot(KEPT, TEMPERATURE)] * options.sampled
    sources = [prepared.tokenizer.source.encode(text) for text in sentences]
    groups = [members for members in groups_of_one_length(sources, GROUP) if len(sources[members[0]]) <= LONGEST]
    bar = Bar(len(groups), 0)
    with options.output.open("w", encoding="utf-8") as handle:
        for number, members in enumerate(groups, 1):
            for choose in choices:
                for index, ids in zip(members, decode(network, [sources[index] for index in members], choose)):
                    invented = prepared.tokenizer.target.decode(ids)
                    # Whatever was there or drawn before is no news.
                    is_news = invented not in real[sentences[index]] and folded(invented) not in forbidden
                    if invented and len(ids) < 2 * LONGEST and is_news:
                        real[sentences[index]].add(invented)
                        handle.write("%s\t%s\n" % (sentences[index], invented))
            bar.show(number, "%d sentences" % len(members))
    bar.end()


if __name__ == "__main__":
    run("back_translate", main)
