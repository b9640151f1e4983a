"""The mean of several runs' weights: runs that go on from one another often translate better together than each alone.

"Model soups" (Wortsman et al. 2022, arXiv:2203.05482), with shares that are chosen on dev.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Dict, Sequence, Tuple

import torch
from torch import Tensor

KINDS = ("best", "last", "averaged")
Weights = Dict[str, Tensor]


def read_state(run: Path, file: str) -> Dict[str, Any]:
    """best.pt or last.pt of a run."""
    path = run / file
    if not path.exists():
        raise FileNotFoundError("%s holds no %s: run train.py first" % (run, file))
    state: Dict[str, Any] = torch.load(path, map_location="cpu")
    return state


def stored_weights(run: Path, kind: str) -> Weights:
    """A run's best weights, those of its last step, or the running average at that step."""
    if kind not in KINDS:
        raise ValueError("%s: expected one of %s" % (kind, ", ".join(KINDS)))
    weights: Weights = read_state(run, "best.pt" if kind == "best" else "last.pt")["averaged" if kind == "averaged" else "weights"]
    return weights


def mix(parts: Sequence[Tuple[float, Weights]]) -> Weights:
    """The sum of share times weights; shares add up to 1, and all have the same names and shapes."""
    total = sum(share for share, _ in parts)
    if not math.isclose(total, 1.0, abs_tol=1e-6):
        raise ValueError("the shares add up to %g, not to 1" % total)
    first = parts[0][1]
    for _, weights in parts:
        if {name: value.shape for name, value in weights.items()} != {name: value.shape for name, value in first.items()}:
            raise ValueError("these runs have different sizes or pieces: their weights have no mean")
    return {name: torch.stack([share * weights[name] for share, weights in parts]).sum(dim=0) for name in first}
