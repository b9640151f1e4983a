"""Learns the pieces of one language with SentencePiece, from words that are already cut."""

from __future__ import annotations

import collections
import io
import tempfile
from pathlib import Path
from typing import Counter, Dict, Iterable, List

from .tokenizer import FIRST_PIECE, Piece, Side
from .words import MARK, cut_words, is_digit, normalise

SPECIAL: List[Piece] = [("<pad>", 0.0), ("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)] + [
    ("<0x%02X>" % byte, 0.0) for byte in range(256)
]
DIGIT_LOG_PROBABILITY = -8.0
RARE_LOG_PROBABILITY = -14.0
LONGEST_PIECE = 16
SEEDS = 150_000
SEED_COUNT = 4


def learn_side(texts: Iterable[str], apostrophe: str, size: int, rarest: int = 3) -> Side:
    """Pieces for `texts`; `size` counts the specials and the bytes. Characters seen less than `rarest` times become bytes."""
    counts: Counter[str] = collections.Counter()
    for text in texts:
        counts.update(cut_words(normalise(text), apostrophe))
    characters: Counter[str] = collections.Counter()
    for word, count in counts.items():
        for character in word:
            characters[character] += count
    kept = {character for character, count in characters.items() if count >= rarest}
    kept |= set(MARK + "0123456789")
    # Digits never join a piece: they are taught apart, so SentencePiece doesn't see them.
    trainable = {
        word: count for word, count in counts.items()
        if all(character in kept and not is_digit(character) for character in word)
    }
    if not trainable:
        raise ValueError("no words are left to learn pieces from")
    wanted = size - FIRST_PIECE - sum(1 for character in kept if is_digit(character))
    pieces = _sentencepiece(trainable, wanted)
    for character in sorted(kept):
        if character not in pieces:
            pieces[character] = DIGIT_LOG_PROBABILITY if is_digit(character) else RARE_LOG_PROBABILITY
    ordered = sorted(pieces.items(), key=lambda item: (-item[1], item[0]))
    return Side(apostrophe, SPECIAL + [(text, round(score, 4)) for text, score in ordered])


def _seeds(words: Dict[str, int]) -> Dict[str, int]:
    """Substrings that may become pieces, with how often the text holds them.

    SentencePiece looks for these among *distinct* words, where a common word without relatives ("▁this") stands
    once and is passed over; counted over the text it stays whole, and sentences are a fifth shorter in pieces.
    """
    seen: Counter[str] = collections.Counter()
    for word, count in words.items():
        for start in range(len(word)):
            for end in range(start + 2, min(len(word), start + LONGEST_PIECE) + 1):
                seen[word[start:end]] += count
    frequent = ((text, count) for text, count in seen.items() if count >= SEED_COUNT)
    return dict(sorted(frequent, key=lambda item: (-item[1] * len(item[0]), item[0]))[:SEEDS])


def _write_table(path: Path, counts: Dict[str, int]) -> None:
    with path.open("w", encoding="utf-8") as handle:
        for text, count in counts.items():
            handle.write("%s\t%d\n" % (text, count))


def _sentencepiece(words: Dict[str, int], wanted: int) -> Dict[str, float]:
    import sentencepiece

    letters = {character for word in words for character in word}
    with tempfile.TemporaryDirectory() as folder:
        table, seeds = Path(folder) / "words.tsv", Path(folder) / "seeds.tsv"
        _write_table(table, {word: words[word] for word in sorted(words)})
        _write_table(seeds, _seeds(words))
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            input=str(table), input_format="tsv", model_writer=model, model_type="unigram",
            seed_sentencepieces_file=str(seeds),
            # Three specials that SentencePiece insists on and we don't keep.
            vocab_size=max(wanted, len(letters)) + 3, hard_vocab_limit=False,
            normalization_rule_name="identity", add_dummy_prefix=False, remove_extra_whitespaces=False,
            split_by_unicode_script=False, split_by_number=False, split_by_whitespace=True,
            character_coverage=1.0, max_sentencepiece_length=LONGEST_PIECE, num_threads=1, minloglevel=2,
        )
        processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return {
        processor.id_to_piece(index): processor.get_score(index)
        for index in range(processor.get_piece_size())
        if not (processor.is_unknown(index) or processor.is_control(index))
    }
