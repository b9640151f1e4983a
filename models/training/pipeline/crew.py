"""Several processes train one network: each has batches of its own, and all take the mean of their gradients.

The gradients pass through shared memory and are added in one order, so every process keeps the same weights, bit for bit.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from threading import BrokenBarrierError
from typing import Any, Callable, Iterator, List, Optional, Sequence, TypeVar

import torch
from torch import Tensor, multiprocessing, nn

# Seconds. The others wait while the first one translates dev; whoever waits longer than this waits for a process that is gone.
PATIENCE = 3600
Item = TypeVar("Item")


class Crew:
    """One process's place among `size`; `gradients` [size,parameters] and `word` [1] are shared memory."""

    def __init__(self, rank: int, gradients: Tensor, word: Tensor, barrier: Any) -> None:
        self.rank = rank
        self.size = gradients.shape[0]
        self._gradients, self._word, self._barrier = gradients, word, barrier

    @property
    def leads(self) -> bool:
        """Whether this process measures, reports and stores."""
        return self.rank == 0

    def own(self, items: Sequence[Item]) -> Sequence[Item]:
        """This process's part of what all of them have drawn alike; equally many for each."""
        if len(items) < self.size:
            raise ValueError("%d batches can't be shared among %d processes: there is too little data" % (len(items), self.size))
        return items[self.rank:len(items) // self.size * self.size:self.size]

    def share_gradients(self, parameters: Sequence[nn.Parameter]) -> None:
        """Replace the gradients by the mean over all processes."""
        sizes = [parameter.numel() for parameter in parameters]
        for place, parameter in zip(self._gradients[self.rank].split(sizes), parameters):
            if parameter.grad is None:
                place.zero_()
            else:
                place.copy_(parameter.grad.view(-1))
        self._barrier.wait(PATIENCE)
        mean = self._gradients.mean(dim=0)
        # Nobody writes the next step's before everybody has read these.
        self._barrier.wait(PATIENCE)
        for place, parameter in zip(mean.split(sizes), parameters):
            parameter.grad = place.view_as(parameter)

    def agree(self, word: bool) -> bool:
        """What the leading process says, for all of them."""
        if self.leads:
            self._word.fill_(int(word))
        self._barrier.wait(PATIENCE)
        return bool(self._word.item())


def _follow(crew: Crew, barrier: Any, work: Callable[[Crew], None]) -> None:
    # Ctrl+C reaches every process; the leading one tells the others by breaking the barrier.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        sys.stdout = nowhere
        try:
            work(crew)
        except BrokenBarrierError:
            return
        except BaseException:
            barrier.abort()
            raise
        finally:
            sys.stdout = sys.__stdout__


@contextmanager
def lead_crew(size: int, parameters: int, work: Callable[[Crew], None]) -> Iterator[Optional[Crew]]:
    """The leading place of `size` processes, of which the others run `work`; nothing where there is only one.

    `parameters` is the number of weights. Raises ValueError if one of the others fails.
    """
    if size == 1:
        yield None
        return
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(size)
    gradients, word = torch.zeros(size, parameters).share_memory_(), torch.zeros(1, dtype=torch.int64).share_memory_()
    others: List[Any] = [context.Process(target=_follow, args=(Crew(rank, gradients, word, barrier), barrier, work), daemon=True)
                         for rank in range(1, size)]
    for other in others:
        other.start()
    try:
        yield Crew(0, gradients, word, barrier)
    except BrokenBarrierError:
        raise ValueError("one of the processes ended; what it said stands above") from None
    finally:
        barrier.abort()
        for other in others:
            other.join()
