"""Several prepared runs with one target language trained as one network: each keeps its own source pieces.

The source table holds the special pieces and the bytes once, then the pieces of each member. After training every
member gets its rows and a copy of everything else, so two models share most of their bytes, and each sees the
target sentences of both.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Tuple, Union

import numpy
import torch

from .prepared import IdText, Prepared
from .recipe import Recipe
from .tokenizer import FIRST_PIECE


class ShiftedText:
    """A member's text whose source ids are those of the common table."""

    def __init__(self, text: IdText, shift: int) -> None:
        self._text, self._shift = text, shift

    def __len__(self) -> int:
        return len(self._text)

    def pair(self, index: int) -> Tuple[numpy.ndarray, numpy.ndarray]:
        """(source ids, target ids)."""
        source, target = self._text.pair(index)
        return numpy.where(source >= FIRST_PIECE, source + self._shift, source), target


class Together:
    """What the trainer needs of a run, made from those that `together` names in its recipe."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.recipe = Recipe.load(folder / "recipe.json")
        self.members = [Prepared(folder.parent / name) for name in self.recipe.together]
        first = self.members[0]
        self._shifts: List[int] = []
        total = 0
        for member in self.members:
            if member.tokenizer.target.pieces != first.tokenizer.target.pieces:
                raise ValueError("%s and %s have different target pieces: prepare one with --share-pieces" % (member.folder, first.folder))
            if member.recipe.sizes_of() != self.recipe.sizes_of():
                raise ValueError("%s has other sizes than %s" % (member.folder, folder))
            self._shifts.append(total)
            total += len(member.tokenizer.source) - FIRST_PIECE
        self.tokenizer = first.tokenizer

    def source_pieces(self) -> List[Tuple[str, str]]:
        """(language, piece) of every row of the common source table."""
        rows = [("", text) for text, _ in self.tokenizer.source.pieces[:FIRST_PIECE]]
        for member in self.members:
            rows += [(member.recipe.source, text) for text, _ in member.tokenizer.source.pieces[FIRST_PIECE:]]
        return rows

    def target_pieces(self) -> List[Tuple[str, str]]:
        """(language, piece) of every row of the target table, which all members have."""
        return self.members[0].target_pieces()

    def text(self, name: str) -> ShiftedText:
        """A member's text; its name here is MEMBER/TEXT."""
        member, text = name.split("/", 1)
        index = self.recipe.together.index(member)
        return ShiftedText(self.members[index].text(text), self._shifts[index])

    def dev_sources(self) -> List[List[int]]:
        """Source ids of all members' dev sentences, in the order of `dev_pairs`."""
        return [[index + shift if index >= FIRST_PIECE else index for index in ids]
                for member, shift in zip(self.members, self._shifts) for ids in member.dev_sources()]

    def dev_pairs(self) -> List[Tuple[str, str]]:
        """All members' dev sentences as text."""
        return [pair for member in self.members for pair in member.dev_pairs()]

    def divide(self, trained: Dict[str, Any]) -> None:
        """Write each member's best.pt from the common one."""
        table = trained["weights"]["source_embedding"]
        for member, shift in zip(self.members, self._shifts):
            own = table[FIRST_PIECE + shift:shift + len(member.tokenizer.source)]
            weights = {**trained["weights"], "source_embedding": torch.cat([table[:FIRST_PIECE], own])}
            torch.save({**trained, "weights": weights}, member.folder / "best.pt")


def open_run(folder: Path) -> Union[Prepared, Together]:
    """A run's folder, of one model or of several."""
    prepared = Prepared(folder) if (folder / "tokenizer.json").exists() else None
    return prepared or Together(folder)
