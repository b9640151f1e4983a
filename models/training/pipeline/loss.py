"""Label-smoothed cross-entropy with the tied output layer, in slices that stay in the processor's cache.

The plain way writes four [tokens, vocabulary] tables per batch; on a CPU that is most of a training step.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Sequence, Tuple

import torch
from torch import Tensor

SLICE = 128


class Lesson(NamedTuple):
    """What a teacher says about the same rows: its readouts [rows,R], output matrix [V,R] and bias [V]."""

    readout: Tensor
    table: Tensor
    bias: Tensor


def _taught(lessons: Sequence[Lesson], start: int, low: Tensor, full: Tensor, sum_of_all: Tensor) -> Tensor:
    """The teachers' mean probabilities of the slice that begins at row `start`, written to `sum_of_all` [count,V]."""
    count = sum_of_all.shape[0]
    sum_of_all.zero_()
    for lesson in lessons:
        torch.mm(lesson.readout[start:start + SLICE], lesson.table.t(), out=low[:count])
        logits = full[:count].copy_(low[:count]).add_(lesson.bias)
        sum_of_all.add_(logits.softmax(dim=1), alpha=1 / len(lessons))
    return sum_of_all


class _SlicedCrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(context: Any, readout: Tensor, table: Tensor, bias: Tensor, wanted: Tensor,  # type: ignore[override]
                smoothing: float, precision: torch.dtype, lessons: Sequence[Lesson], lesson_share: float) -> Tensor:
        rows = readout.shape[0]
        size = table.shape[0]
        table_low, readout_low = table.detach().to(precision), readout.detach().to(precision)
        table_turned = table_low.t()
        table_gradient = torch.zeros_like(table, dtype=torch.float32)
        table_part = torch.empty_like(table_low)
        bias_gradient = torch.zeros_like(bias)
        readout_gradient = torch.empty_like(readout_low)
        total = torch.zeros((), dtype=torch.float64)
        # Made once and written over: fresh pages cost more here than the arithmetic.
        low = torch.empty(SLICE, size, dtype=precision)
        full = torch.empty(SLICE, size)
        taught = torch.empty(SLICE, size) if lessons else full
        own_share = 1 - lesson_share if lessons else 1.0
        for start in range(0, rows, SLICE):
            # The last slice is cut short; a new shape costs a compilation, but there are only SLICE of them.
            part = readout_low[start:start + SLICE]
            goal = wanted[start:start + SLICE].unsqueeze(1)
            count = part.shape[0]
            if lessons:
                _taught(lessons, start, low, full, taught[:count])
            torch.mm(part, table_turned, out=low[:count])
            logits = full[:count].copy_(low[:count]).add_(bias)
            plain = logits.gather(1, goal)
            mean = logits.mean(dim=1, keepdim=True)
            top = logits.amax(dim=1, keepdim=True)
            agreed = own_share * ((1 - smoothing) * plain + smoothing * mean)
            if lessons:
                agreed += lesson_share * (taught[:count] * logits).sum(dim=1, keepdim=True)
            # From here on the same table holds first the exponentials, then the gradient.
            exponentials = logits.sub_(top).exp_()
            sums = exponentials.sum(dim=1, keepdim=True)
            total += (top + sums.log() - agreed).sum().double()
            gradient = exponentials.mul_(1 / sums).sub_(own_share * smoothing / size)
            gradient.scatter_add_(1, goal, torch.full_like(plain, own_share * (smoothing - 1)))
            if lessons:
                gradient.sub_(taught[:count], alpha=lesson_share)
            bias_gradient += gradient.sum(dim=0)
            low[:count].copy_(gradient)
            torch.mm(low[:count], table_low, out=readout_gradient[start:start + SLICE])
            torch.mm(low[:count].t(), part, out=table_part)
            table_gradient += table_part
        context.save_for_backward(readout_gradient.to(readout.dtype), table_gradient, bias_gradient)
        context.rows = rows
        return (total / rows).float()

    @staticmethod
    def backward(context: Any, outer: Tensor) -> Tuple[Any, ...]:  # type: ignore[override]
        readout_gradient, table_gradient, bias_gradient = context.saved_tensors
        factor = outer / context.rows
        return readout_gradient * factor.to(readout_gradient.dtype), table_gradient * factor, bias_gradient * factor, None, None, None, None, None


def smoothed_loss(readout: Tensor, table: Tensor, bias: Tensor, wanted: Tensor, smoothing: float, precision: torch.dtype,
                  lessons: Optional[Sequence[Lesson]] = None, lesson_share: float = 0.0) -> Tensor:
    """Mean loss per token of [rows,R] readouts against `wanted` [rows].

    With lessons, `lesson_share` of what is wanted of each token is the teachers' mean distribution over the whole
    vocabulary instead of the one right word (word-level distillation, Kim and Rush 2016, eq. 3).
    """
    return _SlicedCrossEntropy.apply(readout, table, bias, wanted, smoothing, precision, lessons or (), lesson_share)
