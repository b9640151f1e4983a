"""A GRU layer for training on a CPU: gates as in torch.nn.GRU, backward pass written by hand.

Autograd multiplies and adds up a weight gradient at every time step; here the steps' gate gradients
are collected and multiplied once. Several independent cells (the two directions) run side by side.
What is kept for the backward pass is stored in the precision of the matrix products: memory is what limits the speed.
"""

from __future__ import annotations

import functools
import shutil
from typing import Any, Callable, Tuple

import torch
from torch import Tensor


def _forward_step(inputs: Tensor, product: Tensor, bias: Tensor, state: Tensor,
                  gates: Tensor, remembered: Tensor, new: Tensor, kept: Tensor) -> Tensor:
    """One step of all cells: inputs and product [C,B,3D], state [C,B,D] -> the next state; the last four are written."""
    width = state.shape[-1]
    turned = product.float() + bias
    given = inputs.float()
    gate = torch.sigmoid(given[..., :2 * width] + turned[..., :2 * width])
    reset, update = gate[..., :width], gate[..., width:]
    memory = turned[..., 2 * width:]
    fresh = torch.tanh(given[..., 2 * width:] + reset * memory)
    following = fresh + update * (state - fresh)
    gates.copy_(gate)
    remembered.copy_(memory)
    new.copy_(fresh)
    kept.copy_(following)
    return following


def _backward_step(through: Tensor, later: Tensor, later_update: Tensor, outer: Tensor, state: Tensor,
                   gates: Tensor, remembered: Tensor, new: Tensor, inner: Tensor, recurrent: Tensor) -> Tensor:
    """Gradient of the state after this step [C,B,D]; gradients of W x and of U s are written to `inner` and `recurrent`."""
    width = new.shape[-1]
    flow = through.float() + later * later_update.float() + outer.float()
    reset, update = gates[..., :width].float(), gates[..., width:].float()
    fresh = new.float()
    to_new = flow * (1 - update) * (1 - fresh * fresh)
    to_update = flow * (state.float() - fresh) * update * (1 - update)
    to_reset = to_new * remembered.float() * reset * (1 - reset)
    inner[..., :width].copy_(to_reset)
    inner[..., width:2 * width].copy_(to_update)
    inner[..., 2 * width:].copy_(to_new)
    recurrent[..., :width].copy_(to_reset)
    recurrent[..., width:2 * width].copy_(to_update)
    recurrent[..., 2 * width:].copy_(to_new * reset)
    return flow


@functools.lru_cache(maxsize=None)
def _fused(step: Callable[..., Tensor], precision: torch.dtype) -> Callable[..., Tensor]:
    """The step as one compiled loop where a compiler is at hand and bfloat16 makes it worth its half a minute."""
    if precision is torch.bfloat16 and hasattr(torch, "compile") and shutil.which("g++"):
        from torch import _dynamo  # PyTorch 1 has none

        # Views at different offsets count as different shapes; eight, the usual limit, are used up at once.
        _dynamo.config.recompile_limit = 64
        return torch.compile(step, dynamic=True)
    return step


class _Recurrence(torch.autograd.Function):
    # Time is the first axis of everything kept, so that one step's part is one piece of memory of one shape:
    # a compiled step then has a single version, and finding it costs nothing.

    @staticmethod
    def forward(context: Any, inputs: Tensor, weight: Tensor, bias: Tensor, first: Tensor, precision: torch.dtype) -> Tensor:  # type: ignore[override]
        # inputs [T,C,B,3D] (W x + b already), weight [C,3D,D], bias [C,3D], first [C,B,D] -> [T,C,B,D]
        time, cells, batch, wide = inputs.shape
        width = wide // 3
        step = _fused(_forward_step, precision)
        low_weight = weight.to(precision)
        turned = low_weight.transpose(1, 2)
        column = bias.unsqueeze(1)
        kept = torch.empty(time + 1, cells, batch, width, dtype=precision)
        kept[0] = first
        gates = torch.empty(time, cells, batch, 2 * width, dtype=precision)  # r, z
        news = torch.empty(time, cells, batch, width, dtype=precision)
        remembered = torch.empty(time, cells, batch, width, dtype=precision)  # U_n s + b_n
        state = first.float()
        for t in range(time):
            product = torch.bmm(kept[t], turned)
            state = step(inputs[t], product, column, state, gates[t], remembered[t], news[t], kept[t + 1])
        context.save_for_backward(kept, gates, news, remembered, low_weight)
        context.input_type = inputs.dtype
        return kept[1:]

    @staticmethod
    def backward(context: Any, outer: Tensor) -> Tuple[Any, ...]:  # type: ignore[override]
        kept, gates, news, remembered, low_weight = context.saved_tensors
        time, cells, batch, width = news.shape
        outer = outer.contiguous()
        step = _fused(_backward_step, low_weight.dtype)
        inner = torch.empty(time, cells, batch, 3 * width, dtype=context.input_type)  # gradient of W x + b
        recurrent = torch.empty(time, cells, batch, 3 * width, dtype=low_weight.dtype)  # gradient of U s + b'
        nothing = torch.zeros(cells, batch, width)
        through, flow, update = nothing.to(low_weight.dtype), nothing, nothing.to(low_weight.dtype)
        for t in range(time - 1, -1, -1):
            flow = step(through, flow, update, outer[t], kept[t], gates[t], remembered[t], news[t], inner[t], recurrent[t])
            update = gates[t, :, :, width:].contiguous()
            through = torch.bmm(recurrent[t], low_weight)
        first_gradient = through.float() + flow * update.float()
        by_cell = recurrent.transpose(0, 1).reshape(cells, time * batch, 3 * width)
        before = kept[:-1].transpose(0, 1).reshape(cells, time * batch, width)
        weight_gradient = torch.bmm(by_cell.transpose(1, 2), before).float()
        bias_gradient = by_cell.sum(dim=1, dtype=torch.float32)
        return inner, weight_gradient, bias_gradient, first_gradient, None


def run_cells(inputs: Tensor, weight: Tensor, bias: Tensor, first: Tensor, precision: torch.dtype) -> Tensor:
    """[T,C,B,3D] projected inputs through C cells side by side -> states [T,C,B,D] in `precision`."""
    states: Tensor = _Recurrence.apply(inputs.to(precision), weight, bias, first.float(), precision)
    return states


def run_step(inputs: Tensor, turned: Tensor, state: Tensor) -> Tensor:
    """One step of one cell where the next needs more than this one's state: W x + b and U s + b' [B,3D], s [B,D] -> [B,D]."""
    width = state.shape[-1]
    gates = torch.sigmoid(inputs[:, :2 * width] + turned[:, :2 * width])
    fresh = torch.tanh(inputs[:, 2 * width:] + gates[:, :width] * turned[:, 2 * width:])
    return fresh + gates[:, width:] * (state - fresh)
