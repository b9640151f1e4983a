"""Greetings and other set phrases, with the people that they are said to.

The texts have hardly any: whole sentences that the development or the test set has were taken out of them, and "Hello." is one.
So is it here: a phrase is learnt from "Hello, Tom." and "Hello, my friend!".
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Dict, Iterator, Sequence, Set, Tuple

from .corpus import Pair, folded, read_pairs

PHRASES = Path(__file__).resolve().parent.parent / "phrases"
# The same people in the same order.
PEOPLE: Dict[str, Tuple[str, ...]] = {
    "en": ("my friend", "my friends", "doctor", "madam", "sir", "Dad", "Mom", "everyone", "my love", "kids"),
    "es": ("amigo mío", "amigos míos", "doctor", "señora", "señor", "papá", "mamá", "a todos", "mi amor", "niños"),
    "fr": ("mon ami", "mes amis", "docteur", "madame", "monsieur", "papa", "maman", "à tous", "mon amour", "les enfants"),
}
AND = {"en": " and ", "es": " y ", "fr": " et "}
# What stands before and after.
MARKS = {"en": (("", "."), ("", "!")), "es": (("", "."), ("¡", "!")), "fr": (("", "."), ("", " !"))}
NAME_SHARE, JOINED_SHARE, BARE_SHARE = 0.45, 0.15, 0.1


def set_phrases(languages: Tuple[str, str], names: Sequence[str], forbidden: Set[str], count: int, seed: int) -> Iterator[Pair]:
    """`count` pairs in these two languages; none whose one or other side is `forbidden` (see `corpus.folded_sides`)."""
    path = PHRASES / ("%s-%s.tsv" % languages)
    phrases = read_pairs(path) if path.exists() else read_pairs(PHRASES / ("%s-%s.tsv" % languages[::-1]), swap=True)
    chance = random.Random(seed)
    made = 0
    while made < count:
        pair = _addressed(phrases, languages, names, chance)
        if not any(folded(side) in forbidden for side in pair):
            made += 1
            yield pair


def _addressed(phrases: Sequence[Pair], languages: Tuple[str, str], names: Sequence[str], chance: random.Random) -> Pair:
    # The first lines of the file most often: greetings.
    phrase = phrases[int(len(phrases) * chance.random() ** 2)]
    kind = chance.random()
    comma = chance.choice((", ", ", ", " "))
    if kind < BARE_SHARE:
        added: Pair = ("", "")
    elif kind < BARE_SHARE + JOINED_SHARE and "?" not in phrase[0]:
        other = chance.choice([one for one in phrases if "?" not in one[0]])
        added = AND[languages[0]] + other[0], AND[languages[1]] + other[1]
    elif kind < BARE_SHARE + JOINED_SHARE + NAME_SHARE:
        name = chance.choice(names)
        added = comma + name, comma + name
    else:
        which = chance.randrange(len(PEOPLE["en"]))
        added = comma + PEOPLE[languages[0]][which], comma + PEOPLE[languages[1]][which]
    way, capital = chance.randrange(4), chance.random() < 0.6
    left, right = (_written(phrase[side], added[side], MARKS[languages[side]], way, capital) for side in (0, 1))
    return left, right


def _written(phrase: str, added: str, marks: Tuple[Tuple[str, str], ...], way: int, capital: bool) -> str:
    """Phrase and person with one of two marks, or, two times out of four, none; a question keeps its own three times out of four."""
    bare = phrase.strip("¿ ?")
    if "?" in phrase:
        before, after = phrase.split(bare) if way < 3 else ("", "")
    else:
        before, after = marks[way] if way < 2 else ("", "")
    return before + (bare[0].upper() if capital else bare[0]) + bare[1:] + added + after
