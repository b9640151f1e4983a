"""Compound sentences made of two or three simple ones, so that a model meets long sentences where the texts have few.

"He left." and "She slept." become "He left when she slept."; both languages get the same conjunction. What it says
need make no sense.
"""

from __future__ import annotations

import collections
import random
import re
from typing import Dict, Iterable, Iterator, List, Sequence, Set, Tuple

from .corpus import Pair

# The same conjunctions in the same order; what stands before the next clause.
CONJUNCTIONS: Dict[str, Tuple[str, ...]] = {
    "en": (" and ", ", but ", " because ", " when ", ", so "),
    "es": (" y ", ", pero ", " porque ", " cuando ", ", así que "),
    "fr": (" et ", ", mais ", " parce que ", " quand ", ", donc "),
}
_SIMPLE = re.compile(r"[^.?!:;\"«»“”…()\t]+\.")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST, LONGEST = 3, 10
THREE_CLAUSES = 0.35


def capitalised_words(texts: Iterable[str]) -> Set[str]:
    """Words that past the beginning of a sentence mostly have a capital letter: Tom, I, French (in English)."""
    inner = collections.Counter(word for text in texts for word in _WORD.findall(text)[1:])
    return {word for word, count in inner.items() if word != word.lower() and count > inner[word.lower()]}


def small_first(text: str, capitalised: Set[str]) -> str:
    """With a small first letter, also behind ¿ or ¡, unless the first word is one that always has its capital."""
    at = 1 if text[:1] in ("¿", "¡") else 0
    first = _WORD.match(text, at)
    if not first or first.group() in capitalised:
        return text
    return text[:at] + text[at].lower() + text[at + 1:]


def compounds(pairs: Sequence[Pair], languages: Tuple[str, str], seed: int) -> Iterator[Pair]:
    """Each simple pair once, in compounds of two or three; the columns' languages as in `CONJUNCTIONS`."""
    capitalised = [capitalised_words(pair[side] for pair in pairs) for side in (0, 1)]
    simple = [pair for pair in pairs if all(_SIMPLE.fullmatch(side) and SHORTEST <= len(side.split()) <= LONGEST for side in pair)]
    chance = random.Random(seed)
    chance.shuffle(simple)
    at = 0
    while at < len(simple):
        count = 3 if chance.random() < THREE_CLAUSES else 2
        group, at = simple[at:at + count], at + count
        chosen = [chance.randrange(len(CONJUNCTIONS["en"])) for _ in group[1:]]
        left, right = (_joined([pair[side] for pair in group], languages[side], chosen, capitalised[side]) for side in (0, 1))
        if len(group) > 1:
            yield left, right


def _joined(clauses: List[str], language: str, chosen: Sequence[int], capitalised: Set[str]) -> str:
    text = clauses[0][:-1].rstrip()
    for clause, which in zip(clauses[1:], chosen):
        clause = small_first(clause, capitalised)
        text += _before(clause, CONJUNCTIONS[language][which], language) + clause[:-1].rstrip()
    return text + "."


def _before(clause: str, conjunction: str, language: str) -> str:
    """The conjunction as the next sound asks for it: parce qu'il, e Inés."""
    if language == "fr" and conjunction.endswith("que ") and re.match(r"[aeiouyàâéèêîôû]", clause, re.IGNORECASE):
        return conjunction[:-2] + "'"
    if language == "es" and conjunction == " y " and re.match(r"h?i(?!e)", clause, re.IGNORECASE):
        return " e "
    return conjunction
