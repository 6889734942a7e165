"""The model: weights for every feature and class, and the score of each segment by them.

The weights are made by `scripts/train_screener.py` from the texts in `learning/` and lie beside this module, in a file
that names the digest of what they were made from. They hold numbers alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.found import Category
from charteroak.screening.learned.features import (
    AROUND,
    BESIDE,
    FAR,
    LETTERS,
    NEAR,
    WEIGHTS,
    WORD,
    Hashes,
    features,
    word_hashes,
)
from charteroak.screening.learned.pieces import Numbers, Pieces

CLASSES = tuple(each for each in Category if each is not Category.OTHER_PRIVATE)
"""In the order of the weights."""
BY_RULES = 0.7
"""What it counts for that rules found a class in a segment."""
_AWAY = tuple(each for each in range(-AROUND, AROUND + 1) if each and each not in BESIDE)
OFFSETS = {NEAR: BESIDE, FAR: _AWAY}

Scores = NDArray[np.float32]
Marked = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights: for each table a row for each bucket and a column for each class; of what rules found; and biases."""

    tables: tuple[Scores, ...]
    rules: Scores
    bias: Scores
    least: float
    """What the words of a segment must reach by themselves for the rest to be looked at."""
    maybe: Scores
    """The score from which on a class is undetermined."""
    sure: Scores
    """The score from which on it is protected."""


def around(texts: Numbers, offsets: tuple[int, ...]) -> Iterator[tuple[Numbers, Numbers]]:
    """For each offset the pairs of segments of one text that stand so far apart: which has which beside it."""
    number = np.arange(len(texts))
    for offset in offsets:
        here = number[max(0, -offset) : max(len(texts) - max(0, offset), 0)]
        here = here[texts[here] == texts[here + offset]]
        yield here, here + offset


def scored(model: Model, taken: Pieces, texts: Numbers, ruled: Marked) -> Scores:
    """A score for each segment and class. `texts` are the segments' texts, `ruled` the classes that rules found there.

    A segment whose words reach too little by themselves, and where rules found nothing, is not looked at further.
    """
    hashes = word_hashes(taken)
    scores = model.bias + _evened(*_sums(model, taken, hashes, WORD), WORD)
    looked: Marked = np.asarray((scores > model.least).any(axis=1) | ruled.any(axis=1))
    if looked.any():
        scores += _evened(*_sums(model, *_part(taken, hashes, looked), LETTERS), LETTERS)
        for table in OFFSETS:
            scores += _beside(model, taken, hashes, table, texts, looked)
        scores += np.float32(BY_RULES) * ruled.astype(np.float32) @ model.rules
    scores[~looked] = -np.inf
    return scores


def _part(taken: Pieces, hashes: Hashes, wanted: Marked) -> tuple[Pieces, Hashes]:
    """The words of some segments, which keep their numbers."""
    return taken.only(wanted), hashes[wanted[taken.segments]]


def _sums(model: Model, taken: Pieces, hashes: Hashes, table: int) -> tuple[Scores, Scores]:
    """The sum of a table's weights in each segment, and of how many features."""
    weights, count = model.tables[table], len(taken.starts)
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


def _beside(model: Model, taken: Pieces, hashes: Hashes, table: int, texts: Numbers, looked: Marked) -> Scores:
    """What the segments beside others add to these."""
    pairs = [(here[looked[here]], there[looked[here]]) for here, there in around(texts, OFFSETS[table])]
    wanted = np.zeros(len(looked), bool)
    for _, there in pairs:
        wanted[there] = True
    sums, numbers = _sums(model, *_part(taken, hashes, wanted), table)
    made, counts = np.zeros_like(sums), np.zeros_like(numbers)
    for here, there in pairs:
        made[here] += sums[there]
        counts[here] += numbers[there]
    return _evened(made, counts, table)


def carried(model: Model, taken: Pieces) -> Scores:
    """How much each word carries of the score of its segment: a row for each word, a column for each class."""
    hashes = word_hashes(taken)
    made = np.zeros((len(taken.words), len(CLASSES)), np.float32)
    for table in (WORD, LETTERS):
        every = list(features(taken, hashes, table))
        numbers = sum(np.bincount(taken.segments[runs.words], minlength=len(taken.starts)) for runs in every)
        evened = np.float32(WEIGHTS[table]) / np.sqrt(np.maximum(numbers, 1))
        for runs in every:
            shares = model.tables[table][runs.buckets] * (evened[taken.segments[runs.words]] / runs.over)[:, None]
            for ahead in range(runs.over):
                np.add.at(made, runs.words + ahead, shares)
    return made


@cache
def model() -> Model:
    """The model that is shipped."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        tables = tuple(kept[f"table_{number}"].astype(np.float32) * kept[f"scale_{number}"] for number in range(4))
        return Model(tables, kept["rules"], kept["bias"], float(kept["least"]), kept["maybe"], kept["sure"])


def digest() -> str:
    """The digest of the texts that the shipped weights were made from."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        return str(kept["digest"])
