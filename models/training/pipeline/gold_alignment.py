"""Gold word alignments: reading them, carrying a model's weights over to their words, scoring links."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Sequence, Set, Tuple

import numpy

from .tokenizer import FIRST_PIECE, Side
from .words import MARK, normalise

Link = Tuple[int, int]  # (source word, target word)


@dataclass
class GoldPair:
    """One sentence pair with sure and possible links, in the direction of the model."""

    source: str
    target: str
    source_words: List[str]
    target_words: List[str]
    sure: FrozenSet[Link]
    possible: FrozenSet[Link]  # sure links included


def read_gold(path: Path, source: str, target: str) -> List[GoldPair]:
    """A gold file of the data pack; English is the left side of its links."""
    pairs: List[GoldPair] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry: Dict[str, Any] = json.loads(line)
        words = {code: list(entry[code + "_tok"]) for code in (source, target)}
        turned = source != "en"

        def links(name: str) -> Set[Link]:
            return {(b, a) if turned else (a, b) for a, b in entry[name]}

        pairs.append(GoldPair(
            entry.get(source) or " ".join(words[source]), entry.get(target) or " ".join(words[target]),
            words[source], words[target], frozenset(links("S")), frozenset(links("S") | links("P"))))
    return pairs


def share_of_words(parts: Sequence[str], words: Sequence[str]) -> numpy.ndarray:
    """[parts, words]: which share of each part's characters stands in each word. A bare mark goes with what follows it."""
    owners: List[int] = []
    for number, word in enumerate(words):
        owners.extend([number] * len(normalise(word).replace(" ", "")))
    shares = numpy.zeros((len(parts), len(words)))
    at = 0
    for row, part in enumerate(parts):
        length = len(part.replace(MARK, ""))
        covered = owners[at:at + length] if length else owners[at:at + 1]
        for owner in covered:
            shares[row, owner] += 1 / len(covered)
        at += length
    return shares


def piece_texts(side: Side, ids: Sequence[int]) -> List[str]:
    """The text of each piece; the first byte of a character stands for it, the others for nothing."""
    texts: List[str] = []
    for index in ids:
        if index >= FIRST_PIECE:
            texts.append(side.pieces[index][0])
        else:
            byte = index - 4
            texts.append("" if 0x80 <= byte < 0xC0 else "?")
    return texts


def carry_over(weights: numpy.ndarray, source: numpy.ndarray, target: numpy.ndarray) -> numpy.ndarray:
    """[target parts, source parts] -> [target words, source words]: summed over source parts, averaged over target parts."""
    portions = target / numpy.maximum(target.sum(axis=0, keepdims=True), 1e-9)
    result: numpy.ndarray = portions.T @ weights @ source
    return result


def argmax_links(matrix: numpy.ndarray) -> Set[Link]:
    """For each target word, the source word that weighs most."""
    return {(int(row.argmax()), number) for number, row in enumerate(matrix) if row.sum() > 0}


def threshold_links(matrix: numpy.ndarray, threshold: float) -> Set[Link]:
    """All links of at least this weight."""
    return {(int(column), int(row)) for row, column in zip(*numpy.where(matrix >= threshold))}


def grow_diagonal(forward: Set[Link], backward: Set[Link]) -> Set[Link]:
    """Intersection, then neighbours from the union whose row or column is still free."""
    links = forward & backward
    union = forward | backward
    added = True
    while added:
        added = False
        for source, target in sorted(links):
            for near in [(source + i, target + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]:
                if near in union and near not in links and (
                        near[0] not in {link[0] for link in links} or near[1] not in {link[1] for link in links}):
                    links.add(near)
                    added = True
    return links


def score_links(gold: Sequence[GoldPair], found: Sequence[Set[Link]]) -> Dict[str, float]:
    """AER, precision and recall in per cent, and F1 against the sure links."""
    sure = sum(len(pair.sure) for pair in gold)
    total = sum(len(links) for links in found)
    sure_hits = sum(len(links & pair.sure) for pair, links in zip(gold, found))
    possible_hits = sum(len(links & pair.possible) for pair, links in zip(gold, found))
    exact = sure_hits / max(1, total)
    recall = sure_hits / max(1, sure)
    return {
        "aer": 100 * (1 - (sure_hits + possible_hits) / max(1, total + sure)),
        "precision": 100 * possible_hits / max(1, total), "recall": 100 * recall,
        "f1": 100 * 2 * exact * recall / max(1e-9, exact + recall),
    }
