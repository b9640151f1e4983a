"""The mean of several runs' weights."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import torch

import mix as command
from pipeline.likeness import unlike
from pipeline.mixing import mix, stored_weights
from pipeline.prepared import Prepared


def test_shares_are_obeyed() -> None:
    one, other = {"w": torch.tensor([1.0, 2.0])}, {"w": torch.tensor([3.0, -2.0])}
    assert torch.allclose(mix([(0.25, one), (0.75, other)])["w"], torch.tensor([2.5, -1.0]))


def test_what_has_no_mean_is_refused(trained: Path) -> None:
    with pytest.raises(ValueError, match="add up to 1.5, not to 1"):
        mix([(0.5, {"w": torch.zeros(1)}), (1.0, {"w": torch.zeros(1)})])
    with pytest.raises(ValueError, match="different sizes or pieces"):
        mix([(0.5, {"w": torch.zeros(1)}), (0.5, {"w": torch.zeros(2)})])
    with pytest.raises(ValueError, match="newest: expected one of best, last, averaged"):
        stored_weights(trained, "newest")
    with pytest.raises(FileNotFoundError, match="holds no last.pt"):
        stored_weights(trained.parent, "last")


def test_a_run_gets_the_mean_and_its_score_is_printed(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = tmp_path / "run"
    shutil.copytree(trained, run)
    last, averaged = stored_weights(run, "last"), stored_weights(run, "averaged")
    assert any(not torch.equal(last[name], averaged[name]) for name in last)
    command.main(["--run", str(run), "--part", "0.4", str(run), "last", "--part", "0.6", str(trained), "averaged"])
    mixed = stored_weights(run, "best")
    assert all(torch.allclose(mixed[name], 0.4 * last[name] + 0.6 * averaged[name]) for name in last)
    said = capsys.readouterr().out
    assert "run: dev BLEU" in said
    # Every sentence of the tiny language shares two of its three words with another.
    assert "unlike" not in said


def test_dev_is_scored_apart_where_it_is_unlike_training(trained: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(trained, run)
    dev = (run / "dev.tsv").read_text(encoding="utf-8")
    (run / "dev.tsv").write_text(dev + "mira mira.\tNothing like it.\n", encoding="utf-8")
    found = re.search(r"dev BLEU ([\d.]+), ([\d.]+) on the 1 sentences unlike training", command.dev_bleu(Prepared(run)))
    assert found and float(found.group(2)) < 30 < float(found.group(1))


def test_half_of_the_words_make_two_sentences_alike() -> None:
    known = ["The old man sings.", "It rains.", "?"]
    # Three of five words; two of six; one of two, in another case; no word of either.
    assert unlike(["The old man sleeps.", "The old dog barks.", "RAINS!", "!"], known) == [1, 3]


def test_weights_that_do_not_fit_the_run_leave_it_as_it_was(trained: Path, tmp_path: Path) -> None:
    run, narrow = tmp_path / "run", tmp_path / "narrow"
    for folder in (run, narrow):
        shutil.copytree(trained, folder)
    state = torch.load(narrow / "best.pt")
    state["weights"]["query"] = state["weights"]["query"][:1]
    torch.save(state, narrow / "best.pt")
    before = (run / "best.pt").read_bytes()
    with pytest.raises(ValueError, match="different sizes or pieces"):
        command.main(["--run", str(run), "--part", "1", str(narrow), "best"])
    assert (run / "best.pt").read_bytes() == before
