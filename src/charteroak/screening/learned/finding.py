"""What the model finds in a buffer: in each segment that tells of a class, the words that reveal it.

Whether a segment tells is judged by its best word and its own score; where it is told of the class nearby, less is
enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np

from charteroak.screening.found import LEARNED, Certainty, Finding
from charteroak.screening.learned import segments as first
from charteroak.screening.learned import words as second
from charteroak.screening.learned.model import CLASSES, Marked, Model, Scores
from charteroak.screening.learned.numbers import Hashes, word_hashes
from charteroak.screening.learned.pieces import Numbers, Pieces, pieces
from charteroak.screening.learned.unmasked import unmasked

OWN = 2.0
"""What a segment's own score counts for beside that of its best word."""
SURE, MAYBE = 0.5, -1.0
"""From which sum of them on a segment's class is protected, and undetermined."""
BESIDE = 2.0
"""How much less is enough where a segment nearby tells of the class."""
EACH = -4.5
"""From which score on a word of a telling segment is taken out."""
RUN = -2.0
"""What the best word of a run of them must reach, unless it is the best of the segment."""
WITHIN = 12.0
"""How far below the best word of the segment it may be."""
_GAP = 1
"""Words or signs in a row that may reach less between others."""
SMALL = """
a an the and or but of to in on at by for with from as if so then that this these those who which it its is are was were
be been being am has have had do does did will would can could may i we you he she they said says told
el la los las un una unos unas de del al y e o u en con por para que quien se es son era eran fue ser esta estan estaba
ha han habia he hemos como si yo tu usted el ella ellos nosotros dijo dice lo le les me nos
"""
"""Words that do not begin or end what is taken out: by the marking guide they reveal nothing there."""
LOOK = -0.7
"""What a class must reach in the first layer for the words of a segment to be looked at."""


def learned(model: Model, data: bytes, edges: Sequence[int], found: Iterable[Finding]) -> Iterator[Finding]:
    """What the model finds in shadow text, in the shadow's own offsets.

    `edges` are where its texts begin; `found` is what rules found in it.
    """
    taken = pieces(unmasked(data, model.meanings))
    if not len(taken.words):
        return
    texts = np.searchsorted(np.asarray(edges), taken.starts, "right") - 1
    spans = [(each.category.value, each.start, each.end) for each in found]
    by_rules = ruled(taken, spans)
    scores = first.scored(model.segments, taken, texts, by_rules)
    looked = taken.only(np.asarray((scores > LOOK).any(axis=1)))
    if not len(looked.words):
        return
    known = second.told(looked.segments, scores, first.nearest(scores, texts), within(looked, spans), by_rules)
    by_word = second.scored(model, looked, known)
    telling = tells(looked, by_word, scores, texts)
    are_words = looked.are_words
    telling_words = are_words & ~np.isin(word_hashes(looked), _small())
    for segment, category in zip(*np.nonzero(telling > 0), strict=True):
        low, high = np.searchsorted(looked.segments, [segment, segment + 1])
        certainty: Certainty = "protected" if telling[segment, category] > SURE - MAYBE else "undetermined"
        words = by_word[low:high, category]
        for start, end in runs(words > max(EACH, words.max() - WITHIN), are_words[low:high], telling_words[low:high]):
            if words[start : end + 1].max() < min(RUN, words.max()):
                continue
            at, to = int(looked.words[low + start]), int(looked.ends[low + end])
            yield Finding(at, to, CLASSES[category], LEARNED, "proxy", certainty)


def tells(taken: Pieces, by_word: Scores, scores: Scores, texts: Numbers) -> Scores:
    """By how much each segment tells more of each class than is enough: a row for each segment.

    `by_word` are the scores of the words of `taken`, `scores` those of the segments.
    """
    best = np.full((len(texts), len(CLASSES)), -np.inf, np.float32)
    firsts = np.flatnonzero(np.diff(taken.segments, prepend=-1))
    looked = taken.segments[firsts]
    best[looked] = np.maximum.reduceat(by_word, firsts, axis=0) + OWN * scores[looked]
    beside = first.nearest(best, texts) > MAYBE
    made: Scores = best - MAYBE + BESIDE * beside
    return made


def ruled(taken: Pieces, spans: Iterable[tuple[str, int, int]]) -> Marked:
    """In which segments which classes have a span, given as class, start and end."""
    made = np.zeros((len(taken.starts), len(CLASSES)), bool)
    for number, start, end in _numbered(spans):
        low, high = np.searchsorted(taken.starts, [start, max(end - 1, start)], "right") - 1
        made[max(low, 0) : high + 1, number] = True
    return made


def within(taken: Pieces, spans: Iterable[tuple[str, int, int]]) -> Marked:
    """Which words are in a span of which class."""
    made = np.zeros((len(taken.words), len(CLASSES)), bool)
    for number, start, end in _numbered(spans):
        made[np.searchsorted(taken.ends, start, "right") : np.searchsorted(taken.words, end), number] = True
    return made


def _numbered(spans: Iterable[tuple[str, int, int]]) -> Iterator[tuple[int, int, int]]:
    names = [each.value for each in CLASSES]
    return ((names.index(category), start, end) for category, start, end in spans if category in names)


def runs(wanted: Marked, are_words: Marked, tell: Marked) -> Iterator[tuple[int, int]]:
    """The first and the last word of each run of wanted ones, with small gaps within.

    No signs are at their edges, and no words but those that `tell`, unless a run has none of these.
    """
    at = np.flatnonzero(wanted & are_words)
    if not len(at):
        return
    cuts = np.flatnonzero(np.diff(at) > _GAP + 1)
    for start, end in zip(at[[0, *cuts + 1]].tolist(), at[[*cuts, -1]].tolist(), strict=True):
        inner = start + np.flatnonzero((wanted & tell)[start : end + 1])
        yield (int(inner[0]), int(inner[-1])) if len(inner) else (start, end)


@cache
def _small() -> Hashes:
    """The numbers of the small words."""
    return word_hashes(pieces(SMALL.encode()))
