"""Columns by their names alone, with the names of those beside them; one, or a million a second.

Of many names only those are looked at closely that have a telling word. Which those are is told for each word once:
names are parted on whole arrays of letters, and Arrow numbers the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from charteroak.screening.columns.book import Said, book
from charteroak.screening.columns.column import Column, Evidence, column_of
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.columns.tokens import LONGEST, folded, tokens
from charteroak.screening.found import Certainty

NOTHING = Column()
_CHUNK = 1 << 17
_OTHER, _LOWER, _UPPER, _DIGIT = range(4)
_KINDS = bytes(
    _LOWER if 97 <= letter <= 122 else _UPPER if 65 <= letter <= 90 else _DIGIT if 48 <= letter <= 57 else _OTHER
    for letter in range(256)
)


def by_name(name: str, neighbours: Sequence[str] = ()) -> list[Evidence]:
    """What a column's name says of it, beside the names of its neighbours."""
    hits = hits_of(name)
    return list(_weighed(hits, _near(tuple(neighbours)))) if hits else []


def hits_of(name: str) -> tuple[NameRule, ...]:
    """The rules that a name is hit by."""
    return _hits(book().known(name))


@lru_cache(maxsize=65_536)
def _hits(words: tuple[str, ...]) -> tuple[NameRule, ...]:
    return book().hits(words)


@lru_cache(maxsize=65_536)
def _column(words: tuple[str, ...]) -> Column | None:
    """The column with a name of these words, by itself; None where it is nothing."""
    evidence = list(_weighed(_hits(words), Said(())))
    return column_of(evidence) if evidence else None


@lru_cache(maxsize=65_536)
def free_by_name(name: str) -> bool:
    """Whether a name is that of free text."""
    return book().is_free(name)


def _weighed(hits: Sequence[NameRule], near: Said) -> Iterator[Evidence]:
    """What hits come to among neighbours."""
    for rule in hits:
        certainty = rule.alone
        if book().beside(rule).are_in(near):
            certainty = "protected"
        elif book().against(rule).are_in(near):
            certainty = "nothing"
        if certainty != "nothing":
            sure: Certainty = certainty
            yield Evidence(rule.category, rule.tier, sure, rule.rule)


@lru_cache(maxsize=256)
def _near(neighbours: tuple[str, ...]) -> Said:
    return Said([word for name in neighbours for word in (*book().said(name).text.split(), ",")])


def classify_names(names: Sequence[str]) -> dict[int, Column]:
    """Of many names, each by itself: the columns that are anything, by the number of their name."""
    found: dict[int, Column] = {}
    known = book().known
    for start in range(0, len(names), _CHUNK):
        for number in _telling(names[start : start + _CHUNK]):
            column = _column(known(names[start + number]))
            if column is not None:
                found[start + number] = column
    return found


_decided: dict[bytes, bool] = {}
_MOST_DECIDED = 1 << 20


def _telling(names: Sequence[str]) -> list[int]:
    """The numbers of the names that have a telling word."""
    import numpy as np

    joined = "\n".join(names)
    if len(joined) > LONGEST * len(names) or joined.count("\n") != len(names) - 1:
        joined = "\n".join(name[:LONGEST].replace("\n", " ") for name in names)
    data = folded(joined).encode()
    if not data:
        return []
    letters = np.frombuffer(data, np.uint8)
    kinds = np.frombuffer(data.translate(_KINDS), np.uint8)
    starts = np.flatnonzero(_begins(kinds))
    if not len(starts):
        return []
    telling = starts[_decide(data, starts)]
    ends = np.flatnonzero(letters == ord("\n"))
    return np.unique(np.searchsorted(ends, telling)).tolist()  # type: ignore[no-any-return]  # whole numbers


def _begins(kinds: Any) -> Any:
    """Where tokens begin: the same tokens as `tokens` finds."""
    import numpy as np

    begins = np.empty(len(kinds), np.bool_)
    begins[0] = kinds[0] != _OTHER
    before, now = kinds[:-1], kinds[1:]
    begins[1:] = (before != now) & (now != _OTHER) & ~((before == _UPPER) & (now == _LOWER))
    # In "SSIAmount" the last capital begins the word that goes on in small letters.
    begins[1:-1] |= (kinds[:-2] == _UPPER) & (kinds[1:-1] == _UPPER) & (kinds[2:] == _LOWER)
    return begins


def _decide(data: bytes, starts: Any) -> Any:
    """For each token, whether it tells. What stands up to the next one goes with it, and says nothing."""
    import numpy as np
    import pyarrow as pa  # type: ignore[import-untyped]  # it has no types

    edges = np.append(starts, len(data)).astype(np.int32)
    pieces = pa.Array.from_buffers(pa.binary(), len(starts), [None, pa.py_buffer(edges), pa.py_buffer(data)])
    coded = pieces.dictionary_encode()
    tells = np.fromiter(map(_tells, coded.dictionary.to_pylist()), np.bool_, len(coded.dictionary))
    return tells[coded.indices.to_numpy()]


def _tells(token: bytes) -> bool:
    known = _decided.get(token)
    if known is None:
        if len(_decided) > _MOST_DECIDED:
            _decided.clear()
        known = _decided[token] = any(map(book().tells, tokens(token.decode())))
    return known
