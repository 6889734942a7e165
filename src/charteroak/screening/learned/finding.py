"""What the model finds in a buffer: for each segment whose score tells, the words that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from charteroak.screening.found import LEARNED, Certainty, Finding
from charteroak.screening.learned.model import CLASSES, Marked, Model, Scores, carried, scored
from charteroak.screening.learned.pieces import Pieces, pieces

_EACH = 0.04
"""What a word must carry to be worth taking out beside others."""
_BESIDE_RULES = 0.12
"""The same where a rule found the class in the segment: its span is the exacter one."""


def learned(model: Model, data: bytes, edges: Sequence[int], found: Iterable[Finding]) -> Iterator[Finding]:
    """What the model finds in shadow text, in the shadow's own offsets.

    `edges` are where its texts begin; `found` is what rules found in it.
    """
    taken = pieces(data)
    if not len(taken.words):
        return
    texts = np.searchsorted(np.asarray(edges), taken.starts, "right") - 1
    by_rules = ruled(taken, [(each.category.value, each.start, each.end) for each in found])
    scores = scored(model, taken, texts, by_rules)
    telling: Marked = np.asarray(scores > model.maybe)
    told = taken.only(np.asarray(telling.any(axis=1)))
    shares = carried(model, told)
    for segment, category in zip(*np.nonzero(telling), strict=True):
        low, high = np.searchsorted(told.segments, [segment, segment + 1])
        first, last = _carrying(shares[low:high, category], _BESIDE_RULES if by_rules[segment, category] else _EACH)
        certainty: Certainty = "protected" if scores[segment, category] > model.sure[category] else "undetermined"
        start, end = int(told.words[low + first]), int(told.ends[low + last])
        yield Finding(start, end, CLASSES[category], LEARNED, "proxy", certainty)


def ruled(taken: Pieces, spans: Iterable[tuple[str, int, int]]) -> Marked:
    """In which segments which classes have a span, given as class, start and end."""
    made = np.zeros((len(taken.starts), len(CLASSES)), bool)
    names = [each.value for each in CLASSES]
    for category, start, end in spans:
        if category in names:
            first, last = np.searchsorted(taken.starts, [start, max(end - 1, start)], "right") - 1
            made[max(first, 0) : last + 1, names.index(category)] = True
    return made


def _carrying(shares: Scores, cost: float) -> tuple[int, int]:
    """The first and the last of the words that carry most, each weighed against what it costs to take it out."""
    best, total, first = (-np.inf, 0, 0), 0.0, 0
    for at, share in enumerate(shares.tolist()):
        if total <= 0:
            total, first = 0.0, at
        total += share - cost
        if total > best[0]:
            best = (total, first, at)
    return best[1], best[2]
