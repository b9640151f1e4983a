"""BLEU and chrF of outputs, over all sentences and by length of the source, with bootstrap intervals."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy

BUCKETS: Tuple[Tuple[int, Optional[int]], ...] = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, None))
SAMPLES = 300


def score_outputs(outputs: Sequence[str], references: Sequence[str]) -> Dict[str, Any]:
    """Corpus BLEU and chrF (0-100) with sacreBLEU's signature."""
    import sacrebleu

    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    plain, wanted = list(outputs), [list(references)]
    result = {"bleu": round(bleu.corpus_score(plain, wanted).score, 2), "chrf": round(chrf.corpus_score(plain, wanted).score, 2)}
    return {**result, "sentences": len(plain), "signature": str(bleu.get_signature())}


def score_by_length(sources: Sequence[str], outputs: Sequence[str], references: Sequence[str]) -> List[Dict[str, Any]]:
    """One entry for each bucket of source words (split at spaces) that has sentences; 95 % intervals by bootstrap."""
    entries: List[Dict[str, Any]] = []
    for first, last in BUCKETS:
        rows = [row for row, source in enumerate(sources) if first <= len(source.split()) and (last is None or len(source.split()) <= last)]
        if not rows:
            continue
        chosen = [outputs[row] for row in rows], [references[row] for row in rows]
        whole = score_outputs(*chosen)
        intervals = _intervals(*chosen)
        entries.append({"from": first, "to": last, "sentences": len(rows), "bleu": whole["bleu"], "bleuInterval": intervals[0],
                        "chrf": whole["chrf"], "chrfInterval": intervals[1]})
    return entries


def _intervals(outputs: List[str], references: List[str]) -> List[List[float]]:
    """The counts of each sentence are made once; a sample only adds them up."""
    import sacrebleu

    random = numpy.random.RandomState(1)
    picks = [random.randint(0, len(outputs), len(outputs)) for _ in range(SAMPLES)]
    found: List[List[float]] = []
    for metric in (sacrebleu.BLEU(), sacrebleu.CHRF()):
        # sacreBLEU's own bootstrap does the same; these two methods are what it is made of.
        counts = numpy.array(metric._extract_corpus_statistics(outputs, [references]), dtype=numpy.float64)
        scores = [metric._compute_score_from_stats([float(value) for value in counts[pick].sum(axis=0)]).score for pick in picks]
        found.append([round(float(value), 2) for value in numpy.percentile(scores, [2.5, 97.5])])
    return found
