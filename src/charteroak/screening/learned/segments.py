"""The first layer: a score of each segment for each class."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from charteroak.screening.learned.features import (
    AROUND,
    BESIDE,
    FAR,
    LETTERS,
    NEAR,
    WEIGHTS,
    WORD,
    features,
)
from charteroak.screening.learned.model import Marked, Scores, Segments
from charteroak.screening.learned.numbers import Hashes, word_hashes
from charteroak.screening.learned.pieces import Numbers, Pieces

BY_RULES = 0.7
"""What it counts for that rules found a class in a segment."""
_AWAY = tuple(each for each in range(-AROUND, AROUND + 1) if each and each not in BESIDE)
OFFSETS = {NEAR: BESIDE, FAR: _AWAY}


def around(texts: Numbers, offsets: tuple[int, ...]) -> Iterator[tuple[Numbers, Numbers]]:
    """For each offset the pairs of segments of one text that stand so far apart: which has which beside it."""
    number = np.arange(len(texts))
    for offset in offsets:
        here = number[max(0, -offset) : max(len(texts) - max(0, offset), 0)]
        here = here[texts[here] == texts[here + offset]]
        yield here, here + offset


def scored(layer: Segments, taken: Pieces, texts: Numbers, ruled: Marked) -> Scores:
    """A score for each segment and class. `texts` are the segments' texts, `ruled` the classes that rules found there.

    A segment whose words say too little at the gate, and where rules found nothing, is not looked at further: it has
    no score but minus infinity.
    """
    hashes = word_hashes(taken)
    gated = _evened(*_sums(layer.gate[:, None], taken, hashes, WORD), WORD)[:, 0]
    looked: Marked = np.asarray((gated > layer.least) | ruled.any(axis=1))
    scores = np.zeros(ruled.shape, np.float32) + layer.bias
    if looked.any():
        for table in (WORD, LETTERS):
            scores += _evened(*_sums(layer.tables[table], *_part(taken, hashes, looked), table), table)
        for table in OFFSETS:
            scores += _beside(layer, taken, hashes, table, texts, looked)
        scores += np.float32(BY_RULES) * ruled.astype(np.float32) @ layer.rules
    scores[~looked] = -np.inf
    return scores


def nearest(scores: Scores, texts: Numbers) -> Scores:
    """The best score of each class among the segments around each."""
    made = scores.copy()
    for here, there in around(texts, tuple(each for each in range(-AROUND, AROUND + 1) if each)):
        made[here] = np.maximum(made[here], scores[there])
    return made


def _part(taken: Pieces, hashes: Hashes, wanted: Marked) -> tuple[Pieces, Hashes]:
    """The words of some segments, which keep their numbers."""
    return taken.only(wanted), hashes[wanted[taken.segments]]


def _sums(weights: Scores, taken: Pieces, hashes: Hashes, table: int) -> tuple[Scores, Scores]:
    """The sum of a table's weights in each segment, and of how many features."""
    count = len(taken.starts)
    made, numbers = np.zeros((count, weights.shape[1]), np.float32), np.zeros(count, np.float32)
    for runs in features(taken, hashes, table):
        segments = taken.segments[runs.words]
        firsts = np.flatnonzero(np.diff(segments, prepend=-1))
        if len(firsts):
            made[segments[firsts]] += np.add.reduceat(weights[runs.buckets], firsts, axis=0)
            numbers[segments[firsts]] += np.diff(firsts, append=len(segments))
    return made, numbers


def _evened(sums: Scores, numbers: Scores, table: int) -> Scores:
    evened = WEIGHTS[table] / np.sqrt(np.maximum(numbers, 1))
    return sums * evened.astype(np.float32)[:, None]


def _beside(layer: Segments, taken: Pieces, hashes: Hashes, table: int, texts: Numbers, looked: Marked) -> Scores:
    """What the segments beside others add to these."""
    pairs = [(here[looked[here]], there[looked[here]]) for here, there in around(texts, OFFSETS[table])]
    wanted = np.zeros(len(looked), bool)
    for _, there in pairs:
        wanted[there] = True
    sums, numbers = _sums(layer.tables[table], *_part(taken, hashes, wanted), table)
    made, counts = np.zeros_like(sums), np.zeros_like(numbers)
    for here, there in pairs:
        made[here] += sums[there]
        counts[here] += numbers[there]
    return _evened(made, counts, table)
