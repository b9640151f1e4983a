"""Beam search over many sentences at once in PyTorch, for teachers whose translations another network learns."""

from __future__ import annotations

from typing import List, NamedTuple, Sequence, Tuple

import torch

from .network import Encoded, Network
from .tokenizer import END, START


class Hypothesis(NamedTuple):
    """A finished translation: its mean log-probability per token, end token counted, and its ids without it."""

    score: float
    ids: Tuple[int, ...]


def search_beams(network: Network, sources: Sequence[Sequence[int]], width: int) -> List[List[Hypothesis]]:
    """The best first, at most `width` of each, for `sources` of one length (ids without </s>)."""
    count = len(sources)
    encoded = network.encode(torch.tensor([list(source) + [END] for source in sources]))
    encoded = Encoded(*(part.repeat_interleave(width, dim=0) for part in encoded))
    state, on = encoded.initial, torch.ones(count * width)
    previous = torch.full((count * width, 1), START)
    # At first all rows of a sentence are the same: only one of them may go on.
    totals = torch.full((count, width), float("-inf"))
    totals[:, 0] = 0.0
    paths: List[List[Tuple[int, ...]]] = [[()] * width for _ in range(count)]
    finished: List[List[Hypothesis]] = [[] for _ in range(count)]
    first_rows = torch.arange(count).unsqueeze(1) * width
    for length in range(1, 3 * len(sources[0]) + 16):
        decoded = network.decode(encoded, previous, state, on)
        spread = torch.log_softmax(network.logits(decoded.readout[:, 0]).float(), dim=-1)
        size = spread.shape[-1]
        best, places = (totals.unsqueeze(2) + spread.view(count, width, size)).view(count, -1).topk(2 * width)
        going = [_take(best_row, place_row, size, width, length, paths, finished, index)
                 for index, (best_row, place_row) in enumerate(zip(best.tolist(), places.tolist()))]
        if all(len(done) >= width for done in finished):
            break
        totals = torch.tensor([[score for score, _, _ in row] for row in going])
        rows = (first_rows + torch.tensor([[origin for _, origin, _ in row] for row in going])).view(-1)
        previous = torch.tensor([[token] for row in going for _, _, token in row])
        state = decoded.state[rows]
    return [sorted(done, reverse=True)[:width] or [Hypothesis(0.0, paths[index][0])] for index, done in enumerate(finished)]


def _take(scores: List[float], places: List[int], size: int, width: int, length: int, paths: List[List[Tuple[int, ...]]],
          finished: List[List[Hypothesis]], index: int) -> List[Tuple[float, int, int]]:
    """(total, row, token) of the `width` beams of sentence `index` that go on; what ends is added to `finished`."""
    going: List[Tuple[float, int, int]] = []
    extended: List[Tuple[int, ...]] = []
    for score, place in zip(scores, places):
        origin, token = divmod(place, size)
        if token == END:
            if score > float("-inf"):
                finished[index].append(Hypothesis(score / length, paths[index][origin]))
        elif len(going) < width:
            going.append((score, origin, token))
            extended.append(paths[index][origin] + (token,))
    paths[index] = extended
    return going
