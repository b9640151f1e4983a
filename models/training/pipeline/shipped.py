"""Runs a model folder under ONNX Runtime: the same four files that the plugin reads, nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy

from .tokenizer import END, START, Tokenizer

Arrays = Dict[str, numpy.ndarray]
STEP_OUTPUTS = ["log_probs", "next_state", "weights"]


@dataclass
class SourceText:
    """An encoded sentence, ready for steps."""

    ids: List[int]
    states: numpy.ndarray  # [1,S,H]
    keys: numpy.ndarray  # [1,S,A]
    initial: numpy.ndarray  # [1,D]

    @property
    def length(self) -> int:
        """S, </s> included."""
        return len(self.ids)


@dataclass
class Emitted:
    """A translation: ids without the end token, their log-probability with it, one row of weights per token and one for the end."""

    ids: List[int]
    log_probability: float
    weights: List[numpy.ndarray]


class ShippedModel:
    """encoder.onnx and decoder.onnx with their card and tokenizer."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.folder = folder
        self.card: Dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.tokenizer = Tokenizer.load(folder / "tokenizer.json")
        sessions = [onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
                    for name in ("encoder.onnx", "decoder.onnx")]
        self._encoder, self._decoder = sessions
        limits = self.card["limits"]
        self.source_limit, self.target_limit = int(limits["sourceTokens"]), int(limits["targetTokens"])

    def encode(self, text: str) -> SourceText:
        """Cut to the card's limit, in pieces."""
        return self.encode_ids(self.tokenizer.source.encode(text)[:self.source_limit - 1] + [END])

    def encode_ids(self, ids: List[int]) -> SourceText:
        """Ids with </s>."""
        states, keys, initial = self._encoder.run(None, {"source_ids": numpy.array([ids], dtype=numpy.int64)})
        return SourceText(ids, states, keys, initial)

    def step(self, source: SourceText, previous: Sequence[int], state: numpy.ndarray, attention: bool = True,
             mask: Optional[numpy.ndarray] = None, given: Optional[numpy.ndarray] = None,
             outputs: Sequence[str] = STEP_OUTPUTS) -> List[numpy.ndarray]:
        """One step for a batch of rows."""
        rows = len(previous)
        feeds: Arrays = {
            "previous_ids": numpy.array(previous, dtype=numpy.int64), "state": state,
            "encoder_states": source.states, "keys": source.keys,
            "source_mask": numpy.ones((1, source.length), numpy.float32) if mask is None else mask,
            "given_weights": numpy.zeros((rows, source.length), numpy.float32) if given is None else given,
            "use_given_weights": numpy.full(rows, 0.0 if given is None else 1.0, numpy.float32),
            "attention_on": numpy.full(rows, 1.0 if attention else 0.0, numpy.float32),
        }
        result: List[numpy.ndarray] = self._decoder.run(list(outputs), feeds)
        return result

    def greedy(self, source: SourceText, attention: bool = True, mask: Optional[numpy.ndarray] = None) -> Emitted:
        """The likeliest word at each step."""
        previous, state, total = START, source.initial, 0.0
        ids: List[int] = []
        rows: List[numpy.ndarray] = []
        for _ in range(self._limit(source)):
            log_probs, state, weights = self.step(source, [previous], state, attention, mask)
            previous = int(log_probs[0].argmax())
            total += float(log_probs[0, previous])
            rows.append(weights[0])
            if previous == END:
                break
            ids.append(previous)
        return Emitted(ids, total, rows)

    def beam(self, source: SourceText, width: int = 5, attention: bool = True, length_power: float = 1.0) -> Emitted:
        """Beam search; finished outputs are compared by log-probability over length**length_power, end token counted."""
        beams: List[Tuple[float, List[int]]] = [(0.0, [])]
        state = source.initial
        finished: List[Tuple[float, float, List[int]]] = []
        for _ in range(self._limit(source)):
            previous = [ids[-1] if ids else START for _, ids in beams]
            log_probs, state, _ = self.step(source, previous, state, attention)
            totals = log_probs.astype(numpy.float64) + numpy.array([[score] for score, _ in beams])
            flat = totals.ravel()
            best = numpy.argpartition(-flat, min(2 * width, flat.size - 1))[:2 * width]
            best = best[numpy.argsort(-flat[best], kind="stable")]
            kept: List[Tuple[float, List[int]]] = []
            origins: List[int] = []
            for place in best:
                row, token = divmod(int(place), log_probs.shape[1])
                score = float(flat[place])
                if token == END:
                    length = len(beams[row][1]) + 1
                    finished.append((score / length ** length_power, score, beams[row][1]))
                elif len(kept) < width:
                    kept.append((score, beams[row][1] + [token]))
                    origins.append(row)
            beams, state = kept, state[origins]
            if len(finished) >= width:
                break
        if not finished:
            finished = [(score, score, ids) for score, ids in beams]
        _, score, ids = max(finished, key=lambda entry: entry[0])
        return Emitted(ids, score, [])

    def force(self, source: SourceText, target: Sequence[int], attention: bool = True, mask: Optional[numpy.ndarray] = None,
              given: Optional[numpy.ndarray] = None) -> Tuple[numpy.ndarray, numpy.ndarray]:
        """Weights [T+1,S] and log-probabilities [T+1] of a given target and its end; `given` is [T+1,S]."""
        state = source.initial
        rows: List[numpy.ndarray] = []
        scores: List[float] = []
        for place, wanted in enumerate(list(target) + [END]):
            previous = target[place - 1] if place else START
            log_probs, state, weights = self.step(
                source, [previous], state, attention, mask, None if given is None else given[place:place + 1])
            rows.append(weights[0])
            scores.append(float(log_probs[0, wanted]))
        return numpy.stack(rows), numpy.array(scores)

    def text(self, ids: Sequence[int]) -> str:
        """Emitted ids as text."""
        return self.tokenizer.target.decode(ids)

    def _limit(self, source: SourceText) -> int:
        return min(self.target_limit, 3 * source.length + 15)
