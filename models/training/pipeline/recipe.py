"""A recipe says everything that a run depends on: data, sizes, schedule. It is stored with the run."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Tuple

from .recipe_files import read_recipe

RECIPES = Path(__file__).resolve().parent.parent / "recipes"
LANGUAGE_NAMES = {"en": "English", "es": "Spanish", "fr": "French"}


@dataclass
class TextSet:
    """One two-column file. `shares` are its shares of the pairs at the start and at the
    end of training; `vocabulary_share` is the part of it that the pieces are learnt from.
    `cuts` is how many times it is stored, each time with the source cut otherwise (`piece_dropout`)."""

    name: str
    file: str
    swap: bool = False
    shares: Tuple[float, float] = (1.0, 1.0)
    vocabulary_share: float = 1.0
    licence: str = ""
    attribution: str = ""
    cuts: int = 1
    piece_dropout: float = 0.0


@dataclass
class Schedule:
    """How long and how training goes; lengths of time are counted in steps.
    `lesson_share` is how much the teachers' distributions count beside the one right word."""

    steps: int = 6000
    batch_tokens: int = 2500
    learning_rate: float = 2e-3
    warm_up: int = 400
    second_moment: float = 0.98
    smoothing: float = 0.1
    average: float = 0.998
    check_every: int = 500
    patience: int = 8
    fixed_context_share: float = 0.2
    joined_share: float = 0.1
    copied_share: float = 0.015
    rounding_from: float = 0.85
    lesson_share: float = 0.0


@dataclass
class Recipe:
    """Read from recipes/<id>.json, or made by `prepare` for somebody's own file."""

    id: str
    source: str
    target: str
    train: List[TextSet]
    dev: TextSet
    name: str = ""
    source_pieces: int = 4000
    target_pieces: int = 3000
    sizes: Dict[str, Any] = field(default_factory=dict)
    schedule: Schedule = field(default_factory=Schedule)
    levels: int = 31
    seed: int = 1
    notes: str = ""
    copies_follow: bool = False  # names on both sides are cut on the target side where the source is cut
    together: List[str] = field(default_factory=list)  # names of runs beside this one that train as one network
    teachers: List[str] = field(default_factory=list)  # names of finished runs beside this one, with the same pieces

    @property
    def title(self) -> str:
        """The model's name in the card."""
        return self.name or "%s \u2192 %s" % tuple(LANGUAGE_NAMES.get(code, code) for code in (self.source, self.target))

    def sizes_of(self) -> Dict[str, Any]:
        """The sizes that decide the shapes of weights."""
        return {name: value for name, value in self.sizes.items() if name != "dropout"}

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    @staticmethod
    def load(path: Path) -> "Recipe":
        """Read it back; unknown keys are errors."""
        stored = read_recipe(path)
        stored["train"] = [_text_set(entry) for entry in stored["train"]]
        stored["dev"] = _text_set(stored["dev"])
        stored["schedule"] = Schedule(**stored.get("schedule", {}))
        return Recipe(**stored)

    @staticmethod
    def named(name: str) -> "Recipe":
        """A recipe of ours by its id, or any recipe by its path."""
        path = RECIPES / (name + ".json")
        return Recipe.load(path if path.exists() else Path(name))


def _text_set(entry: Dict[str, Any]) -> TextSet:
    if "shares" in entry:
        entry = {**entry, "shares": tuple(entry["shares"])}
    return TextSet(**entry)
