"""Decisions by the column: a batch of rows is decided with a few passes over its columns, whatever acts it mixes.

Each row's facts add up to the place of a cell, as they do one by one (`Table.index`); here they do so for many rows at
a time, over columns of one-byte codes (`encode`), in tables made small (`classes`), by compiled loops (`kernel`) or by
NumPy's (`plain`), which give the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from charteroak.engines.classes import U8, Classes, classes
from charteroak.engines.codes import ACT, ACTS, ADDED, FACTS
from charteroak.engines.encode import encoded
from charteroak.engines.plain import Plain
from charteroak.engines.refusals import Refusal, refusals
from charteroak.law.article import version_at
from charteroak.law.law import NOT_IN_FORCE, Law
from charteroak.logic.table import OUTCOMES, Decision

__all__ = ["ACT", "ADDED", "FACTS", "Columns", "Decided", "Lists", "Refusal", "spoken", "with_answers"]


Numbers = NDArray[np.int16]

Text = bool | Collection[str]
"""Whether true and false are written out as text: in every column, in none, or in those with these names."""


_WORDS = pa.list_(pa.string())
_NUMBERED_WORDS = pa.list_(pa.dictionary(pa.int8(), pa.string()))


class Lists(Enum):
    """How the columns `clauses` and `missing` are made: the value of each of these are their types.

    As lists; as entries of a dictionary of lists, which costs least; as text joined with ";".
    """

    PLAIN = (_WORDS, _WORDS)
    SHARED = (pa.dictionary(pa.int8(), _WORDS), pa.dictionary(pa.int16(), _WORDS))
    JOINED = (pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.int16(), pa.string()))


OUTCOME_TYPE = pa.dictionary(pa.int8(), pa.string())

_OUTCOMES = [outcome.value for outcome in OUTCOMES]
_NOWHERE = np.empty(0, np.int8)
_FACT_AT = {name: place for place, name in enumerate(FACTS)}


@dataclass(frozen=True, slots=True)
class Places:
    """For each row the place of its outcome, its clauses and its missing facts in the lists of them; -1 if refused."""

    outcomes: NDArray[np.int8]
    clauses: NDArray[np.int8]
    missing: NDArray[np.int16]

    def part(self, first: int, last: int) -> Places:
        """Those of some rows, in the same room."""
        return Places(self.outcomes[first:last], self.clauses[first:last], self.missing[first:last])


@dataclass(frozen=True, slots=True)
class Decided:
    """A batch, decided: the rows that could be, with the columns of the answer added, and those that could not."""

    rows: Any
    refused: tuple[Refusal, ...]


class Columns:
    """Decides batches of rows under one setting of the readings, on one day (today, if none is given).

    With `fast`, by compiled loops, which need numba: `fast.worthwhile` tells when that is worth their loading.
    """

    def __init__(self, law: Law, day: date | None = None, *, fast: bool = False) -> None:
        tables = [law.table(act) for act in ACTS]
        numbers = {decision: i for i, decision in enumerate(dict.fromkeys(d for t in tables for d in t.decisions))}
        numbers.setdefault(NOT_IN_FORCE, len(numbers))
        self.answers: Sequence[Decision] = tuple(numbers)
        made = classes(tables, [[numbers[d] for d in table.decisions] for table in tables])
        if day is not None and version_at(day) is None:
            made = replace(made, cells=np.full_like(made.cells, numbers[NOT_IN_FORCE]))
        self._law = law
        self._by_number = made
        self._fast = fast
        self._clauses = list(dict.fromkeys(answer.clauses for answer in self.answers))
        self._missing = list(dict.fromkeys(answer.missing for answer in self.answers))
        if len(self._clauses) > 1 << 7 or len(numbers) > 1 << 15:
            raise OverflowError("these acts have too many answers for one byte and two")

    def decide(
        self, rows: Any, *, act: str | None = None, text: Text = False, coded: bool = False, lists: Lists = Lists.PLAIN
    ) -> Decided:
        """Decide a `pyarrow.RecordBatch` with a column `act` and columns named for facts.

        Null is unknown. Other columns are passed through. With `act`, every row is about that act, and there is no
        column for it. With `text`, true and false may be written out, in capitals or not, as in CSV. With `coded`, a
        column of numbers holds codes (`codes.codes`). KeyError where there is no column `act`.
        """
        places = self.room(rows.num_rows)
        refused = self.fill(places, rows, act=act, text=text, coded=coded)
        answers = self.columns(places, lists, some_refused=bool(refused))
        if refused:
            good = pa.array(places.outcomes >= 0)
            rows, answers = rows.filter(good), [column.filter(good) for column in answers]
        schema = with_answers(rows.schema, lists)
        return Decided(pa.RecordBatch.from_arrays([*rows.columns, *answers], schema=schema), refused)

    def room(self, rows: int) -> Places:
        """Room for the answers of so many rows: NumPy's, as it has few large pages of the system, not many small."""
        return Places(np.empty(rows, np.int8), np.empty(rows, np.int8), np.empty(rows, np.int16))

    def fill(
        self, places: Places, rows: Any, *, act: str | None = None, text: Text = False, coded: bool = False
    ) -> tuple[Refusal, ...]:
        """Decide a batch into room for it; the rows that are refused."""
        codes, acts = self.codes(rows, act=act, text=text, coded=coded)
        if not self._parts.decide(codes, acts, places.outcomes, places.clauses, places.missing):
            return ()
        return self.refusals(rows.schema, np.flatnonzero(places.outcomes < 0), codes, acts, coded=coded)

    def columns(self, places: Places, lists: Lists, *, some_refused: bool) -> list[Any]:
        """The columns `outcome`, `clauses` and `missing`, null where a row is refused."""
        bad = places.outcomes < 0 if some_refused else None
        outcome = pa.array(places.outcomes, mask=bad)
        made = [pa.DictionaryArray.from_arrays(outcome, pa.array(_OUTCOMES), safe=False)]
        for of_rows, pool in zip((places.clauses, places.missing), self._pools[lists], strict=True):
            if lists is Lists.PLAIN:
                made.append(self._listed(of_rows, pool, bad))
            else:
                made.append(pa.DictionaryArray.from_arrays(pa.array(of_rows, mask=bad), pool, safe=False))
        return made

    def _listed(self, of_rows: Any, pool: Any, bad: Any) -> Any:
        """A column of lists, by the place of each in a pool: Arrow's `take` does the same, much more slowly."""
        words = pool.values
        sound = of_rows if bad is None else np.where(bad, 0, of_rows)
        offsets, entries = self._parts.listed(sound, pool.offsets.to_numpy(), words.indices.to_numpy())
        values = pa.DictionaryArray.from_arrays(pa.array(entries), words.dictionary, safe=False).dictionary_decode()
        return pa.ListArray.from_arrays(pa.array(offsets), values, mask=None if bad is None else pa.array(bad))

    def numbers(self, rows: Any, *, act: str | None = None, text: Text = False, coded: bool = False) -> Numbers:
        """For each row the place of its decision in `answers`, or -1 where it cannot be decided."""
        codes, acts = self.codes(rows, act=act, text=text, coded=coded)
        return self.numbers_of(codes, acts, rows.num_rows)

    def numbers_of(self, codes: dict[int, U8], acts: U8 | int, rows: int) -> Numbers:
        """The same of columns that are codes already, as `codes` gives them."""
        found = np.empty(rows, np.int16)
        self._numbers.decide(codes, acts, _NOWHERE, _NOWHERE, found)
        return found

    def codes(
        self, rows: Any, *, act: str | None = None, text: Text = False, coded: bool = False
    ) -> tuple[dict[int, U8], U8 | int]:
        """The columns of a batch as codes, by the number of their fact, and its acts: all one, by place, or by code."""
        columns = {
            _FACT_AT[name]: encoded(
                rows.column(name),
                FACTS[name].values,
                self._parts,
                text=text if isinstance(text, bool) else name in text,
                coded=coded,
            )
            for name in rows.schema.names
            if name in FACTS
        }
        if act is not None:
            self._law.table(act)  # BadInput where there is no such act
            return columns, ACTS.index(act)
        return columns, encoded(rows.column(ACT), ACTS, self._parts, coded=coded)

    def refusals(
        self, schema: Any, bad: Any, codes: dict[int, U8], acts: U8 | int, *, coded: bool = False
    ) -> tuple[Refusal, ...]:
        """What is wrong with the rows at the places `bad`, the columns of which had the types of a schema."""
        return refusals(self._law, schema, bad, codes, acts, self._by_number, coded=coded)

    def hasten(self) -> None:
        """Use the compiled loops from now on."""
        if not self._fast:
            self._fast = True
            self.__dict__.pop("_numbers", None)
            self.__dict__.pop("_parts", None)

    @cached_property
    def _numbers(self) -> Any:
        return self._loops(self._by_number)

    @cached_property
    def _parts(self) -> Any:
        """Cells that say outcome, clauses and missing facts by the place of each in its list."""
        clauses = {each: place for place, each in enumerate(self._clauses)}
        missing = {each: place for place, each in enumerate(self._missing)}
        parts = [
            missing[answer.missing] | _OUTCOMES.index(answer.outcome) << 16 | clauses[answer.clauses] << 24
            for answer in self.answers
        ]
        return self._loops(replace(self._by_number, cells=np.array(parts, np.uint32).take(self._by_number.cells)))

    def _loops(self, of: Classes) -> Any:
        if not self._fast:
            return Plain(of)
        from charteroak.engines.kernel import Kernel

        return Kernel(of)

    @cached_property
    def _pools(self) -> dict[Lists, list[Any]]:
        pools = self._clauses, self._missing
        return {
            Lists.PLAIN: [pa.array([list(each) for each in pool], _NUMBERED_WORDS) for pool in pools],
            Lists.SHARED: [pa.array([list(each) for each in pool], _WORDS) for pool in pools],
            Lists.JOINED: [pa.array([";".join(each) for each in pool], pa.string()) for pool in pools],
        }


def with_answers(schema: Any, lists: Lists = Lists.PLAIN) -> Any:
    """A schema with the fields of an answer added at its end."""
    for name, kind in zip(ADDED, (OUTCOME_TYPE, *lists.value), strict=True):
        schema = schema.append(pa.field(name, kind))
    return schema


def spoken(column: Any) -> Any:
    """A column of true and false written out as text, as a column of truth values."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return pc.equal(pc.ascii_lower(column), "true")
