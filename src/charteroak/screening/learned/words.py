"""The second layer: a score of each word for each class, from what is around it and what the first layer tells.

What is told of a word: the score of its segment and the best around it, both within bounds, whether a rule's span has
it, and whether a rule found the class in its segment.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

import numpy as np

from charteroak.screening.learned.meanings import kinds_of
from charteroak.screening.learned.model import CLASSES, MIDDLE, Marked, Model, Scores
from charteroak.screening.learned.nearby import buckets, looks
from charteroak.screening.learned.numbers import hasher
from charteroak.screening.learned.pieces import Numbers, Pieces

EACH = 1 / sqrt(len(looks()))
"""What a look counts for."""
_BOUND = 1.5
_TOLD = (0.5, 0.5, 0.5, 0.25)
_SOME = 20_000
"""So many words at once: what is looked at around them is a thousand bytes for each."""


def told(segments: Numbers, scores: Scores, near: Scores, spans: Marked, ruled: Marked) -> Scores:
    """What the first layer and the rules tell of each word: four columns for each class.

    `segments` are the words' segments; `scores`, `near` and `ruled` have a row for each segment, `spans` for each word.
    """
    bounded = [np.clip(each, -_BOUND, _BOUND)[segments] for each in (scores, near)]
    marked = [each.astype(np.float32) for each in (spans, ruled[segments])]
    return np.concatenate([part * np.float32(by) for part, by in zip(bounded + marked, _TOLD, strict=True)], axis=1)


def scored(model: Model, taken: Pieces, known: Scores) -> Scores:
    """A score for each word and class, given what is told of each."""
    layer = model.words
    made = known @ layer.told + layer.bias
    for low, high in _chunks(taken):
        part = taken.between(low, high)
        numbers = hasher(part.data)
        sums = np.zeros((high - low, layer.lanes.shape[1]), np.uint64)
        for rows, counts in buckets(part, kinds_of(model.meanings, part, numbers), numbers):
            sums += layer.lanes[np.where(counts, rows, len(layer.looks))]
        steps = sums.view(np.uint16)[:, : len(CLASSES)].astype(np.float32) - np.float32(MIDDLE * len(looks()))
        made[low:high] += steps * np.float32(EACH * layer.scale)
    return made


def _chunks(taken: Pieces) -> Iterator[tuple[int, int]]:
    """Words in runs of a bounded length (but for a longer segment), each segment in one."""
    at, count = 0, len(taken.words)
    while at < count:
        end = min(at + _SOME, count)
        end = int(np.searchsorted(taken.segments, taken.segments[end - 1], "right"))
        yield at, end
        at = end
