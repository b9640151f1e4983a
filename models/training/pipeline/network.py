"""The translation network: bi-GRU encoder, GRU decoder, attention of three kinds, one fixed-context mode.

Where the decoder is fed with the previous words only, whole sequences train in one call; with `input_feeding`
its state also takes in what was read at the step before, so it goes word by word.
Row t of the weights is made from the state that has already consumed word t-1 ("after").
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Dict, List, NamedTuple, Optional, Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from .recurrent import run_cells, run_step
from .rounding import fake_round, levels_of

HIDDEN_SCORE = -1e9


@dataclass
class Sizes:
    """Sizes as the card prints them; `encoder_state` counts both directions."""

    source_vocabulary: int
    target_vocabulary: int
    source_embedding: int = 128
    target_embedding: int = 128
    encoder_state: int = 256
    encoder_layers: int = 1
    decoder_state: int = 256
    attention: int = 128
    readout: int = 128
    kind: str = "general"
    maximum_position: Optional[int] = None
    initial_rank: Optional[int] = None  # the layer of the first state as a product of two narrow ones; None: one matrix
    encoder_skip: bool = False  # a linear layer on each piece's embedding is added to its encoder state
    input_feeding: bool = False  # the readout is added to the decoder's state through a linear layer (Luong et al. 2015, 3.3, feed it to the input)
    dropout: float = 0.2


class Encoded(NamedTuple):
    """What the decoder needs of a source sentence."""

    states: Tensor  # [B,S,H]
    keys: Tensor  # [B,S,A]
    initial: Tensor  # [B,D]
    fixed: Tensor  # [B,H], [forward state at the last word ; backward state at the first]


class Decoded(NamedTuple):
    """One pass over target positions."""

    readout: Tensor  # [B,T,R]
    weights: Tensor  # [B,T,S]
    state: Tensor  # [B,D] after the last position, what was read there taken in


class Network(nn.Module):
    """Weights and the training-time forward pass. `levels` rounds the weights as the export will."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        if sizes.readout != sizes.target_embedding:
            raise ValueError("the output layer is tied: readout and target_embedding must be equal")
        self.sizes = sizes
        self.levels: Optional[int] = None
        self.precision = torch.float32
        half = sizes.encoder_state // 2
        self._matrix("source_embedding", sizes.source_vocabulary, sizes.source_embedding, 0.5)
        self._matrix("target_embedding", sizes.target_vocabulary, sizes.target_embedding, 0.25)
        width = sizes.source_embedding
        for layer in range(sizes.encoder_layers):
            self._cell("encoder%d_forward" % layer, width, half)
            self._cell("encoder%d_backward" % layer, width, half)
            width = sizes.encoder_state
        if sizes.encoder_skip:
            # It begins with nothing: a network without it starts this one unchanged.
            self.register_parameter("encoder_skip", nn.Parameter(torch.zeros(sizes.encoder_state, sizes.source_embedding)))
        if sizes.initial_rank:
            self._matrix("initial_narrow", sizes.initial_rank, sizes.encoder_state)
        self._linear("initial", sizes.initial_rank or sizes.encoder_state, sizes.decoder_state)
        self._cell("decoder", sizes.target_embedding, sizes.decoder_state)
        if sizes.input_feeding:
            # Like the encoder's: nothing at first.
            self.register_parameter("decoder_feeding", nn.Parameter(torch.zeros(sizes.decoder_state, sizes.readout)))
        self._matrix("query", sizes.attention, sizes.decoder_state)
        self._matrix("key", sizes.attention, sizes.encoder_state)
        if sizes.kind == "additive":
            self._matrix("score", 1, sizes.attention, sizes.attention ** -0.5)
        elif sizes.kind == "location":
            if not sizes.maximum_position:
                raise ValueError("location attention needs maximum_position")
            self._linear("position", sizes.attention, sizes.maximum_position)
        elif sizes.kind != "general":
            raise ValueError("unknown attention kind %r" % sizes.kind)
        self._linear("readout", sizes.decoder_state + sizes.encoder_state, sizes.readout)
        self.output_bias = nn.Parameter(torch.zeros(sizes.target_vocabulary))

    def _matrix(self, name: str, rows: int, columns: int, scale: Optional[float] = None) -> None:
        value = torch.empty(rows, columns)
        if scale is None:
            nn.init.xavier_uniform_(value)
        else:
            nn.init.normal_(value, std=scale)
        self.register_parameter(name, nn.Parameter(value))

    def _linear(self, name: str, inputs: int, outputs: int) -> None:
        self._matrix(name, outputs, inputs)
        self.register_parameter(name + "_bias", nn.Parameter(torch.zeros(outputs)))

    def _cell(self, name: str, inputs: int, states: int) -> None:
        bound = 1 / math.sqrt(states)
        for suffix, columns in (("_input", inputs), ("_state", states)):
            self.register_parameter(name + suffix, nn.Parameter(torch.empty(3 * states, columns).uniform_(-bound, bound)))
            self.register_parameter(name + suffix + "_bias", nn.Parameter(torch.zeros(3 * states)))

    def weight(self, name: str) -> Tensor:
        """A parameter, rounded to the export's levels while those are being trained for."""
        value: Tensor = getattr(self, name)
        return fake_round(value, levels_of(name, self.levels)) if self.levels and value.dim() == 2 else value

    def _drop(self, value: Tensor, time: int) -> Tensor:
        """Dropout with one mask for all positions of a sentence (`time` is their axis): better for recurrent nets, and quicker."""
        shape = list(value.shape)
        shape[time] = 1
        mask = self._mask(shape)
        return value if mask is None else value * mask.to(value.dtype)

    def _mask(self, shape: List[int]) -> Optional[Tensor]:
        """What dropout multiplies by; None where it is off."""
        if not self.training or self.sizes.dropout == 0:
            return None
        keep = 1 - self.sizes.dropout
        return (torch.rand(shape) < keep).float().div_(keep)

    def _run_cell(self, names: List[str], inputs: Tensor, first: Tensor) -> Tensor:
        """One GRU layer over [T,B,*] -> [T,B,states]; a second name runs backwards. `first` is [cells,B,states]."""
        projected = [functional.linear(inputs, self.weight(name + "_input"), getattr(self, name + "_input_bias")) for name in names]
        if len(names) == 2:
            projected[1] = projected[1].flip(0)
        weight = torch.stack([self.weight(name + "_state") for name in names])
        bias = torch.stack([getattr(self, name + "_state_bias") for name in names])
        precision = self.precision if self.training else torch.float32
        states = run_cells(torch.stack(projected, dim=1), weight, bias, first, precision)
        if len(names) == 1:
            return states[:, 0]
        return torch.cat([states[:, 0], states[:, 1].flip(0)], dim=-1)

    def encode(self, source: Tensor) -> Encoded:
        """[B,S] ids of equal length, </s> included."""
        sizes = self.sizes
        half = sizes.encoder_state // 2
        words = self._drop(functional.embedding(source, self.weight("source_embedding")), 1).transpose(0, 1)
        value = words
        for layer in range(sizes.encoder_layers):
            first = torch.zeros(2, source.shape[0], half)
            states = self._run_cell(["encoder%d_forward" % layer, "encoder%d_backward" % layer], value, first)
            # A second layer adds to the first: its states stay close to the words below them.
            value = states if layer == 0 else states + value
            if layer + 1 < sizes.encoder_layers:
                value = self._drop(value, 0)
        if sizes.encoder_skip:
            value = value + functional.linear(words, self.weight("encoder_skip")).to(value.dtype)
        fixed = torch.cat([value[-1, :, :half], value[0, :, half:]], dim=1)
        states = value.transpose(0, 1)
        narrow = functional.linear(fixed, self.weight("initial_narrow")) if sizes.initial_rank else fixed
        initial = torch.tanh(functional.linear(narrow, self.weight("initial"), self.initial_bias))
        return Encoded(states, functional.linear(states, self.weight("key")), initial, fixed)

    def scores(self, query: Tensor, keys: Tensor) -> Tensor:
        """[B,T,A] and [B,S,A] -> [B,T,S], before the softmax."""
        if self.sizes.kind == "general":
            return torch.matmul(query, keys.transpose(1, 2)) * self.scale
        if self.sizes.kind == "additive":
            mixed = torch.tanh(query.unsqueeze(2) + keys.unsqueeze(1))
            return functional.linear(mixed, self.weight("score")).squeeze(-1)
        places = functional.linear(query, self.weight("position"), self.position_bias)
        limit, length = places.shape[-1], keys.shape[1]
        if length <= limit:
            return places[..., :length]
        return functional.pad(places, (0, length - limit), value=HIDDEN_SCORE)

    @property
    def scale(self) -> float:
        """Factor on the matrix product; 1 for the other kinds."""
        return self.sizes.attention ** -0.5 if self.sizes.kind == "general" else 1.0

    def decode(self, encoded: Encoded, previous: Tensor, state: Tensor, attention_on: Tensor) -> Decoded:
        """[B,T] previous words; `attention_on` [B] is 1 for the weighted sum, 0 for the fixed vector."""
        words = self._drop(functional.embedding(previous, self.weight("target_embedding")), 1)
        mask = self._mask([len(previous), 1, self.sizes.decoder_state + self.sizes.encoder_state])
        if self.sizes.input_feeding:
            return self._decode_fed(encoded, words, state, attention_on, mask)
        states = self._run_cell(["decoder"], words.transpose(0, 1), state.unsqueeze(0)).transpose(0, 1)
        layers = (self.weight("query"), self.weight("readout"))
        readout, weights = self._read(encoded, states, attention_on, mask, layers)
        return Decoded(readout, weights, states[:, -1])

    def _decode_fed(self, encoded: Encoded, words: Tensor, state: Tensor, attention_on: Tensor, mask: Optional[Tensor]) -> Decoded:
        """The same step by step, the state taking in each readout before the next word: s_t = GRU(y_t-1, s_t-1) + F r_t."""
        projected = functional.linear(words, self.weight("decoder_input"), self.decoder_input_bias)
        recurrent, feeding = self.weight("decoder_state"), self.weight("decoder_feeding")
        layers = (self.weight("query"), self.weight("readout"))
        parts: List[Tuple[Tensor, Tensor]] = []
        for given in projected.unbind(1):
            turned = functional.linear(state, recurrent, self.decoder_state_bias)
            state = run_step(given, turned, state)
            readout, weights = self._read(encoded, state.unsqueeze(1), attention_on, mask, layers)
            state = state + functional.linear(readout[:, 0], feeding)
            parts.append((readout, weights))
        return Decoded(torch.cat([part[0] for part in parts], dim=1), torch.cat([part[1] for part in parts], dim=1), state)

    def _read(self, encoded: Encoded, states: Tensor, attention_on: Tensor, mask: Optional[Tensor],
              layers: Tuple[Tensor, Tensor]) -> Tuple[Tensor, Tensor]:
        """Decoder states [B,T,D] -> readouts [B,T,R] and attention weights [B,T,S]; `layers` are those of query and readout."""
        weights = torch.softmax(self.scores(functional.linear(states, layers[0]), encoded.keys).float(), dim=-1)
        context = torch.matmul(weights.to(encoded.states.dtype), encoded.states)
        chosen = attention_on.view(-1, 1, 1) > 0
        context = torch.where(chosen, context, encoded.fixed.unsqueeze(1).expand_as(context).to(context.dtype))
        joined = torch.cat([states.to(context.dtype), context], dim=-1)
        if mask is not None:
            joined = joined * mask.to(joined.dtype)
        return torch.tanh(functional.linear(joined, layers[1], self.readout_bias)), weights

    def logits(self, readout: Tensor) -> Tensor:
        """[...,R] -> [...,V]."""
        return functional.linear(readout, self.weight("target_embedding"), self.output_bias)

    def forward(self, source: Tensor, previous: Tensor, attention_on: Tensor) -> Tuple[Tensor, Tensor]:
        """Readouts [B,T,R] and weights [B,T,S] under teacher forcing."""
        encoded = self.encode(source)
        decoded = self.decode(encoded, previous, encoded.initial, attention_on)
        return self._drop(decoded.readout, 1), decoded.weights

    def parameter_counts(self) -> Dict[str, int]:
        """Counts under the names of the card."""
        counts = {"sourceEmbedding": 0, "encoder": 0, "initialState": 0, "queryLayer": 0, "keyLayer": 0, "score": 0,
                  "targetEmbedding": 0, "decoder": 0, "readout": 0, "output": 0}
        owners = (("source_embedding", "sourceEmbedding"), ("target_embedding", "targetEmbedding"), ("encoder", "encoder"),
                  ("initial", "initialState"), ("query", "queryLayer"), ("key", "keyLayer"), ("score", "score"),
                  ("position", "score"), ("decoder", "decoder"), ("readout", "readout"), ("output_bias", "output"))
        for name, value in self.named_parameters():
            counts[next(card for prefix, card in owners if name.startswith(prefix))] += value.numel()
        return {"total": sum(counts.values()), **counts}
