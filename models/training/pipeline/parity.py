"""Proves that the exported graphs compute what the PyTorch network computes."""

from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy
import torch
from onnx import ModelProto

from .network import Network
from .tokenizer import END, START

TOLERANCE = 1e-4


def largest_difference(network: Network, encoder: ModelProto, decoder: ModelProto, pairs: Sequence[Tuple[List[int], List[int]]]) -> float:
    """Largest gap of log p over forced decoding of `pairs` (ids without end tokens), attention on and off.

    The network must be set to the levels that the graphs were built with.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    sessions = [onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
                for model in (encoder, decoder)]
    worst = 0.0
    network.eval()
    for source, target in pairs:
        for attention in (1.0, 0.0):
            expected = _expected(network, source, target, attention)
            states, keys, state = sessions[0].run(None, {"source_ids": numpy.array([source + [END]], dtype=numpy.int64)})
            length = len(source) + 1
            for place in range(len(target) + 1):
                log_probs, state = sessions[1].run(["log_probs", "next_state"], {
                    "previous_ids": numpy.array([target[place - 1] if place else START], dtype=numpy.int64),
                    "state": state, "encoder_states": states, "keys": keys,
                    "source_mask": numpy.ones((1, length), numpy.float32),
                    "given_weights": numpy.zeros((1, length), numpy.float32),
                    "use_given_weights": numpy.zeros(1, numpy.float32),
                    "attention_on": numpy.full(1, attention, numpy.float32),
                })
                worst = max(worst, float(numpy.abs(log_probs[0] - expected[place]).max()))
    return worst


def _expected(network: Network, source: List[int], target: List[int], attention: float) -> numpy.ndarray:
    with torch.no_grad():
        readout, _ = network(torch.tensor([source + [END]]), torch.tensor([[START] + target]), torch.tensor([attention]))
        result: numpy.ndarray = torch.log_softmax(network.logits(readout)[0], dim=-1).numpy()
    return result
