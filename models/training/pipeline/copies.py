"""Names that stand on both sides of a pair, cut on the target side where the source is cut.

Each side has pieces of its own, so a name that few pairs have is cut differently on the two sides, and copying it
means to spell it. With the same cuts each piece of the source has its own few pieces of the target, whatever the name.
"""

from __future__ import annotations

from typing import Dict, List, Sequence

from .tokenizer import FIRST_PIECE, Side, Tokenizer
from .words import MARK


def target_ids(tokenizer: Tokenizer, source: str, source_ids: Sequence[int], target: str) -> List[int]:
    """Ids of the target text, where a capitalised word of the source comes back in the parts that `source_ids` divide it into.

    Words that are one piece of the target, and those with a part that only bytes can write, stay as they are.
    """
    parts = _parts_of_names(tokenizer.source, source, source_ids)
    ids: List[int] = []
    for word in tokenizer.target.words(target):
        own = tokenizer.target.encode_word(word)
        name = word.lstrip(MARK)
        if len(own) > 1 and name in parts:
            mark = word[:len(word) - len(name)]
            cut = [index for number, part in enumerate(parts[name])
                   for index in tokenizer.target.encode_word(part if number else mark + part)]
            if min(cut) >= FIRST_PIECE:
                own = cut
        ids.extend(own)
    return ids


def _parts_of_names(side: Side, text: str, ids: Sequence[int]) -> Dict[str, List[str]]:
    """The capitalised words of a text, and the parts into which its ids divide them."""
    found: Dict[str, List[str]] = {}
    at = 0
    for word in side.words(text):
        parts: List[str] = []
        length = 0
        while length < len(word) and at < len(ids) and ids[at] >= FIRST_PIECE:
            parts.append(side.pieces[ids[at]][0])
            length += len(parts[-1])
            at += 1
        if length != len(word):
            # Bytes: where the next word begins isn't told by lengths any more.
            return found
        name = word.lstrip(MARK)
        if name[:1].isupper() and len(name) > 1:
            found[name] = [part for part in (parts[0].lstrip(MARK), *parts[1:]) if part]
    return found
