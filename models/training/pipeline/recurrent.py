"""A GRU layer for training on a CPU: gates as in torch.nn.GRU, backward pass written by hand.

Autograd multiplies and adds up a weight gradient at every time step; here the steps' gate gradients
are collected and multiplied once. Several independent cells (the two directions) run side by side.
"""

from __future__ import annotations

from typing import Any, Tuple

import torch
from torch import Tensor


class _Recurrence(torch.autograd.Function):
    @staticmethod
    def forward(context: Any, inputs: Tensor, weight: Tensor, bias: Tensor, first: Tensor, precision: torch.dtype) -> Tensor:  # type: ignore[override]
        # inputs [T,C,B,3D] (W x + b already), weight [C,3D,D], bias [C,3D], first [C,B,D] -> [T,C,B,D]
        time, cells, batch, wide = inputs.shape
        width = wide // 3
        low_weight = weight.to(precision)
        turned = low_weight.transpose(1, 2)
        column = bias.unsqueeze(1)
        states = inputs.new_empty(time + 1, cells, batch, width)
        states[0] = first
        gates = inputs.new_empty(time, cells, batch, 2 * width)  # r, z
        news = inputs.new_empty(time, cells, batch, width)
        remembered = inputs.new_empty(time, cells, batch, width)  # U_n s + b_n
        for t in range(time):
            state = states[t]
            product = torch.bmm(state.to(precision), turned) + column
            gate = torch.add(inputs[t, ..., :2 * width], product[..., :2 * width], out=gates[t]).sigmoid_()
            remembered[t] = product[..., 2 * width:]
            new = torch.addcmul(inputs[t, ..., 2 * width:], gate[..., :width], remembered[t], out=news[t]).tanh_()
            torch.lerp(new, state, gate[..., width:], out=states[t + 1])
        context.save_for_backward(states, gates, news, remembered, low_weight)
        return states[1:]

    @staticmethod
    def backward(context: Any, outer: Tensor) -> Tuple[Any, ...]:  # type: ignore[override]
        states, gates, news, remembered, low_weight = context.saved_tensors
        time, cells, batch, width = news.shape
        reset, update = gates[..., :width], gates[..., width:]
        # What the gradient of a state is multiplied by, for all steps at once.
        to_new = (1 - update) * (1 - news * news)
        to_update = (states[:-1] - news) * update * (1 - update)
        to_reset = remembered * reset * (1 - reset)
        inner = news.new_empty(time, cells, batch, 3 * width)  # gradient of W x + b
        recurrent = torch.empty(time, cells, batch, 3 * width, dtype=low_weight.dtype)  # gradient of U s + b'
        flow = torch.zeros_like(states[0])
        for t in range(time - 1, -1, -1):
            flow = flow + outer[t]
            part = inner[t]
            new = torch.mul(flow, to_new[t], out=part[..., 2 * width:])
            torch.mul(flow, to_update[t], out=part[..., width:2 * width])
            torch.mul(new, to_reset[t], out=part[..., :width])
            low = recurrent[t]
            low[..., :2 * width] = part[..., :2 * width]
            low[..., 2 * width:] = new * reset[t]
            flow = torch.addcmul(torch.bmm(low, low_weight).float(), flow, update[t])
        by_cell = recurrent.transpose(0, 1).reshape(cells, time * batch, 3 * width)
        before = states[:-1].to(low_weight.dtype).transpose(0, 1).reshape(cells, time * batch, width)
        weight_gradient = torch.bmm(by_cell.transpose(1, 2), before).float()
        bias_gradient = recurrent.float().sum(dim=(0, 2))
        return inner, weight_gradient, bias_gradient, flow, None


def run_cells(inputs: Tensor, weight: Tensor, bias: Tensor, first: Tensor, precision: torch.dtype) -> Tensor:
    """[T,C,B,3D] projected inputs through C cells side by side -> states [T,C,B,D], float32."""
    states: Tensor = _Recurrence.apply(inputs.float(), weight, bias, first.float(), precision)
    return states
