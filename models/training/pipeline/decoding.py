"""Decoding of many sentences at once in PyTorch, word by word: greedy, for choosing checkpoints on dev, or by lot."""

from __future__ import annotations

from typing import Callable, Dict, Iterator, List, Sequence

import torch
from torch import Tensor

from .network import Encoded, Network
from .tokenizer import END, START


def groups_of_one_length(sources: Sequence[Sequence[int]], size: int) -> Iterator[List[int]]:
    """Places of sentences with equally many ids, at most `size` at a time."""
    groups: Dict[int, List[int]] = {}
    for index, source in enumerate(sources):
        groups.setdefault(len(source), []).append(index)
    for _, members in sorted(groups.items()):
        yield from (members[at:at + size] for at in range(0, len(members), size))


Choice = Callable[[Tensor], Tensor]  # logits [B,V] -> ids [B]


def likeliest(logits: Tensor) -> Tensor:
    """The word with the highest logit."""
    return logits.argmax(dim=-1)


def by_lot(kept: int, temperature: float) -> Choice:
    """One of the `kept` likeliest words, drawn with their probabilities; a lower temperature prefers the likelier."""
    def drawn(logits: Tensor) -> Tensor:
        values, places = logits.float().topk(kept, dim=-1)
        return places.gather(1, torch.multinomial(torch.softmax(values / temperature, dim=-1), 1)).squeeze(1)

    return drawn


def decode_greedily(network: Network, sources: Sequence[Sequence[int]], attention: bool = True, limit: int = 160) -> List[List[int]]:
    """Emitted ids without the end token, in the order of `sources` (ids without </s>)."""
    return decode(network, sources, likeliest, attention, limit)


def decode(network: Network, sources: Sequence[Sequence[int]], choose: Choice, attention: bool = True, limit: int = 160) -> List[List[int]]:
    """The same, each next word as `choose` says."""
    network.eval()
    out: List[List[int]] = [[] for _ in sources]
    with torch.no_grad():
        for members in groups_of_one_length(sources, max(1, len(sources))):
            length = len(sources[members[0]])
            ids = torch.tensor([list(sources[index]) + [END] for index in members])
            encoded = network.encode(ids)
            state = encoded.initial
            previous = torch.full((len(members), 1), START)
            on = torch.full((len(members),), 1.0 if attention else 0.0)
            running = torch.arange(len(members))
            for _ in range(min(limit, 3 * length + 15)):
                decoded = network.decode(encoded, previous, state, on)
                chosen = choose(network.logits(decoded.readout[:, 0]))
                going = chosen != END
                if not going.all():
                    running, state = running[going], decoded.state[going]
                    encoded = Encoded(*(part[going] for part in encoded))
                    chosen, on = chosen[going], on[going]
                else:
                    state = decoded.state
                if len(running) == 0:
                    break
                for row, token in zip(running.tolist(), chosen.tolist()):
                    out[members[row]].append(token)
                previous = chosen.unsqueeze(1)
    return out
