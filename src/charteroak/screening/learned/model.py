"""The model: weights for every feature and class, in two layers, kept as numbers.

The first layer scores segments (`segments.py`), the second the words of those segments that may hold something
(`words.py`). The weights are made by `scripts/train_screener.py` from the texts in `learning/` and lie beside this
module, in a file that names the digest of what they were made from. They hold numbers alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.found import Category
from charteroak.screening.learned.meanings import Meanings

CLASSES = tuple(each for each in Category if each is not Category.OTHER_PRIVATE)
"""In the order of the weights."""
TABLES = 4
LANES, MIDDLE = 8, 128

Scores = NDArray[np.float32]
Marked = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segments:
    """For each table a row for each bucket and a column for each class; of what rules found; and biases."""

    tables: tuple[Scores, ...]
    rules: Scores
    bias: Scores
    gate: Scores
    """For each bucket of the first table what it says for any class at all."""
    least: float
    """What the words of a segment must reach by the gate, without bias, for the segment to be looked at."""


@dataclass(frozen=True, slots=True)
class Words:
    """A row for each bucket of what is looked at around a word, in steps of `scale`; of what is told of it; biases."""

    looks: NDArray[np.int8]
    scale: float
    told: Scores
    bias: Scores
    lanes: NDArray[np.uint64]
    """The same rows, and one of nothing, for adding: 16 bits for each class, in which MIDDLE stands for 0."""

    @classmethod
    def of(cls, looks: NDArray[np.int8], scale: float, told: Scores, bias: Scores) -> Words:
        """With the lanes made."""
        lanes = np.full((len(looks) + 1, LANES), MIDDLE, np.uint16)
        lanes[:-1, : looks.shape[1]] += looks.astype(np.uint16)  # a negative number wraps around, as it should
        return cls(looks, scale, told, bias, lanes.view(np.uint64))


@dataclass(frozen=True, slots=True)
class Model:
    """Both layers and the lexicon that they were made with."""

    meanings: Meanings
    segments: Segments
    words: Words


@cache
def meanings() -> Meanings:
    """The lexicon of the model that is shipped."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        return Meanings(int(kept["kinds"]), kept["whole"], kept["of_whole"], kept["stems"], kept["of_stems"])


@cache
def model() -> Model:
    """The model that is shipped."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        tables = tuple(kept[f"table_{each}"].astype(np.float32) * kept[f"scale_{each}"] for each in range(TABLES))
        return Model(
            meanings(),
            Segments(tables, kept["rules"], kept["bias"], kept["gate"] * kept["gate_scale"], float(kept["least"])),
            Words.of(kept["looks"], float(kept["looks_scale"]), kept["told"], kept["words_bias"]),
        )


def digest() -> str:
    """The digest of the texts and the lexicon that the shipped weights were made from."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as kept:
        return str(kept["digest"])
