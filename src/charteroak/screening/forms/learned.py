"""The model of questions: for each bucket of what is looked at (`features`) a weight for each thing that may be asked.

The weights are made by `scripts/train_forms.py` from the questions in `learning/questions/`, written for that, and lie
beside this module in a file of numbers that names the digest of what they were made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.forms.features import Weighed
from charteroak.screening.found import Category

Asks = tuple[Category, Literal["direct", "proxy"]]

_TIERS: tuple[Literal["direct", "proxy"], ...] = ("direct", "proxy")
_ONLY_DIRECT = frozenset({Category.CRIME_WITNESS, Category.INCOME_TAX_RECORD})
"""Classes of which the contract's labelling guide knows no proxies."""

ASKS: tuple[Asks, ...] = tuple(
    (category, tier)
    for category in Category
    if category is not Category.OTHER_PRIVATE
    for tier in _TIERS
    if tier == "direct" or category not in _ONLY_DIRECT
)
"""What a question may ask, in the order of the weights' columns; the last column is for nothing of the kind."""

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """A row of weights for each bucket, and what each column begins with."""

    rows: Scores
    bias: Scores

    def scores(self, weighed: Weighed) -> Scores:
        """A score for each of ASKS and for nothing of the kind; below zero it is not."""
        buckets = np.fromiter(weighed.keys(), np.int64, len(weighed))
        by = np.fromiter(weighed.values(), np.float32, len(weighed))
        length = sqrt(float(by @ by)) or 1.0
        made: Scores = by @ self.rows[buckets] / np.float32(length) + self.bias
        return made


@cache
def model() -> Model:
    """The model that is shipped."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        return Model(kept["rows"] * kept["scale"], kept["bias"])


def digest() -> str:
    """The digest of the questions and the lexicon that the shipped weights were made from."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        return str(kept["digest"])
