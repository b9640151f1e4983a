"""Words and short phrases with their usual translation, found by aligning a text's own pairs.

The texts have whole sentences; whoever points at one word, or has written no more than that yet, asks for less.
"""

from __future__ import annotations

import collections
import math
import random
import re
from typing import Counter, Dict, Iterator, List, Sequence, Set, Tuple

from .aligners import FAST_ALIGN_TENSION, WordAligner
from .compounds import capitalised_words, small_first
from .corpus import Pair, folded
from .gold_alignment import Link, argmax_links
from .words import MARK, cut_words, normalise

LONGEST = 2
LONGEST_SENTENCE = 30
# A translation is usual if a phrase of one word, or of two, has it at least so many times, and in so large a share of the cases.
FEWEST = (3, 5)
USUAL = 0.3
CAPITAL_SHARE = 0.3
_PHRASE = re.compile(r"[^\W\d_](?:[^\W\d_]|['\- ])*")
Words = List[str]
Span = Tuple[int, int]


def lexicon(pairs: Sequence[Pair], apostrophes: Tuple[str, str], forbidden: Set[str], seed: int) -> Iterator[Pair]:
    """Phrases of the first side with their usual translation, frequent ones up to four times, some with first capitals.

    `apostrophes`: see `words.cut_words`; `forbidden`: see `corpus.folded_sides`.
    """
    chance = random.Random(seed)
    for source, found in sorted(counted(pairs, apostrophes).items()):
        target, count = max(found.items(), key=lambda item: (item[1], item[0]))
        if folded(source) in forbidden or folded(target) in forbidden:
            continue
        if count >= FEWEST[" " in source] and count >= USUAL * sum(found.values()):
            for _ in range(min(4, 1 + int(math.log10(count)))):
                if chance.random() < CAPITAL_SHARE:
                    yield source[0].upper() + source[1:], target[0].upper() + target[1:]
                else:
                    yield source, target


def counted(pairs: Sequence[Pair], apostrophes: Tuple[str, str]) -> Dict[str, Counter[str]]:
    """How often each phrase of the first side stands for each of the second."""
    capitalised = [capitalised_words(pair[side] for pair in pairs) for side in (0, 1)]
    cut = [tuple(cut_words(normalise(small_first(pair[side], capitalised[side])), apostrophes[side]) for side in (0, 1)) for pair in pairs]
    sentences = [(left, right) for left, right in cut if max(len(left), len(right)) <= LONGEST_SENTENCE]
    found: Dict[str, Counter[str]] = collections.defaultdict(collections.Counter)
    for (left, right), links in zip(sentences, links_of(sentences)):
        for one, other in phrases(links, len(left)):
            source, target = phrase_text(left, one), phrase_text(right, other)
            if source and target:
                found[source][target] += 1
    return found


def links_of(sentences: Sequence[Tuple[Words, Words]]) -> Iterator[Set[Link]]:
    """The links on which aligners of both directions agree."""
    forward = [([word.lower() for word in left], [word.lower() for word in right]) for left, right in sentences]
    backward = [(right, left) for left, right in forward]
    aligners = [WordAligner(texts) for texts in (forward, backward)]
    for aligner in aligners:
        aligner.train(FAST_ALIGN_TENSION)
    for there, back in zip(forward, backward):
        yield argmax_links(aligners[0].align(*there)) & {(b, a) for a, b in argmax_links(aligners[1].align(*back))}


def phrases(links: Set[Link], source_count: int) -> Iterator[Tuple[Span, Span]]:
    """Spans of up to `LONGEST` words that are linked with each other only, their first and last words too (Koehn et al. 2003)."""
    linked = {source for source, _ in links}
    for start in range(source_count):
        for end in range(start + 1, min(start + LONGEST, source_count) + 1):
            inside = [target for source, target in links if start <= source < end]
            if start not in linked or end - 1 not in linked:
                continue
            first, last = min(inside), max(inside)
            if last - first < LONGEST and all(start <= source < end for source, target in links if first <= target <= last):
                yield (start, end), (first, last + 1)


def phrase_text(words: Words, span: Span) -> str:
    """What the words say together; "" if that isn't made of letters, or cuts a word like don't."""
    text = "".join(words[span[0]:span[1]]).replace(MARK, " ").strip()
    after = words[span[1]] if span[1] < len(words) else MARK
    return text if _PHRASE.fullmatch(text) and text[-1].isalpha() and after[0] not in "'-" else ""
