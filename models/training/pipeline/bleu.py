"""BLEU by sacreBLEU, so that every number here can be compared."""

from __future__ import annotations

from typing import List, Sequence


def corpus_bleu(outputs: Sequence[str], references: Sequence[str]) -> float:
    """Cased, 13a, one reference a sentence."""
    import sacrebleu

    return float(sacrebleu.corpus_bleu(list(outputs), [list(references)]).score)


def bleu_signature() -> str:
    """What sacreBLEU says that it did."""
    import sacrebleu

    metric = sacrebleu.BLEU()
    metric.corpus_score(["a"], [["a"]])
    return str(metric.get_signature())


def words(text: str) -> List[str]:
    """Words as the length buckets count them."""
    return text.split()
