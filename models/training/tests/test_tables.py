"""The tables of the README are those of the cards."""

from __future__ import annotations

import copy
import json
from typing import Any, Dict

import pytest

import tables
from tests.conftest import ROOM


def _cards() -> Dict[str, Dict[str, Any]]:
    return {name: json.loads((ROOM.parent / name / "model.json").read_text(encoding="utf-8")) for name in tables.MODELS}


def test_the_readme_says_what_the_cards_say() -> None:
    text = (ROOM / "README.md").read_text(encoding="utf-8")
    assert tables.with_tables(text, _cards()) == text


def test_another_score_in_a_card_is_another_row() -> None:
    text = (ROOM / "README.md").read_text(encoding="utf-8")
    cards = copy.deepcopy(_cards())
    cards["fr-en"]["scores"]["faithfulness"]["normalisedEntropy"] = 0.99
    changed = [line for line in tables.with_tables(text, cards).split("\n") if line not in text.split("\n")]
    assert len(changed) == 1 and changed[0].startswith("| fr-en |") and changed[0].endswith("| 0.99 |")


def test_a_missing_table_is_named() -> None:
    with pytest.raises(ValueError, match="sentences"):
        tables.with_tables((ROOM / "README.md").read_text(encoding="utf-8").replace("| model | words | sentences |", "|"), _cards())
