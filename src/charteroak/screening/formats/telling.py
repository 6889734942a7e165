"""Columns whose names make whatever stands in them confidential: a "Y" under `on_snap` says as much as a sentence does.

A format that has such columns tells where their values stand, by `by_column(number)`; the mark that stands instead of
a value, and signs without a letter or a digit, say nothing.

Of the seven classes a column counts that is protected or undetermined. Of other private attributes it is one of numbers
and addresses that stand for a person, where its neighbours leave no doubt of that: the text of others is looked at as
any text is, so that the address of a restaurant or the pay of an office stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from charteroak.screening.columns.column import Column
from charteroak.screening.formats.surface import MARK
from charteroak.screening.found import Category, Finding

Told = Sequence[tuple[int, int, Column | None]]
"""Of a surface's text: from, to, and the column whose value stands there; None where a name stands that stays."""

_MOST_BESIDE = 500
"""More names than this are of no table; each is looked at by itself then."""


@lru_cache(maxsize=1024)
def telling(names: tuple[str, ...]) -> dict[int, Column]:
    """The columns of a table that are confidential as a whole, by number from 0 on, told by all their names."""
    from charteroak.screening.columns import classify_names, telling_columns

    found = telling_columns(names) if len(names) <= _MOST_BESIDE else classify_names(names)
    return {number: column for number, column in found.items() if _counts(column)}


def _counts(column: Column) -> bool:
    if column.category is Category.OTHER_PRIVATE:
        return column.tier == "identifier" and column.certainty == "protected"
    return True


@lru_cache(maxsize=4096)
def stays(name: str) -> bool:
    """Whether a name says nothing but what its column is of: every word of it is one that names have."""
    from charteroak.screening.columns.book import book

    words = book().known(name)
    return bool(words) and "," not in words and bool(telling((name,)))


def says(value: str) -> bool:
    """Whether a value says anything: it has a letter or a digit, and is no mark."""
    return any(map(str.isalnum, value)) and value.strip() != MARK


def may_tell(names: Iterable[str]) -> bool:
    """Whether any of these names may be that of such a column, whatever stands beside it."""
    from charteroak.screening.columns.book import book
    from charteroak.screening.columns.tokens import tokens

    return any(book().tells(token) for name in names for token in tokens(name))


def found_by_column(told: Told, text: str) -> Iterator[Finding]:
    """The values of a surface, whose text is given, as findings, each by the rule that told its column."""
    for start, end, column in told:
        if column and column.category and column.tier and column.certainty and says(text[start:end]):
            yield Finding(start, end, column.category, column.why[0], column.tier, column.certainty)
