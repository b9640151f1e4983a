#!/usr/bin/env python3
"""Optional step: a teacher's own translations as training pairs ("sequence-level distillation", Kim and Rush 2016).

A trained run translates the source sentences of a two-column file by beam search. Of its best translations the one
nearest to a reference is kept (by chrF), unless it lacks a rare word of the reference or has one that the file hardly
knows. With `--judge`, the sentences of `--pairs` have no reference here: the translation is kept from which a run of the
opposite direction would best guess the source again. `--known` names the text that the teacher learnt from; its
sentences are left out, and those with words that it hardly has.

    python distil.py --run runs/fr-en --pairs DATA/train/tatoeba.en-fr.train.tsv --swap --output DATA/made/tatoeba.fr-en.taught.tsv
    python distil.py --run runs/en-fr --judge runs/fr-en --pairs DATA/train/tatoeba.en-es.train.tsv \
        --known DATA/train/tatoeba.en-fr.train.tsv --output DATA/made/tatoeba.en-fr.judged.tsv
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
from pathlib import Path
from typing import Iterator, List, Sequence, Union

import torch

from export import load_best
from pipeline.beams import search_beams
from pipeline.command import run
from pipeline.corpus import read_pairs
from pipeline.decoding import groups_of_one_length
from pipeline.judging import LONGEST, Judge, References, Translated, Translation
from pipeline.memory import keep_pages
from pipeline.network import Network
from pipeline.prepared import Prepared
from pipeline.progress import Bar
from pipeline.trainer import chosen_precision

GROUP = 96
# Judged together: the more, the fuller the batches of one length.
AT_ONCE = 2000


def main(arguments: List[str]) -> None:
    """Write source and taught translation, in the order of the file's columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run: the teacher")
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--swap", action="store_true", help="the second column is the one to translate from")
    parser.add_argument("--beam", type=int, default=4, help="width of the search")
    parser.add_argument("--judge", type=Path, help="trained run of the opposite direction, where the other column is no reference")
    parser.add_argument("--known", type=Path, help="two-column file that the teacher learnt from; goes with --judge")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the sentences, drawn by lot")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    if bool(options.judge) != bool(options.known):
        parser.error("--judge and --known go together")
    keep_pages()
    torch.set_num_threads(1)
    prepared = Prepared(options.run)
    network, _ = load_best(prepared)
    pairs = read_pairs(options.pairs, options.swap)
    choose: Union[Judge, References]
    if options.judge:
        opposite = Prepared(options.judge)
        choose = Judge(opposite.tokenizer, load_best(opposite)[0], read_pairs(options.known, options.swap))
    else:
        choose = References(pairs)
    texts = [text for text in dict.fromkeys(source for source, _ in pairs) if choose.wants(text)]
    with options.output.open("w", encoding="utf-8") as handle:
        for some in in_parts(translations(network, prepared, texts, options.beam, options.share), AT_ONCE):
            for (source, _), taught in zip(some, choose.best(some)):
                if taught:
                    handle.write("%s\t%s\n" % ((taught, source) if options.swap else (source, taught)))
            handle.flush()


def translations(network: Network, prepared: Prepared, texts: Sequence[str], beam: int, share: float) -> Iterator[Translated]:
    """Sources with all that the beam search found, the best first; `share` of the sources, those of one length together."""
    sources = [prepared.tokenizer.source.encode(text)[:LONGEST] for text in texts]
    groups = list(groups_of_one_length(sources, GROUP))
    random.Random(1).shuffle(groups)
    groups = groups[:math.ceil(share * len(groups))]
    bar = Bar(len(groups), 0)
    low = chosen_precision("auto") == torch.bfloat16
    for number, members in enumerate(groups, 1):
        if len(sources[members[0]]) < LONGEST:
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=low):
                found = search_beams(network, [sources[index] for index in members], beam)
            for index, row in zip(members, found):
                yield texts[index], [Translation(prepared.tokenizer.target.decode(one.ids), one.score) for one in row]
        bar.show(number, "%d sentences" % len(members))
    bar.end()


def in_parts(rows: Iterator[Translated], size: int) -> Iterator[List[Translated]]:
    """The same rows, `size` at a time."""
    return iter(lambda: list(itertools.islice(rows, size)), [])


if __name__ == "__main__":
    run("distil", main)
