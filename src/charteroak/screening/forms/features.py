"""What the model looks at in a question, each as a number of a bucket and what it counts for.

Looked at are its words and their runs, its concepts (`concepts`) alone, in pairs and in place of their words, the kinds
of meaning that the screener's lexicon knows, runs of letters, and words in capitals; of the question itself, of what it
completes, its options and its help. Together they count for one, so that length does not decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
BESIDE = 0.7
"""What one counts for that stands beside the question, and not in it."""
_LETTERS = (3, 4, 5)

Weighed = dict[int, float]
"""Buckets and what they count for."""


def features(question: Question) -> Weighed:
    """What is looked at in a question."""
    made: Weighed = {}
    options = tuple(word for option in question.options for word in (*tokens(option), "|"))
    parts = (
        ("", tokens(question.text), 1.0),
        ("s:", tokens(question.stem), BESIDE),
        ("h:", tokens(question.help), BESIDE),
        ("o:", options, BESIDE),
    )
    every: set[str] = set()
    for tag, words, by in parts:
        if words:
            every |= _of_part(made, tag, words, by)
    _add(made, (f"C:{concept}" for concept in every), CONCEPT)
    _add(made, (f"P:{first}+{second}" for first, second in combinations(sorted(every), 2)), PAIR)
    shouted = (question.text, question.stem, question.help, *question.options)
    _add(made, (f"U:{word}" for text in shouted for word in capitals(text)), CAPITALS)
    return made


def _of_part(made: Weighed, tag: str, words: tuple[str, ...], by: float) -> set[str]:
    """Add what is looked at in one part. The concepts in it."""
    meant = concepts(words)
    edged = words if tag else ("^", *words, "$")
    _add(made, _runs(edged), WORD * by)
    _add(made, (f"m:{run}" for run in _runs(_mixed(words, meant))), MIXED * by)
    if tag:
        _add(made, (f"{tag}{word}" for word in words), WORD / 2)
    found = {each.concept for each in meant}
    _add(made, (f"C:{tag}{concept}" for concept in found), CONCEPT)
    _add(made, (f"p:{tag}{first}+{second}" for first, second in combinations(sorted(found), 2)), PAIR)
    _add_kinds(made, words, KIND * by)
    for word in words:
        for bucket in _letters(word):
            if made.get(bucket, 0.0) < LETTERS:
                made[bucket] = LETTERS
    return found


def _add(made: Weighed, names: Iterable[str], by: float) -> None:
    for name in names:
        bucket = crc32(name.encode()) & (BUCKETS - 1)
        if made.get(bucket, 0.0) < by:
            made[bucket] = by


def _runs(words: Sequence[str]) -> Iterator[str]:
    """One, two and three words, and two with one between."""
    yield from words
    yield from map(" ".join, pairwise(words))
    yield from map(" ".join, zip(words, words[1:], words[2:], strict=False))
    for first, last in zip(words, words[2:], strict=False):
        yield f"{first} _ {last}"


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


def _add_kinds(made: Weighed, words: tuple[str, ...], by: float) -> None:
    known = kinds(words)
    for at, here in enumerate(known):
        _add(made, (f"K:{kind}" for kind in here), by)
        for step in (1, 2, 3):
            for other in known[at + step : at + step + 1]:
                _add(made, (f"K{step > 1}:{first}+{second}" for first in here for second in other), by / 2)


@lru_cache(maxsize=32_768)
def _letters(word: str) -> tuple[int, ...]:
    """The buckets of runs of letters in a word and its edges."""
    edged = f"<{word}>"
    runs = {edged[at : at + count] for count in _LETTERS for at in range(len(edged) - count + 1)}
    return tuple(sorted(crc32(f"c:{run}".encode()) & (BUCKETS - 1) for run in runs))
