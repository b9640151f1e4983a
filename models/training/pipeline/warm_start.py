"""Starts a network from the weights of another run: what fits by name, embeddings piece by piece.

A model for Spanish that starts from one for French already knows how to write English. A wider network computes
at first what the narrower one did: what the new units say is multiplied by zero until training says otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Sequence, Set, Tuple, Union

import torch
from torch import Tensor

from .network import Network, Sizes
from .prepared import Prepared
from .together import Together

Row = Tuple[str, str]


def start_from_all(network: Network, prepared: Union[Prepared, Together], folders: Sequence[Path]) -> None:
    """Copy what fits from several runs, the last word counts; rows of a run's own language give way to no other's."""
    settled: Dict[str, Set[int]] = {"source": set(), "target": set()}
    for folder in folders:
        print("from %s: %s" % (folder, ", ".join(start_from(network, prepared, folder, settled))))


def start_from(network: Network, prepared: Union[Prepared, Together], folder: Path, settled: Dict[str, Set[int]]) -> List[str]:
    """Copy weights of `folder`'s best.pt into `network`; the names of what was taken over.

    `settled` holds, by side, the rows that came from a run in their own language, and is added to.
    """
    other = Prepared(folder)
    weights: Dict[str, Tensor] = torch.load(folder / "best.pt", map_location="cpu")["weights"]
    rank = network.sizes.initial_rank
    if rank and ("initial_narrow" not in weights or len(weights["initial_narrow"]) != rank):
        whole = weights["initial"] @ weights["initial_narrow"] if "initial_narrow" in weights else weights["initial"]
        weights["initial"], weights["initial_narrow"] = _narrowed(whole, rank)
    old = Sizes(len(other.tokenizer.source), len(other.tokenizer.target), **other.recipe.sizes)
    taken: List[str] = []
    with torch.no_grad():
        for name, value in network.named_parameters():
            if name.endswith("_embedding") or name == "output_bias" or name not in weights:
                continue
            if _copy_wider(name, value, weights[name], network.sizes, old):
                taken.append(name)
        theirs = {"source": other.source_pieces(), "target": other.target_pieces()}
        mine = {"source": prepared.source_pieces(), "target": prepared.target_pieces()}
        for side in ("source", "target"):
            # The same side first: its weights also fit what comes after them.
            for found in (side, "target" if side == "source" else "source"):
                own = {index for index, (language, _) in enumerate(mine[side]) if language in {language for language, _ in theirs[found]}}
                rows = [row for row in _common_rows(mine[side], theirs[found]) if row[0] in own or row[0] not in settled[side]]
                if rows:
                    settled[side] |= own & {row[0] for row in rows}
                    _copy_rows(getattr(network, side + "_embedding"), weights[found + "_embedding"], rows)
                    taken.append("%d rows of %s_embedding" % (len(rows), side))
                    if side == found == "target":
                        _copy_rows(network.output_bias, weights["output_bias"], rows)
                    break
    return taken


def _narrowed(matrix: Tensor, rank: int) -> Tuple[Tensor, Tensor]:
    """The two narrow matrices whose product is nearest to `matrix` [D,H]: [D,rank] and [rank,H]."""
    left, strengths, right = torch.linalg.svd(matrix.float(), full_matrices=False)
    roots = strengths[:rank].sqrt()
    return left[:, :rank] * roots, roots.unsqueeze(1) * right[:rank]


def _blocks(name: str, sizes: Sizes) -> Tuple[List[int], List[int]]:
    """How rows and columns of a weight divide into parts that grow separately."""
    half, state = sizes.encoder_state // 2, sizes.decoder_state
    cell, words = (half, sizes.source_embedding) if name.startswith("encoder") else (state, sizes.target_embedding)
    if name.endswith(("_input_bias", "_state_bias", "_input", "_state")):
        return [cell] * 3, [cell] if name.endswith("_state") else [words]
    rows = {"initial": [state], "initial_bias": [state], "readout": [sizes.readout], "readout_bias": [sizes.readout]}.get(name, [0])
    columns = {"initial": [sizes.initial_rank] if sizes.initial_rank else [half, half], "initial_narrow": [half, half],
               "key": [half, half], "query": [state], "readout": [state, half, half]}.get(name, [0])
    return rows, columns


def _copy_wider(name: str, mine: Tensor, theirs: Tensor, new: Sizes, old: Sizes) -> bool:
    """Whether `theirs` fitted into `mine`; a block of 0 stands for a side that must be equal."""
    if mine.shape == theirs.shape:
        mine.copy_(theirs)
        return True
    if new.encoder_layers != 1 or old.encoder_layers != 1 or new.kind != old.kind:
        return False
    new_blocks, old_blocks = _blocks(name, new), _blocks(name, old)
    places: List[List[int]] = []
    for axis in range(mine.dim()):
        if new_blocks[axis] == [0]:
            if mine.shape[axis] != theirs.shape[axis]:
                return False
            places.append(list(range(mine.shape[axis])))
            continue
        starts = [sum(new_blocks[axis][:index]) for index in range(len(new_blocks[axis]))]
        if any(before > after for before, after in zip(old_blocks[axis], new_blocks[axis])):
            return False
        places.append([start + index for start, size in zip(starts, old_blocks[axis]) for index in range(size)])
    rows = torch.tensor(places[0])
    if name.startswith("readout"):
        # New readouts stay silent: the output layer has numbers for them already.
        mine.zero_()
    if mine.dim() == 1:
        mine[rows] = theirs
    else:
        mine[rows] = 0
        mine[rows.unsqueeze(1), torch.tensor(places[1]).unsqueeze(0)] = theirs
    return True


def _common_rows(mine: List[Row], theirs: List[Row]) -> List[Tuple[int, int]]:
    """(my row, their row) of pieces that both have in one language; with one in common, its words found in the others count too."""
    languages = {language for language, _ in theirs}
    if not languages & {language for language, _ in mine} - {""}:
        return []
    places = {text: index for index, (_, text) in enumerate(theirs)}
    return [(index, places[text]) for index, (_, text) in enumerate(mine) if text in places]


def _copy_rows(mine: Tensor, theirs: Tensor, rows: List[Tuple[int, int]]) -> None:
    """Wider rows keep the numbers they have past those that are copied: nothing reads them yet."""
    if mine.dim() == 2 and mine.shape[1] < theirs.shape[1]:
        return
    own, other = [row[0] for row in rows], [row[1] for row in rows]
    if mine.dim() == 1:
        mine[own] = theirs[other]
    else:
        mine[own, :theirs.shape[1]] = theirs[other]
