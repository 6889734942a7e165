"""What the model looks at in a question, each as a number of a bucket and what it counts for.

Looked at are its words and their runs, its concepts (`concepts`) alone, in pairs and in place of their words, the kinds
of meaning that the screener's lexicon knows, runs of letters, and words in capitals; of the question itself, of what it
completes, its options and its help. Together they count for one, so that length does not decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from zlib import crc32

from charteroak.screening.forms.concepts import Meant, concepts
from charteroak.screening.forms.form import Question
from charteroak.screening.forms.kinds import kinds
from charteroak.screening.forms.tokens import capitals, tokens

BITS = 18
BUCKETS = 1 << BITS
WORD, MIXED, CONCEPT, PAIR, KIND, LETTERS, CAPITALS = 1.0, 1.0, 3.0, 1.5, 2.0, 0.8, 2.0
"""What a feature of each sort counts for."""
MOST_OPTIONS = 60
"""So many options are looked at: no form prints more to be read as one question."""
BESIDE = 0.7
"""What one counts for that stands beside the question, and not in it."""
_LETTERS = (3, 4, 5)

Weighed = dict[int, float]
"""Buckets and what they count for."""


def features(question: Question) -> Weighed:
    """What is looked at in a question."""
    named: Named = defaultdict(list)
    shown = question.options[:MOST_OPTIONS]
    options = tuple(word for option in shown for word in (*tokens(option), "|"))
    parts = (
        ("", tokens(question.text), 1.0),
        ("s:", tokens(question.stem), BESIDE),
        ("h:", tokens(question.help), BESIDE),
        ("o:", options, BESIDE),
    )
    every: set[str] = set()
    made: Weighed = {}
    for tag, words, by in parts:
        if words:
            every |= _of_part(named, tag, words, by)
            for word in words:
                made.update(_letters(word))
    named[CONCEPT] += [f"C:{concept}" for concept in every]
    named[PAIR] += [f"P:{first}+{second}" for first, second in combinations(sorted(every), 2)]
    shouted = (question.text, question.stem, question.help, *shown)
    named[CAPITALS] += [f"U:{word}" for text in shouted for word in capitals(text)]
    for by in sorted(named):  # what counts for more comes later, and stays
        made.update(dict.fromkeys(map(_bucket, named[by]), by) if by >= LETTERS else _weaker(made, named[by], by))
    return made


Named = defaultdict[float, list[str]]
"""Names of what is looked at, by what they count for."""


@lru_cache(maxsize=1 << 16)
def _bucket(name: str) -> int:
    return crc32(name.encode()) & (BUCKETS - 1)


def _weaker(made: Weighed, names: Iterable[str], by: float) -> Weighed:
    """Those of some names whose buckets hold nothing yet: letters, which were there before them, count for more."""
    return {bucket: by for bucket in map(_bucket, names) if bucket not in made}


def _of_part(named: Named, tag: str, words: tuple[str, ...], by: float) -> set[str]:
    """Add what is looked at in one part. The concepts in it."""
    meant = concepts(words)
    named[WORD * by] += _runs(words if tag else ("^", *words, "$"))
    named[MIXED * by] += [f"m:{run}" for run in _runs(_mixed(words, meant))]
    if tag:
        named[WORD / 2] += [f"{tag}{word}" for word in words]
    found = {each.concept for each in meant}
    named[CONCEPT] += [f"C:{tag}{concept}" for concept in found]
    named[PAIR] += [f"p:{tag}{first}+{second}" for first, second in combinations(sorted(found), 2)]
    _add_kinds(named, words, KIND * by)
    return found


def _runs(words: Sequence[str]) -> list[str]:
    """One, two and three words, and two with one between."""
    return [
        *words,
        *map(" ".join, pairwise(words)),
        *map(" ".join, zip(words, words[1:], words[2:], strict=False)),
        *(f"{first} _ {last}" for first, last in zip(words, words[2:], strict=False)),
    ]


def _mixed(words: tuple[str, ...], meant: tuple[Meant, ...]) -> list[str]:
    """The words with concepts instead of those that have one: of several at a place the longest."""
    by_length = sorted(meant, key=lambda each: (each.end, each.concept))
    longest = {each.start: (each.end, each.concept) for each in by_length}
    made, at = ["^"], 0
    while at < len(words):
        end, shown = longest.get(at, (at + 1, words[at]))
        made.append(shown)
        at = end
    return [*made, "$"]


def _add_kinds(named: Named, words: tuple[str, ...], by: float) -> None:
    known = kinds(words)
    for at, here in enumerate(known):
        named[by] += [f"K:{kind}" for kind in here]
        for step, far in ((1, "K0"), (2, "K1"), (3, "K1")):
            for other in known[at + step : at + step + 1]:
                named[by / 2] += [f"{far}:{first}+{second}" for first in here for second in other]


@lru_cache(maxsize=32_768)
def _letters(word: str) -> Weighed:
    """The buckets of runs of letters in a word and its edges."""
    edged = f"<{word}>"
    runs = {edged[at : at + count] for count in _LETTERS for at in range(len(edged) - count + 1)}
    return dict.fromkeys((crc32(f"c:{run}".encode()) & (BUCKETS - 1) for run in runs), LETTERS)
