"""Decisions by the column: a batch of rows is decided with one look-up a fact, whatever acts are mixed in it.

Each row's facts add up to the index of a cell, as they do one by one (`Table.index`); here they do so for a whole
column at once, and a dictionary column is looked up by its dictionary. What a row may not hold adds a number so far
below zero that no sum with it is an index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from charteroak.law.article import RULEBOOK, version_at
from charteroak.law.law import NOT_IN_FORCE, Law
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Fact, Value
from charteroak.logic.table import OUTCOMES, Decision

Numbers = NDArray[np.int32]

ACT = "act"
"""The column that says which act a row is about."""

FACTS: dict[str, Fact] = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
"""Every fact that a column can be of, in the order of the vocabulary."""


class Lists(Enum):
    """How the columns `clauses` and `missing` are made: each value of these is their type.

    As lists; as entries of a dictionary of lists, for who writes them out entry by entry; as text joined with ";".
    """

    PLAIN = pa.list_(pa.dictionary(pa.int8(), pa.string()))
    SHARED = pa.dictionary(pa.int32(), PLAIN)
    JOINED = pa.dictionary(pa.int32(), pa.string())


OUTCOME_TYPE = pa.dictionary(pa.int8(), pa.string())
ADDED = ("outcome", "clauses", "missing")
"""The columns that an answer adds."""

_OUTCOMES = [outcome.value for outcome in OUTCOMES]
_REFUSED = -(1 << 26)  # below any sum of offsets, and with one from every column still within 32 bits
_ACTS = tuple(act.name for act in RULEBOOK.acts)
_WRONG, _NOTHING = len(_ACTS), len(_ACTS) + 1  # places of what is no act, after those that are


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be decided: its place in the batch, from 0, and what is wrong with it."""

    at: int
    error: BadInput


@dataclass(frozen=True, slots=True)
class Decided:
    """A batch, decided: the rows that could be, with the columns of the answer added, and those that could not."""

    rows: Any
    refused: tuple[Refusal, ...]


class Columns:
    """Decides batches of rows under one setting of the readings, on one day (today, if none is given)."""

    def __init__(self, law: Law, day: date | None = None) -> None:
        self._law = law
        tables = [law.table(act) for act in _ACTS]
        numbers = {decision: i for i, decision in enumerate(dict.fromkeys(d for t in tables for d in t.decisions))}
        numbers.setdefault(NOT_IN_FORCE, len(numbers))
        cells = [_renumbered(table.cells, [numbers[d] for d in table.decisions]) for table in tables]
        starts = np.cumsum([0, *(len(part) for part in cells[:-1])])
        self._starts = np.array([*starts, _REFUSED, _REFUSED], np.int32)
        self._cells = np.concatenate(cells)
        if day is not None and version_at(day) is None:
            self._cells = np.full_like(self._cells, numbers[NOT_IN_FORCE])
        self._offsets = {name: _offsets(fact, [table.offsets for table in tables]) for name, fact in FACTS.items()}
        self.answers: Sequence[Decision] = tuple(numbers)
        self._outcomes = np.array([_OUTCOMES.index(answer.outcome) for answer in self.answers], np.int8)
        lists = [[list(answer.clauses) for answer in self.answers], [list(answer.missing) for answer in self.answers]]
        self._lists = [pa.array(each, Lists.PLAIN.value) for each in lists]
        self._joined = [pa.array([";".join(each) for each in column], pa.string()) for column in lists]

    def decide(self, rows: Any, *, text: bool = False, lists: Lists = Lists.PLAIN) -> Decided:
        """Decide a `pyarrow.RecordBatch` with a column `act` and columns named for facts.

        Null is unknown. Other columns are passed through. With `text`, every column is text, as in CSV, and true
        and false are written out, in capitals or not. KeyError where there is no column `act`.
        """
        numbers = self.numbers(rows, text=text)
        bad = np.flatnonzero(numbers < 0)
        refused: tuple[Refusal, ...] = ()
        if len(bad):
            errors = self._errors(rows.take(pa.array(bad)), text)
            refused = tuple(map(Refusal, bad.tolist(), errors))
            rows, numbers = rows.filter(pa.array(numbers >= 0)), numbers[numbers >= 0]
        answers = self.columns(numbers, lists)
        schema = with_answers(rows.schema, lists)
        return Decided(pa.RecordBatch.from_arrays([*rows.columns, *answers], schema=schema), refused)

    def numbers(self, rows: Any, *, text: bool = False) -> Numbers:
        """For each row the place of its decision in `answers`, or -1 where it cannot be decided."""
        act = _act_codes(rows.column(ACT))
        one = int(act[0]) if len(act) and (act == act[0]).all() else None
        index = self._starts.take(act)
        for name in rows.schema.names:
            if name in FACTS:
                index += self._added(name, rows.column(name), act, one, text)
        refused = index < 0
        if not refused.any():
            return self._cells.take(index)
        found: Numbers = np.where(refused, np.int32(-1), self._cells.take(np.where(refused, 0, index)))
        return found

    def columns(self, numbers: Numbers, lists: Lists = Lists.PLAIN) -> list[Any]:
        """The columns of the answers with these numbers: `outcome`, `clauses`, `missing`."""
        outcomes = pa.array(self._outcomes.take(numbers))
        outcome = pa.DictionaryArray.from_arrays(outcomes, pa.array(_OUTCOMES), safe=False)
        places = pa.array(numbers)
        if lists is Lists.PLAIN:
            return [outcome, *(pool.take(places) for pool in self._lists)]
        pools = self._lists if lists is Lists.SHARED else self._joined
        return [outcome, *(pa.DictionaryArray.from_arrays(places, pool, safe=False) for pool in pools)]

    def _added(self, name: str, column: Any, act: Numbers, one: int | None, text: bool) -> Numbers:
        """What a fact's column adds to each row's index. `one` is the act of every row, if there is one such."""
        places: NDArray[Any] = _codes(FACTS[name], column, text)
        offsets = self._offsets[name]
        if pa.types.is_dictionary(column.type):
            # Looked up by the dictionary: its last slot, added here, is the null.
            offsets = offsets[:, np.append(places, np.int32(0))]
            places = _indices(column)
        flat = offsets[one] if one is not None else offsets.ravel()
        added: Numbers = flat.take(places if one is not None else act * np.int64(offsets.shape[1]) + places)
        return added

    def _errors(self, rows: Any, text: bool) -> list[BadInput]:
        """What is wrong with each of these rows: the act, or else the first wrong fact of the vocabulary's order."""
        act = _act_codes(rows.column(ACT))
        names = [ACT, *(name for name in FACTS if name in rows.schema.names)]
        first = np.zeros(len(act), np.int32)
        for place, name in reversed(list(enumerate(names[1:], start=1))):
            first[self._added(name, rows.column(name), act, None, text) < 0] = place
        keys = zip(act.tolist(), first.tolist(), strict=True)
        made: dict[tuple[int, int], BadInput] = {}
        return [made.get(key) or made.setdefault(key, self._error(rows, names, *key)) for key in keys]

    def _error(self, rows: Any, names: Sequence[str], act: int, place: int) -> BadInput:
        """The error that `Table.index` has for such a row: it tells kinds only, so the column's type is enough."""
        stands: Any = None if act == _NOTHING else _stand_in(rows.column(names[place]).type)
        try:
            if act >= _WRONG:
                self._law.table(stands)
            else:
                self._law.table(_ACTS[act]).index({names[place]: stands})
        except BadInput as wrong:
            return BadInput(wrong.field.removeprefix("facts."), wrong.given, wrong.allowed)
        raise ArithmeticError("a row was refused that can be decided")


def with_answers(schema: Any, lists: Lists = Lists.PLAIN) -> Any:
    """A schema with the fields of an answer added at its end."""
    for name, kind in zip(ADDED, (OUTCOME_TYPE, lists.value, lists.value), strict=True):
        schema = schema.append(pa.field(name, kind))
    return schema


def spoken(column: Any) -> Any:
    """A column of true and false written out as text, as a column of truth values."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return pc.equal(pc.ascii_lower(column), "true")


def _renumbered(cells: Any, numbers: Sequence[int]) -> Numbers:
    return np.array(numbers, np.int32).take(np.frombuffer(cells, np.uint16))


def _offsets(fact: Fact, of_acts: Sequence[Any]) -> Numbers:
    """What a fact adds: a row for each act, then two for none; a column for null, for each value, for any other."""
    made = np.zeros((len(of_acts) + 2, len(fact.values) + 2), np.int32)
    for act, offsets in enumerate(of_acts):
        known = offsets.get(fact.name, {})
        made[act, 1:] = [*(known.get(value, _REFUSED) for value in fact.values), _REFUSED]
    return made


def _act_codes(column: Any) -> Numbers:
    """The place of each row's act in the vocabulary, or that of what is none."""
    of = column.dictionary if pa.types.is_dictionary(column.type) else column
    codes = _matches(of, list(_ACTS))
    places = np.where(codes == 0, np.int32(_NOTHING), codes - np.int32(1))
    if of is column:
        return places
    return np.append(places, np.int32(_NOTHING)).take(_indices(column))


def _codes(fact: Fact, column: Any, text: bool) -> Numbers:
    """For each row, or each entry of the dictionary: 0 for null, 1 and on for the values, one more for any other."""
    values: list[Value] = list(fact.values)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary
    if True in values and text and _is_text(column.type):
        return _matches(pc.ascii_lower(column), ["true", "false"])
    if True in values and not pa.types.is_boolean(column.type):
        return _none_of(column, len(values))
    return _matches(column, values)


def _indices(column: Any) -> NDArray[np.int64]:
    """The indices of a dictionary column, with the one after its last entry for null."""
    found: NDArray[np.int64] = column.indices.cast(pa.int64()).fill_null(len(column.dictionary)).to_numpy()
    return found


def _matches(column: Any, values: list[Value]) -> Numbers:
    """For each entry its place among `values`, counted from 1; 0 for null; one more than the last for any other."""
    words = isinstance(values[0], str)
    if not (_is_text(column.type) if words else pa.types.is_boolean(column.type)):
        return _none_of(column, len(values))
    if pa.types.is_string_view(column.type):
        column = column.cast(pa.string())
    places = pc.index_in(column, value_set=pa.array([None, *values], column.type))
    found: Numbers = places.fill_null(len(values) + 1).to_numpy()
    return found


def _none_of(column: Any, values: int) -> Numbers:
    nulls = column.is_null().to_numpy(zero_copy_only=False)
    return np.where(nulls, np.int32(0), np.int32(values + 1))


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _stand_in(kind: Any) -> Any:
    """A value of the same kind as those of a column, and none that any fact or act has."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if _is_text(kind):
        return ""
    if pa.types.is_boolean(kind):
        return True
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return 0
    if pa.types.is_nested(kind):
        return {} if pa.types.is_struct(kind) else []
    return b""
