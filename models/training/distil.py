#!/usr/bin/env python3
"""Optional step: a teacher's own translations as training pairs ("sequence-level distillation", Kim and Rush 2016).

A trained run translates the source sentences of a two-column file by beam search. Of its best translations the one
nearest to a reference is kept (by chrF). Sentences that have no reference here (`--known` names the text whose
sentences are left out) keep the one from which a run of the opposite direction would best guess the source again.

    python distil.py --run runs/fr-en --pairs DATA/train/tatoeba.en-fr.train.tsv --swap --output DATA/made/tatoeba.fr-en.taught.tsv
    python distil.py --run runs/en-fr --judge runs/fr-en --pairs DATA/train/tatoeba.en-es.train.tsv \
        --known DATA/train/tatoeba.en-fr.train.tsv --output DATA/made/tatoeba.en-fr.judged.tsv
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from pathlib import Path
from typing import Dict, List, NamedTuple, Sequence, Tuple

import torch
from sacrebleu.metrics import CHRF

from export import load_best
from pipeline.beams import search_beams
from pipeline.corpus import CorpusProblem, read_pairs
from pipeline.decoding import groups_of_one_length
from pipeline.judging import mean_log_probabilities
from pipeline.memory import keep_pages
from pipeline.prepared import Prepared
from pipeline.progress import Bar
from pipeline.trainer import chosen_precision

LONGEST = 60
GROUP = 96
JUDGED_AT_ONCE = 2000
# What the opposite direction counts beside the teacher's own score; 0.3 was best on dev (0 to 1, beams of 4).
JUDGEMENT = 0.3


class Translation(NamedTuple):
    """A teacher's translation and its mean log-probability per token."""

    text: str
    score: float


def main(arguments: List[str]) -> None:
    """Write source and taught translation, in the order of the file's columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="trained run: the teacher")
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file")
    parser.add_argument("--swap", action="store_true", help="the second column is the one to translate from")
    parser.add_argument("--beam", type=int, default=4, help="width of the search")
    parser.add_argument("--judge", type=Path, help="trained run of the opposite direction: the second column isn't a reference")
    parser.add_argument("--known", type=Path, help="two-column file whose first column's sentences are left out")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the sentences, drawn by lot")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    keep_pages()
    torch.set_num_threads(1)
    prepared = Prepared(options.run)
    network, _ = load_best(prepared)
    judge = Judge(options.judge) if options.judge else None
    references: Dict[str, List[str]] = {}
    for source, reference in read_pairs(options.pairs, options.swap):
        references.setdefault(source, []).append(reference)
    if options.known:
        for source, _ in read_pairs(options.known):
            references.pop(source, None)
    texts = list(references)
    sources = [prepared.tokenizer.source.encode(text)[:LONGEST] for text in texts]
    groups = list(groups_of_one_length(sources, GROUP))
    random.Random(1).shuffle(groups)
    groups = groups[:math.ceil(options.share * len(groups))]
    bar = Bar(len(groups), 0)
    waiting: List[Tuple[str, List[Translation]]] = []
    low = chosen_precision("auto") == torch.bfloat16
    with options.output.open("w", encoding="utf-8") as handle, torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=low):
        for number, members in enumerate(groups, 1):
            found = search_beams(network, [sources[index] for index in members], options.beam)
            lists = [[Translation(prepared.tokenizer.target.decode(one.ids), one.score) for one in row] for row in found]
            waiting.extend((texts[index], row) for index, row in zip(members, lists) if len(sources[index]) < LONGEST)
            if len(waiting) >= JUDGED_AT_ONCE or number == len(groups):
                chosen = judge.choose(waiting) if judge else [nearest(row, references[text]) for text, row in waiting]
                for (text, _), taught in zip(waiting, chosen):
                    if taught:
                        handle.write("%s\t%s\n" % ((taught, text) if options.swap else (text, taught)))
                handle.flush()
                waiting = []
            bar.show(number, "%d sentences" % len(members))
    bar.end()


def nearest(translations: Sequence[Translation], references: Sequence[str]) -> str:
    """The text with the highest chrF to any of the references."""
    chrf = CHRF()
    return max((one.text for one in translations),
               key=lambda text: max(chrf.sentence_score(text, [reference]).score for reference in references))


class Judge:
    """A run of the opposite direction: a good translation is one from which it can guess the source."""

    def __init__(self, folder: Path) -> None:
        prepared = Prepared(folder)
        self._tokenizer = prepared.tokenizer
        self._network, _ = load_best(prepared)

    def choose(self, lists: Sequence[Tuple[str, List[Translation]]]) -> List[str]:
        """Of each source's translations the one whose log-probability, and some of the source's given it, is highest."""
        flat = [(source, one.text) for source, row in lists for one in row]
        back = iter(mean_log_probabilities(self._network, [self._tokenizer.source.encode(text)[:LONGEST] for _, text in flat],
                                           [self._tokenizer.target.encode(source) for source, _ in flat]))
        return [max((one.score + JUDGEMENT * next(back), one.text) for one in row)[1] for _, row in lists]


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (CorpusProblem, FileNotFoundError, ValueError) as problem:
        sys.exit("distil: %s" % problem)
