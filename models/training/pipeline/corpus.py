"""Reads two-column text files, says plainly what is wrong with them, and writes them."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Iterable, List, Sequence, Set, Tuple

Pair = Tuple[str, str]
LEAST_PAIRS = 100


class CorpusProblem(ValueError):
    """Something about the data that the reader of the message can put right."""


def read_pairs(path: Path, swap: bool = False, least: int = 1) -> List[Pair]:
    """(source, target) of each line of a tab-separated file; `swap` where the second column is the source."""
    if not path.exists():
        raise CorpusProblem("%s: no such file" % path)
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rb") as handle:
        raw = handle.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise CorpusProblem("%s, line %d: not UTF-8. Save the file as UTF-8 and try again." % (path, line)) from problem
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    pairs: List[Pair] = []
    for number, line in enumerate(lines, 1):
        columns = line.split("\t")
        if line.strip() == "":
            raise CorpusProblem("%s, line %d: empty line. Each line holds a sentence, a tab, its translation." % (path, number))
        if len(columns) != 2:
            raise CorpusProblem(
                "%s, line %d: %d column%s instead of 2. Each line holds a sentence, a tab, its translation: %r"
                % (path, number, len(columns), "" if len(columns) == 1 else "s", line[:80]))
        if not columns[0].strip() or not columns[1].strip():
            raise CorpusProblem("%s, line %d: one side is empty: %r" % (path, number, line[:80]))
        pairs.append((columns[1], columns[0]) if swap else (columns[0], columns[1]))
    if len(pairs) < least:
        raise CorpusProblem("%s: %d pairs are too few; at least %d are needed" % (path, len(pairs), least))
    return pairs


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """One pair a line, columns as they are."""
    path.write_text("".join("%s\t%s\n" % pair for pair in pairs), encoding="utf-8")


def folded(text: str) -> str:
    """Without case, spaces and marks: what counts as the same sentence in another set."""
    return "".join(character for character in text.lower() if character.isalnum())


def folded_sides(paths: Sequence[Path]) -> Set[str]:
    """All sentences of two-column files, folded."""
    return {folded(side) for path in paths for pair in read_pairs(path) for side in pair}
