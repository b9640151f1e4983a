"""BLEU by sacreBLEU, so that every number here can be compared."""

from __future__ import annotations

from typing import Sequence


def corpus_bleu(outputs: Sequence[str], references: Sequence[str]) -> float:
    """Cased, 13a, one reference a sentence."""
    import sacrebleu

    return float(sacrebleu.corpus_bleu(list(outputs), [list(references)]).score)
