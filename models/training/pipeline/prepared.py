"""A run's folder after `prepare`: recipe, tokenizer, and the texts as piece ids."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

import numpy

from .copies import target_ids
from .recipe import Recipe
from .tokenizer import Side, Tokenizer

SOURCE_LIMIT = 108
IdPair = Tuple[List[int], List[int]]


def as_ids(tokenizer: Tokenizer, pairs: Sequence[Tuple[str, str]], cuts: int = 1, piece_dropout: float = 0.0, seed: int = 1,
           copies_follow: bool = False) -> List[IdPair]:
    """The ids of all pairs, `cuts` times over; with dropout, every time the source is cut otherwise.
    `copies_follow`: see `copies.target_ids`."""
    random = numpy.random.RandomState(seed)

    def source_ids(text: str) -> List[int]:
        return tokenizer.source.encode_otherwise(text, piece_dropout, random) if piece_dropout else tokenizer.source.encode(text)

    def both(source: str, target: str) -> IdPair:
        ids = source_ids(source)
        return ids, target_ids(tokenizer, source, ids, target) if copies_follow else tokenizer.target.encode(target)

    return [both(source, target) for _ in range(cuts) for source, target in pairs]


def save_ids(path: Path, pairs: Sequence[IdPair]) -> None:
    """All ids of a text in two flat arrays with offsets."""
    arrays: Dict[str, numpy.ndarray] = {}
    for side, name in enumerate(("source", "target")):
        lengths = [len(pair[side]) for pair in pairs]
        arrays[name] = numpy.fromiter((index for pair in pairs for index in pair[side]), dtype=numpy.int32)
        arrays[name + "_ends"] = numpy.cumsum(lengths, dtype=numpy.int64)
    numpy.savez(path, **arrays)


def shared_side(runs: Sequence[Path], language: str) -> Optional[Side]:
    """The pieces of `language` in the first of these runs that has it."""
    for folder in runs:
        run = Prepared(folder)
        if language == run.recipe.source:
            return run.tokenizer.source
        if language == run.recipe.target:
            return run.tokenizer.target
    return None


class IdText:
    """One text as ids; `pair(i)` gives both sides without end tokens."""

    def __init__(self, path: Path) -> None:
        with numpy.load(path) as stored:
            self._source, self._target = stored["source"], stored["target"]
            self._source_ends, self._target_ends = stored["source_ends"], stored["target_ends"]

    def __len__(self) -> int:
        return len(self._source_ends)

    def pair(self, index: int) -> Tuple[numpy.ndarray, numpy.ndarray]:
        """(source ids, target ids)."""
        first_source = self._source_ends[index - 1] if index else 0
        first_target = self._target_ends[index - 1] if index else 0
        return self._source[first_source:self._source_ends[index]], self._target[first_target:self._target_ends[index]]


class Prepared:
    """Everything that `train` and the later steps read from a run's folder."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "recipe.json").exists():
            raise FileNotFoundError("%s holds no recipe.json: run prepare.py first" % folder)
        self.folder = folder
        self.recipe = Recipe.load(folder / "recipe.json")
        self.tokenizer = Tokenizer.load(folder / "tokenizer.json")

    def text(self, name: str) -> IdText:
        """A training text by its name in the recipe."""
        return IdText(self.folder / ("%s.npz" % name))

    def sources(self, name: str) -> List[str]:
        """The source sentences of a training text, each once."""
        text = self.text(name)
        return list(dict.fromkeys(self.tokenizer.source.decode(text.pair(index)[0].tolist()) for index in range(len(text))))

    def source_pieces(self) -> List[Tuple[str, str]]:
        """(language, piece) of every row of the source table."""
        return [(self.recipe.source, text) for text, _ in self.tokenizer.source.pieces]

    def target_pieces(self) -> List[Tuple[str, str]]:
        """(language, piece) of every row of the target table."""
        return [(self.recipe.target, text) for text, _ in self.tokenizer.target.pieces]

    def dev_sources(self) -> List[List[int]]:
        """Source ids of the dev sentences."""
        return [self.tokenizer.source.encode(source)[:SOURCE_LIMIT] for source, _ in self.dev_pairs()]

    def dev_pairs(self) -> List[Tuple[str, str]]:
        """The dev sentences as text, in the direction of the model."""
        lines = (self.folder / "dev.tsv").read_text(encoding="utf-8").split("\n")
        return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]
