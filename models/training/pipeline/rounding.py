"""Few levels per row: how weights are rounded for storage, and how training gets used to it."""

from __future__ import annotations

from typing import Tuple

import numpy
import torch
from torch import Tensor

SMALLEST_SCALE = 2.0 ** -40
# What every next word passes through, and how many times as many levels it gets: rounded like the
# others, each cost half a BLEU or more of the two that 15 levels cost in all.
FINER = {"readout": 2.5, "decoder_input": 1.75, "target_embedding": 1.625}


def levels_of(name: str, levels: int) -> int:
    """Levels per row of the weight `name` where most have `levels`; odd."""
    times = FINER.get(name, 1)
    return min(255, int(times * (levels + 1)) // 2 * 2 - 1)


def row_scales(value: Tensor, levels: int) -> Tensor:
    """[rows,1] steps that make the largest weight of each row the outermost level.

    Steps keep 8 bits of mantissa: the file squeezes better and, rounded upwards, nothing is clipped.
    """
    steps = value.detach().abs().amax(dim=1, keepdim=True).float() / ((levels - 1) // 2)
    steps = steps.clamp(min=SMALLEST_SCALE)
    mantissa, exponent = torch.frexp(steps)
    return torch.ldexp(torch.ceil(mantissa * 256) / 256, exponent)


def fake_round(value: Tensor, levels: int) -> Tensor:
    """The rounded matrix in the forward pass, the unrounded one in the backward pass."""
    steps = row_scales(value, levels)
    return value + (torch.round(value.detach() / steps) * steps - value.detach())


def round_rows(value: Tensor, levels: int) -> Tuple[numpy.ndarray, numpy.ndarray]:
    """int8 [rows,columns] and float32 [rows] for the file."""
    steps = row_scales(value, levels)
    whole = torch.round(value.detach().float() / steps)
    return whole.to(torch.int8).numpy(), steps[:, 0].numpy()
