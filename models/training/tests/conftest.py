"""Makes the commands importable and trains one tiny model that all tests share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Iterator

import pytest

ROOM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOM))

from tests.tiny_language import write_pairs  # noqa: E402


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a run on the tiny language, prepared and trained."""
    import prepare
    import train

    folder = tmp_path_factory.mktemp("tiny")
    write_pairs(folder / "pairs.tsv")
    run = folder / "run"
    prepare.main(["--pairs", str(folder / "pairs.tsv"), "--source", "xx", "--target", "yy", "--run", str(run)])
    train.main(["--run", str(run), "--steps", "400", "--precision", "float32"])
    yield run


@pytest.fixture(scope="session")
def shipped(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported model folder."""
    import export

    folder = tmp_path_factory.mktemp("shipped") / "xx-yy"
    export.main(["--run", str(trained), "--output", str(folder)])
    return folder
