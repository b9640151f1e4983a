"""Starts a network from the weights of another run: what fits by name and shape, embeddings piece by piece.

A model for Spanish that starts from one for French already knows how to write English.
"""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Tuple

import torch
from torch import Tensor

from .network import Network
from .prepared import Prepared
from .recipe import Recipe
from .tokenizer import Side, Tokenizer


def start_from(network: Network, prepared: Prepared, folder: Path) -> List[str]:
    """Copy weights of `folder`'s best.pt into `network`; the names of what was taken over."""
    other = Prepared(folder)
    weights: Dict[str, Tensor] = torch.load(folder / "best.pt", map_location="cpu")["weights"]
    taken: List[str] = []
    with torch.no_grad():
        for name, value in network.named_parameters():
            if name.endswith("_embedding") or name == "output_bias":
                continue
            if name in weights and weights[name].shape == value.shape:
                value.copy_(weights[name])
                taken.append(name)
        for side in ("source", "target"):
            found = _same_language(prepared.recipe, other.recipe, side)
            if found:
                mine, theirs = _side(prepared.tokenizer, side), _side(other.tokenizer, found)
                rows = _common_rows(mine, theirs)
                _copy_rows(getattr(network, side + "_embedding"), weights[found + "_embedding"], rows)
                taken.append("%d rows of %s_embedding" % (len(rows), side))
                if side == found == "target":
                    _copy_rows(network.output_bias, weights["output_bias"], rows)
    return taken


def _same_language(mine: Recipe, theirs: Recipe, side: str) -> str:
    """The side of the other model that has the language of our `side`, or ""."""
    language = mine.source if side == "source" else mine.target
    # The same side first: its weights also fit what comes after them.
    for candidate in (side, "target" if side == "source" else "source"):
        if (theirs.source if candidate == "source" else theirs.target) == language:
            return candidate
    return ""


def _side(tokenizer: Tokenizer, side: str) -> Side:
    return tokenizer.source if side == "source" else tokenizer.target


def _common_rows(mine: Side, theirs: Side) -> List[Tuple[int, int]]:
    places = {text: index for index, (text, _) in enumerate(theirs.pieces)}
    return [(index, places[text]) for index, (text, _) in enumerate(mine.pieces) if text in places]


def _copy_rows(mine: Tensor, theirs: Tensor, rows: List[Tuple[int, int]]) -> None:
    if mine.dim() == 2 and mine.shape[1] != theirs.shape[1]:
        return
    mine[[row[0] for row in rows]] = theirs[[row[1] for row in rows]]
