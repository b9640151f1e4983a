"""The segmenter: words into pieces by Viterbi, with bytes for what no piece covers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Sequence, Tuple

import numpy

from .words import MARK, cut_words, normalise

PAD, START, END, UNKNOWN = 0, 1, 2, 3
FIRST_BYTE = 4
FIRST_PIECE = FIRST_BYTE + 256
BYTE_LOG_PROBABILITY = -20.0

Piece = Tuple[str, float]


class Side:
    """Pieces of one language and the rule for its apostrophes."""

    def __init__(self, apostrophe: str, pieces: Sequence[Piece]) -> None:
        if apostrophe not in ("left", "right"):
            raise ValueError("apostrophe must be 'left' or 'right', not %r" % apostrophe)
        self.apostrophe = apostrophe
        self.pieces: List[Piece] = [(text, float(score)) for text, score in pieces]
        self.ids: Dict[str, int] = {
            text: index for index, (text, _) in enumerate(self.pieces) if index >= FIRST_PIECE
        }
        self.longest = max([len(text) for text in self.ids] or [1])
        self._cache: Dict[str, List[int]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def words(self, text: str) -> List[str]:
        """Words of a raw text, marks included."""
        return cut_words(normalise(text), self.apostrophe)

    def encode(self, text: str) -> List[int]:
        """Ids of all pieces of a raw text, without the end token."""
        return [index for word in self.words(text) for index in self.encode_word(word)]

    def encode_otherwise(self, text: str, dropout: float, random: numpy.random.RandomState) -> List[int]:
        """Ids of one of the other ways to cut a raw text: every piece of several characters is left out with probability
        `dropout` wherever it could stand. Practice with the small pieces that unseen words are made of (BPE-dropout,
        Provilkov et al. 2020, carried over to the best path)."""
        return [index for word in self.words(text) for index in self._segment(word, dropout, random)]

    def encode_words(self, text: str) -> Tuple[List[int], List[int]]:
        """Ids, and for each id the number of the word that it belongs to."""
        ids: List[int] = []
        owners: List[int] = []
        for number, word in enumerate(self.words(text)):
            pieces = self.encode_word(word)
            ids.extend(pieces)
            owners.extend([number] * len(pieces))
        return ids, owners

    def encode_word(self, word: str) -> List[int]:
        """Ids of one word, mark included."""
        known = self._cache.get(word)
        if known is None:
            known = self._segment(word)
            if len(self._cache) < 400_000:
                self._cache[word] = known
        return known

    def _segment(self, word: str, dropout: float = 0.0, random: Optional[numpy.random.RandomState] = None) -> List[int]:
        size = len(word)
        best = [0.0] + [float("-inf")] * size
        origin = [-1] * (size + 1)
        for end in range(1, size + 1):
            for start in range(max(0, end - self.longest), end):
                index = self.ids.get(word[start:end])
                if index is None or random is not None and end - start > 1 and random.random_sample() < dropout:
                    continue
                score = best[start] + self.pieces[index][1]
                # Starts are visited from the left, so ">" keeps the earliest start on a tie.
                if score > best[end]:
                    best[end], origin[end] = score, start
            # A character that no piece covers: one step of its bytes, summed one by one.
            if word[end - 1] not in self.ids:
                score = best[end - 1]
                for _ in word[end - 1].encode("utf-8"):
                    score += BYTE_LOG_PROBABILITY
                if score > best[end]:
                    best[end], origin[end] = score, end - 1
        out: List[int] = []
        end = size
        while end > 0:
            start = origin[end]
            index = self.ids.get(word[start:end])
            if index is None:
                out.extend(FIRST_BYTE + byte for byte in reversed(word[start:end].encode("utf-8")))
            else:
                out.append(index)
            end = start
        out.reverse()
        return out

    def decode(self, ids: Iterable[int]) -> str:
        """Text of emitted ids; <unk> stays visible."""
        out: List[str] = []
        pending = bytearray()
        for index in ids:
            if FIRST_BYTE <= index < FIRST_PIECE:
                pending.append(index - FIRST_BYTE)
                continue
            if pending:
                out.append(pending.decode("utf-8", errors="replace"))
                pending = bytearray()
            if index == UNKNOWN or index >= FIRST_PIECE:
                out.append(self.pieces[index][0])
        if pending:
            out.append(pending.decode("utf-8", errors="replace"))
        return "".join(out).replace(MARK, " ").strip()


class Tokenizer:
    """Both sides, as stored in tokenizer.json."""

    def __init__(self, source: Side, target: Side) -> None:
        self.source = source
        self.target = target

    @staticmethod
    def load(path: Path) -> "Tokenizer":
        """Read tokenizer.json."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored.get("format") != 1 or stored.get("type") != "unigram":
            raise ValueError("%s: not a unigram tokenizer of format 1" % path)
        sides = [Side(stored[name]["apostrophe"], stored[name]["pieces"]) for name in ("source", "target")]
        return Tokenizer(sides[0], sides[1])

    def save(self, path: Path) -> None:
        """Write tokenizer.json, one piece a line so that differences can be read."""
        def side(value: Side) -> str:
            lines = ",\n".join(
                json.dumps([text, round(score, 4) if score else 0], ensure_ascii=False, separators=(",", ":")) for text, score in value.pieces
            )
            return '{ "apostrophe": "%s", "pieces": [\n%s\n] }' % (value.apostrophe, lines)

        text = '{ "format": 1, "type": "unigram",\n"source": %s,\n"target": %s }\n' % (
            side(self.source), side(self.target))
        path.write_text(text, encoding="utf-8")
