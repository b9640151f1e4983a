"""Several processes that train one network."""

from __future__ import annotations

import json
import math
import shutil
import threading
from pathlib import Path
from typing import List

import pytest
import torch
from torch import nn

import train
from pipeline.crew import Crew, lead_crew
from pipeline.trainer import Trainer


def _crew(size: int, parameters: int) -> List[Crew]:
    """Places of one crew for threads of this process, which share memory anyhow."""
    shared = torch.full((size, parameters), 9.0), torch.zeros(1, dtype=torch.int64), threading.Barrier(size)
    return [Crew(rank, *shared) for rank in range(size)]


def test_every_process_gets_the_mean_gradient() -> None:
    crew = _crew(2, 5)
    networks = [[nn.Parameter(torch.zeros(2, 2)), nn.Parameter(torch.zeros(1))] for _ in crew]
    networks[0][0].grad = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    networks[1][0].grad = torch.tensor([[3.0, 2.0], [1.0, 0.0]])
    networks[1][1].grad = torch.tensor([8.0])
    threads = [threading.Thread(target=place.share_gradients, args=(parameters,)) for place, parameters in zip(crew, networks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for weights, bias in networks:
        assert torch.equal(weights.grad, torch.full((2, 2), 2.0))
        assert torch.equal(bias.grad, torch.tensor([4.0]))


def test_no_batch_is_seen_twice_and_all_see_equally_many() -> None:
    parts = [place.own(list(range(7))) for place in _crew(3, 1)]
    assert parts == [[0, 3], [1, 4], [2, 5]]
    with pytest.raises(ValueError, match="2 batches can't be shared among 3 processes"):
        _crew(3, 1)[0].own([1, 2])


def test_all_keep_the_same_weights(trained: Path, tmp_path: Path) -> None:
    runs = [tmp_path / name for name in ("leading", "following")]
    for run in runs:
        shutil.copytree(trained, run)
    trainers = [Trainer(run, 3, "float32", 1, True) for run in runs]
    first = [value.clone() for value in trainers[0].network.parameters()]
    for trainer, place in zip(trainers, _crew(2, sum(value.numel() for value in first))):
        trainer.join(place)
    threads = [threading.Thread(target=trainer.run) for trainer in trainers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    leading, following = (list(trainer.network.parameters()) for trainer in trainers)
    assert all(torch.equal(one, other) for one, other in zip(leading, following))
    assert not any(torch.equal(one, before) for one, before in zip(leading, first) if one.dim() == 2)
    # Only the leading one measures and stores.
    assert [len(trainer.history) for trainer in trainers] == [1, 0]


def test_two_processes_train_a_run(trained: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(trained, run)
    train.main(["--run", str(run), "--steps", "30", "--precision", "float32", "--restart", "--processes", "2"])
    history = json.loads((run / "history.json").read_text())
    assert [entry["step"] for entry in history] == [30]
    vocabulary = len(torch.load(run / "best.pt")["weights"]["output_bias"])
    assert history[0]["dev_loss"] < math.log(vocabulary) - 0.5


def _fails(crew: Crew) -> None:
    raise RuntimeError("no memory left")


def test_a_process_that_fails_ends_the_others() -> None:
    with pytest.raises(ValueError, match="one of the processes ended"):
        with lead_crew(2, 1, _fails) as crew:
            crew.agree(False)


def test_fewer_than_one_process_is_refused(trained: Path) -> None:
    with pytest.raises(ValueError, match="--processes must be 1 or more"):
        train.main(["--run", str(trained), "--processes", "0"])
