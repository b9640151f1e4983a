"""A trained network whose distributions over the next word another one learns.

Rounding takes from a network what no single right word tells it; the same network before rounding tells it.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from .batches import Batch
from .loss import Lesson
from .network import Network, Sizes
from .together import open_run


class Teacher:
    """The best weights of a finished run, as they were trained."""

    def __init__(self, folder: Path, source_rows: int, target_rows: int, precision: torch.dtype) -> None:
        prepared = open_run(folder)
        if (len(prepared.source_pieces()), len(prepared.target_pieces())) != (source_rows, target_rows):
            raise ValueError("%s has other pieces than its pupil" % folder)
        trained = torch.load(folder / "best.pt", map_location="cpu")
        self.network = Network(Sizes(source_rows, target_rows, **{**prepared.recipe.sizes, "dropout": 0.0}))
        self.network.load_state_dict(trained["weights"])
        self.network.levels = trained["levels"]
        # Stays in training mode, which without dropout differs in one thing only: the recurrence has this precision.
        self.network.precision = precision

    def lesson(self, batch: Batch, kept: Tensor) -> Lesson:
        """What it says at the `kept` positions [B*T] of a batch, by attention or by the fixed context like its pupil."""
        network = self.network
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=network.precision == torch.bfloat16):
            readout, _ = network(batch.source, batch.previous, batch.attention_on)
            rows = readout.reshape(-1, readout.shape[-1])[kept]
            return Lesson(rows.to(network.precision), network.weight("target_embedding").to(network.precision), network.output_bias)
