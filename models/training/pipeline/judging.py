"""Which of a teacher's translations another network may learn: by a reference, or by a network of the opposite direction."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Sequence, Tuple

import torch
from sacrebleu.metrics import CHRF
from torch.nn import functional

from .batches import forced_batches
from .corpus import Pair
from .network import Network
from .rare_words import WordCounts
from .tokenizer import Tokenizer

LONGEST = 60
# What the opposite direction counts beside the teacher's own score; 0.3 was best on dev (0 to 1, beams of 4).
JUDGEMENT = 0.3


class Translation(NamedTuple):
    """A teacher's translation and its mean log-probability per token."""

    text: str
    score: float


Translated = Tuple[str, List[Translation]]


class References:
    """A good translation is near to a reference, in its rare words too."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._counts = WordCounts(pairs)
        self._of: Dict[str, List[str]] = {}
        for source, reference in pairs:
            self._of.setdefault(source, []).append(reference)

    def wants(self, source: str) -> bool:
        """Every source has a reference."""
        return True

    def best(self, lists: Sequence[Translated]) -> List[str]:
        """Of each source's translations the one with the highest chrF to any reference; "" where it can't be trusted."""
        chosen = [(source, nearest(row, self._of[source])) for source, row in lists]
        return [text if self._counts.believable(text) and any(self._counts.has_rare_words_of(text, reference) for reference in self._of[source])
                else "" for source, text in chosen]


def nearest(translated: Sequence[Translation], references: Sequence[str]) -> str:
    """The text with the highest chrF to any of the references."""
    chrf = CHRF()
    return max((one.text for one in translated),
               key=lambda text: max(chrf.sentence_score(text, [reference]).score for reference in references))


class Judge:
    """A run of the opposite direction: a good translation is one from which it can guess the source."""

    def __init__(self, tokenizer: Tokenizer, network: Network, known: Sequence[Pair]) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._counts = WordCounts(known)
        self._known = {source for source, _ in known}

    def wants(self, source: str) -> bool:
        """Whether the sentence is new and its words aren't."""
        return source not in self._known and self._counts.translatable(source)

    def best(self, lists: Sequence[Translated]) -> List[str]:
        """Of each source's translations the one whose log-probability, and some of the source's given it, is highest; "" for invented words."""
        flat = [(source, one.text) for source, row in lists for one in row]
        back = iter(mean_log_probabilities_of_texts(self._tokenizer, self._network, [(text, source) for source, text in flat]))
        chosen = [max((one.score + JUDGEMENT * next(back), one.text) for one in row)[1] for _, row in lists]
        return [text if self._counts.believable(text) else "" for text in chosen]


def mean_log_probabilities_of_texts(tokenizer: Tokenizer, network: Network, pairs: Sequence[Pair]) -> List[float]:
    """log p(target | source) per token of each pair, long sources cut short."""
    return mean_log_probabilities(network, [tokenizer.source.encode(source)[:LONGEST] for source, _ in pairs],
                                  [tokenizer.target.encode(target) for _, target in pairs])


def mean_log_probabilities(network: Network, sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]], rows: int = 256) -> List[float]:
    """log p(target | source) per token, end token counted, of each pair (ids without </s>); an empty source has -inf."""
    found = [float("-inf")] * len(sources)
    places = [index for index, source in enumerate(sources) if source]
    network.eval()
    with torch.no_grad():
        for members, batch in forced_batches([sources[index] for index in places], [targets[index] for index in places], rows):
            readout, _ = network(batch.source, batch.previous, batch.attention_on)
            spread = functional.log_softmax(network.logits(readout).float(), dim=-1)
            means = spread.gather(2, batch.wanted.unsqueeze(2)).squeeze(2).mean(dim=1)
            for member, mean in zip(members, means.tolist()):
                found[places[member]] = mean
    return found
