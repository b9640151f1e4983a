"""How well one text explains another, by a trained network: for choosing among a teacher's translations."""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

import torch
from torch.nn import functional

from .network import Network
from .tokenizer import END, START


def mean_log_probabilities(network: Network, sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]], rows: int = 256) -> List[float]:
    """log p(target | source) per token, end token counted, of each pair (ids without </s>); an empty source has -inf."""
    found = [float("-inf")] * len(sources)
    groups: Dict[Tuple[int, int], List[int]] = {}
    for index, (source, target) in enumerate(zip(sources, targets)):
        if source:
            groups.setdefault((len(source), len(target)), []).append(index)
    network.eval()
    with torch.no_grad():
        for members in groups.values():
            for at in range(0, len(members), rows):
                some = members[at:at + rows]
                source = torch.tensor([list(sources[index]) + [END] for index in some])
                previous = torch.tensor([[START] + list(targets[index]) for index in some])
                wanted = torch.tensor([list(targets[index]) + [END] for index in some])
                readout, _ = network(source, previous, torch.ones(len(some)))
                spread = functional.log_softmax(network.logits(readout).float(), dim=-1)
                means = spread.gather(2, wanted.unsqueeze(2)).squeeze(2).mean(dim=1)
                for index, mean in zip(some, means.tolist()):
                    found[index] = mean
    return found
