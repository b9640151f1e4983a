#!/usr/bin/env python3
"""What readers type and dev hardly has: single words, names that training never saw, sentences without end mark or first capital. Greedy.

    python reader_check.py --model ../fr-en --pairs DATA/dev/tatoeba.en-fr.dev.tsv --swap
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Dict, List, Set, Tuple

from pipeline.bleu import corpus_bleu
from pipeline.command import run
from pipeline.corpus import Pair, read_pairs
from pipeline.names import NameMaker, varied
from pipeline.shipped import ShippedModel
from pipeline.typed import is_typable, typed
from pipeline.words import is_letter

PROBES = Path(__file__).resolve().parent / "probes"
SEED = 5


def unseen_names() -> Set[str]:
    """Our list."""
    lines = (PROBES / "names.txt").read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split()}


def single_words(source: str, target: str) -> List[Tuple[str, Set[str]]]:
    """Our list: a word or a short phrase, and the translations that are right."""
    head, *rows = [line.split("\t") for line in (PROBES / "words.tsv").read_text(encoding="utf-8").splitlines()]
    entries: List[Dict[str, List[str]]] = [dict(zip(head, (cell.split("|") for cell in row))) for row in rows]
    return [(entry[source][0], {text.lower() for text in entry[target]}) for entry in entries]


def bare(translation: str) -> str:
    """In small letters, without marks around it or the English infinitive's "to"."""
    text = translation.lower().strip(" .?!…¿¡")
    return text[3:] if text.startswith("to ") else text


def renamed(pairs: List[Pair], names: Set[str]) -> List[Tuple[Pair, Set[str]]]:
    """Pairs with names from the list in the place of those that both sides share, and which ones."""
    made = varied(pairs, NameMaker(names, SEED, invented_share=0.0))
    found = [(pair, names & letter_runs(pair[0])) for pair in made]
    return [(pair, names) for pair, names in found if names]


def letter_runs(text: str) -> Set[str]:
    """Words as a name would stand there, without what is joined to them by apostrophes and hyphens."""
    return set("".join(character if is_letter(character) else " " for character in text).split())


def main(arguments: List[str]) -> None:
    """Print how many words and names come out right, and BLEU on both kinds of sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--pairs", type=Path, required=True, help="two-column file; dev, never the test")
    parser.add_argument("--swap", action="store_true", help="the second column is the one to translate from")
    parser.add_argument("--show", action="store_true", help="print the words that come out wrong and the translations in which a name is missing")
    options = parser.parse_args(arguments)
    model = ShippedModel(options.model)
    words = single_words(model.card["sourceLanguages"][0], model.card["targetLanguage"])
    answers = translated(model, [word for word, _ in words])
    wrong = [(word, answer) for (word, right), answer in zip(words, answers) if bare(answer) not in right]
    if options.show:
        for word, answer in wrong:
            print("%s\t%s" % (word, answer))
    print("%s: %d of %d words alone right" % (options.model, len(words) - len(wrong), len(words)))
    pairs = read_pairs(options.pairs, options.swap)
    cases = renamed(pairs, unseen_names())
    outputs = translated(model, [source for (source, _), _ in cases])
    asked = sum(len(names) for _, names in cases)
    copied = sum(len(names & letter_runs(output)) for (_, names), output in zip(cases, outputs))
    if options.show:
        for ((source, _), names), output in zip(cases, outputs):
            if not names <= letter_runs(output):
                print("%s\t%s" % (source, output))
    print("%s: %d of %d names copied (%.1f %%) in %d sentences, BLEU %.1f" % (
        options.model, copied, asked, 100 * copied / asked, len(cases), corpus_bleu(outputs, [target for (_, target), _ in cases])))
    rough = list(typed(pairs, SEED))
    whole = [pair for pair in pairs if is_typable(pair)]
    print("%s: BLEU %.1f on %d sentences as they are typed, %.1f on %d whole ones" % (
        options.model, corpus_bleu(translated(model, [source for source, _ in rough]), [target for _, target in rough]), len(rough),
        corpus_bleu(translated(model, [source for source, _ in whole]), [target for _, target in whole]), len(whole)))


def translated(model: ShippedModel, sources: List[str]) -> List[str]:
    """The model's translations."""
    return [model.text(model.greedy(model.encode(source)).ids) for source in sources]


if __name__ == "__main__":
    run("reader_check", main)
