"""Recipes that say only what differs from others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.recipe import RECIPES, Recipe


def _store(folder: Path, name: str, **fields: Any) -> Path:
    path = folder / (name + ".json")
    path.write_text(json.dumps({"id": name, **fields}), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole recipe, one based on it, and two that train together."""
    _store(tmp_path, "first", source="xx", target="yy", dev={"name": "dev", "file": "dev.tsv"}, seed=7, sizes={"attention": 8, "readout": 6},
           schedule={"steps": 90, "patience": 3}, notes="the first",
           train={"Plain": {"file": "plain.tsv", "shares": [0.5, 0.25], "licence": "CC0"}, "Rare": {"file": "rare.tsv"}})
    _store(tmp_path, "second", based_on="first", schedule={"steps": 40}, sizes={"dropout": 0.1}, notes="",
           train={"Rare": [0.1, 0.2], "Plain": {"cuts": 4}, "New": {"file": "new.tsv"}})
    _store(tmp_path, "both", based_on="first", together=["first", "second"], train={"first/Plain": {}, "second/Plain": [0.3, 0.3]})
    return tmp_path


def test_what_a_recipe_leaves_out_is_as_in_the_one_it_is_based_on(folder: Path) -> None:
    first, second = (Recipe.load(folder / ("%s.json" % name)) for name in ("first", "second"))
    assert (second.id, second.source, second.seed, second.notes) == ("second", "xx", 7, "")
    assert (second.schedule.steps, second.schedule.patience, first.schedule.steps) == (40, 3, 90)
    assert second.sizes == {"attention": 8, "readout": 6, "dropout": 0.1}
    assert [(text.name, text.file, text.shares, text.cuts, text.licence) for text in second.train] == [
        ("Rare", "rare.tsv", (0.1, 0.2), 1, ""), ("Plain", "plain.tsv", (0.5, 0.25), 4, "CC0"), ("New", "new.tsv", (1.0, 1.0), 1, "")]


def test_texts_of_runs_that_train_together_are_those_of_their_recipes(folder: Path) -> None:
    assert [(text.name, text.file, text.shares, text.cuts) for text in Recipe.load(folder / "both.json").train] == [
        ("first/Plain", "plain.tsv", (0.5, 0.25), 1), ("second/Plain", "plain.tsv", (0.3, 0.3), 4)]


def test_a_recipe_stays_as_it_is_in_its_run(folder: Path, tmp_path: Path) -> None:
    second = Recipe.load(folder / "second.json")
    second.save(tmp_path / "recipe.json")
    assert Recipe.load(tmp_path / "recipe.json") == second
    assert "based_on" not in (tmp_path / "recipe.json").read_text(encoding="utf-8")


def test_a_recipe_that_leads_nowhere_is_refused_with_its_name(folder: Path) -> None:
    for name, fields, problem, words in (
            ("lost", {"based_on": "nobody"}, FileNotFoundError, "no recipe .*nobody.json, which .*lost.json names"),
            ("round", {"based_on": "round"}, ValueError, "round.json is based on itself"),
            ("empty", {"based_on": "first", "train": {"Unheard": [1, 1]}}, ValueError, "empty.json: .* 'Unheard'")):
        with pytest.raises(problem, match=words):
            Recipe.load(_store(folder, name, **fields))


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.json")), ids=lambda path: path.stem)
def test_our_own_recipes_are_whole(path: Path) -> None:
    recipe = Recipe.load(path)
    assert recipe.sizes and recipe.dev.file and all(text.file and text.licence for text in recipe.train)
    names = [text.name for text in recipe.train]
    assert len(names) == len(set(names)) and all(name.split("/")[0] in recipe.together for name in names if recipe.together)
