"""Do the weights matter? Hide, flatten or shuffle them on dev sentences and see what the model says then."""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

import numpy

from .shipped import ShippedModel, SourceText

SENTENCES = 500


def measure_faithfulness(model: ShippedModel, pairs: Sequence[Tuple[str, str]]) -> Dict[str, float]:
    """Means over the first SENTENCES pairs that were shuffled with a fixed seed."""
    random = numpy.random.RandomState(1)
    order = random.permutation(len(pairs))[:SENTENCES]
    losses: Dict[str, List[float]] = {"top": [], "random": [], "uniform": [], "shuffled": []}
    changed: Dict[str, List[bool]] = {"top": [], "random": []}
    entropies: List[float] = []
    for number in order:
        text, reference = pairs[int(number)]
        source = model.encode(text)
        words = _word_columns(model, text, source)
        if len(words) < 2:
            continue
        plain = model.greedy(source)
        target = model.tokenizer.target.encode(reference)[:model.target_limit - 1]
        weights, scores = model.force(source, target)
        entropies.extend(_entropies(weights[:-1]))
        by_word = numpy.array([weights[:-1, columns].sum() for columns in words])
        top = int(by_word.argmax())
        other = int(random.choice([place for place in range(len(words)) if place != top]))
        for name, place in (("top", top), ("random", other)):
            mask = numpy.ones((1, source.length), numpy.float32)
            mask[0, words[place]] = 0.0
            losses[name].append(float(scores.sum() - model.force(source, target, mask=mask)[1].sum()))
            changed[name].append(model.greedy(source, mask=mask).ids != plain.ids)
        flat = numpy.full_like(weights, 1.0 / source.length)
        mixed = numpy.stack([row[random.permutation(len(row))] for row in weights])
        for name, given in (("uniform", flat), ("shuffled", mixed)):
            losses[name].append(float(scores.sum() - model.force(source, target, given=given)[1].sum()))
    names = {"top": "TopWordHidden", "random": "RandomWordHidden", "uniform": "UniformWeights", "shuffled": "ShuffledWeights"}
    result: Dict[str, float] = {"sentences": len(losses["top"])}
    for name, values in losses.items():
        result["logProbLoss" + names[name]] = round(float(numpy.mean(values)), 3)
    for name, flags in changed.items():
        result["changedOutputs" + names[name]] = round(float(numpy.mean(flags)), 3)
    result["normalisedEntropy"] = round(float(numpy.mean(entropies)), 3)
    return result


def _word_columns(model: ShippedModel, text: str, source: SourceText) -> List[List[int]]:
    """Columns of the weights that belong to each source word."""
    _, owners = model.tokenizer.source.encode_words(text)
    owners = owners[:source.length - 1]
    return [[place for place, owner in enumerate(owners) if owner == word] for word in range(max(owners, default=-1) + 1)]


def _entropies(weights: numpy.ndarray) -> List[float]:
    """0: all on one place; 1: spread evenly."""
    safe = numpy.maximum(weights, 1e-12)
    return [float(value) for value in -(safe * numpy.log(safe)).sum(axis=1) / numpy.log(weights.shape[1])]
