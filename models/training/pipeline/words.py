"""Normalisation and the cut into words, exactly as docs/model-format.md says.

The plugin does the same in TypeScript; whoever changes one side changes the document and both.
"""

from __future__ import annotations

import unicodedata
from typing import List

MARK = "\u2581"

_REPLACED = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2026": "...",
}
_DROPPED = frozenset(
    [0x00AD, 0xFEFF, 0xFE0F]
    + list(range(0x200B, 0x2010)) + list(range(0x202A, 0x202F))
    + list(range(0x2060, 0x2065)) + list(range(0x2066, 0x206A))
)
_SPACES = frozenset(["Zs", "Zl", "Zp", "Cc"])


def normalise(text: str) -> str:
    """Plain quotes, no invisible characters, single spaces."""
    out: List[str] = []
    for character in unicodedata.normalize("NFC", text):
        if character in _REPLACED:
            out.append(_REPLACED[character])
        elif ord(character) in _DROPPED:
            continue
        elif unicodedata.category(character) in _SPACES:
            out.append(" ")
        else:
            out.append(character)
    return " ".join(part for part in "".join(out).split(" ") if part)


def is_letter(character: str) -> bool:
    """Letters and the marks that sit on them."""
    return unicodedata.category(character)[0] in "LM"


def is_digit(character: str) -> bool:
    """Anything that Unicode calls a number."""
    return unicodedata.category(character)[0] == "N"


def apostrophe(language: str) -> str:
    """English joins it to the right (don 't); the other languages to the left (J' ai)."""
    return "right" if language == "en" else "left"


def cut_words(normalised: str, side: str) -> List[str]:
    """Words of a normalised text; the first of each chunk carries the mark.

    `side` is where the apostrophe goes: "left" (J' ai) or "right" (don 't).
    """
    words: List[str] = []
    for chunk in normalised.split(" "):
        if chunk:
            parts = _cut_chunk(chunk, side)
            words.append(MARK + parts[0])
            words.extend(parts[1:])
    return words


def _cut_chunk(chunk: str, side: str) -> List[str]:
    words: List[str] = []
    size = len(chunk)
    at = 0
    while at < size:
        start = at
        character = chunk[at]
        before = chunk[at - 1] if at else ""
        after = chunk[at + 1] if at + 1 < size else ""
        joins = after != "" and is_letter(after) and before != "" and (
            (character == "-" and (is_letter(before) or is_digit(before)))
            or (character == "'" and side == "right" and is_letter(before))
        )
        if joins:
            at += 1
        if is_letter(chunk[at]):
            while at < size and is_letter(chunk[at]):
                at += 1
            if (side == "left" and at + 1 < size and chunk[at] == "'" and is_letter(chunk[at + 1])):
                at += 1
        elif is_digit(chunk[at]):
            while at < size and is_digit(chunk[at]):
                at += 1
        else:
            at += 1
        words.append(chunk[start:at])
    return words
