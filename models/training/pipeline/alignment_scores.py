"""AER of a shipped model's attention beside the baselines, on one gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Set, Tuple

import numpy

from .aligners import FAST_ALIGN_TENSION, WordAligner, WordPair, diagonal
from .corpus import read_pairs
from .gold_alignment import (GoldPair, Link, argmax_links, carry_over, grow_diagonal, piece_texts, read_gold, score_links,
                             share_of_words, threshold_links)
from .shipped import ShippedModel
from .tokenizer import Tokenizer

THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(2, 13))
Matrices = List[numpy.ndarray]


def attention_matrices(model: ShippedModel, gold: Sequence[GoldPair]) -> Matrices:
    """Forced decoding of each gold pair -> [target words, source words]; the end tokens' row and column are left out."""
    matrices: Matrices = []
    for pair in gold:
        source = model.encode(pair.source)
        target = model.tokenizer.target.encode(pair.target)[:model.target_limit - 1]
        weights, _ = model.force(source, target)
        left = share_of_words(piece_texts(model.tokenizer.source, source.ids[:-1]), pair.source_words)
        right = share_of_words(piece_texts(model.tokenizer.target, target), pair.target_words)
        matrices.append(carry_over(weights[:-1, :-1], left, right))
    return matrices


def word_matrices(tokenizer: Tokenizer, gold: Sequence[GoldPair], align: Callable[[List[str], List[str]], numpy.ndarray]) -> Matrices:
    """The same for an aligner that works on our words."""
    matrices: Matrices = []
    for pair in gold:
        left, right = tokenizer.source.words(pair.source), tokenizer.target.words(pair.target)
        weights = align([word.lower() for word in left], [word.lower() for word in right])
        matrices.append(carry_over(weights, share_of_words(left, pair.source_words), share_of_words(right, pair.target_words)))
    return matrices


def best_threshold(gold: Sequence[GoldPair], matrices: Matrices) -> float:
    """The threshold with the lowest AER; for the dev set only."""
    return min(THRESHOLDS, key=lambda value: score_links(gold, [threshold_links(one, value) for one in matrices])["aer"])


def training_words(tokenizer: Tokenizer, texts: Sequence[Tuple[Path, bool, int]], limit: int = 30) -> List[WordPair]:
    """Lower-cased words of every n-th pair of each (file, swap, n), up to `limit` words a side."""
    pairs: List[WordPair] = []
    for path, swap, every in texts:
        for source, target in read_pairs(path, swap)[::every]:
            left = [word.lower() for word in tokenizer.source.words(source)]
            right = [word.lower() for word in tokenizer.target.words(target)]
            if len(left) <= limit and len(right) <= limit:
                pairs.append((left, right))
    return pairs


def baseline_links(tokenizer: Tokenizer, aligner: WordAligner, gold: Sequence[GoldPair]) -> Dict[str, List[Set[Link]]]:
    """Argmax links of the three baselines."""
    matrices = {"diagonal": word_matrices(tokenizer, gold, lambda left, right: diagonal(len(left), len(right)))}
    for name, tension in (("model1", 0.0), ("model2", FAST_ALIGN_TENSION)):
        aligner.train(tension)
        matrices[name] = word_matrices(tokenizer, gold, aligner.align)
    return {name: [argmax_links(one) for one in found] for name, found in matrices.items()}


def alignment_entries(name: str, model: ShippedModel, gold_path: Path, trial_path: Optional[Path], other: Optional[ShippedModel],
                      aligner: WordAligner) -> List[Dict[str, Any]]:
    """Card entries: argmax, threshold (chosen on the trial set), both directions joined; baselines in each."""
    languages = model.card["sourceLanguages"][0], model.card["targetLanguage"]
    gold = read_gold(gold_path, *languages)
    trial = read_gold(trial_path, *languages) if trial_path else gold
    matrices = attention_matrices(model, gold)
    links = {"argmax": [argmax_links(one) for one in matrices]}
    threshold = best_threshold(trial, attention_matrices(model, trial) if trial_path else matrices)
    links["threshold %g" % threshold] = [threshold_links(one, threshold) for one in matrices]
    if other is not None:
        turned = attention_matrices(other, read_gold(gold_path, languages[1], languages[0]))
        backward = [{(b, a) for a, b in argmax_links(one)} for one in turned]
        links["grow-diag with %s" % other.card["id"]] = [grow_diagonal(a, b) for a, b in zip(links["argmax"], backward)]
    baselines = {
        kind: round(score_links(gold, found)["aer"], 2)
        for kind, found in baseline_links(model.tokenizer, aligner, gold).items()
    }
    entries: List[Dict[str, Any]] = []
    for method, found in links.items():
        scores = {key: round(value, 2) for key, value in score_links(gold, found).items()}
        entries.append({"set": name, "method": method, **scores, "sentences": len(gold), "baselines": baselines})
    return entries
