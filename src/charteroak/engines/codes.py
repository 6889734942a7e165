"""The integer code of every act and of every fact's values, for columns that hold numbers instead of words.

The values of a fact count from 1 in the order of the vocabulary, and 0, like null, is unknown. Of yes and no, which the
vocabulary has as true and false, true is 1 and false is 2: a column in which 0 was meant as false says unknown, and
never something that is not so. Acts count from 1, too, and 0 is none. Codes are contract: what is there keeps its
number, and what comes to be is added behind it.
"""

from __future__ import annotations

from typing import Any

from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Fact, Value
from charteroak.logic.table import wire

ACT = "act"
"""The column that says which act a row is about."""

ACTS: tuple[str, ...] = tuple(act.name for act in RULEBOOK.acts)
"""Every act, in the order of the vocabulary."""

FACTS: dict[str, Fact] = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
"""Every fact that a column can be of, in the order of the vocabulary."""

ADDED = ("outcome", "clauses", "missing")
"""The columns that an answer adds."""

UNKNOWN = 0
"""The code of what is not known."""

WRONG = 255
"""Stands, in columns of codes, where a value is none of its fact's."""


def codes() -> dict[str, dict[Value, int]]:
    """For `act` and for each fact, the code of every value: `codes()["topic"]["immigration_status"]` is 1."""
    columns: dict[str, tuple[Value, ...]] = {ACT: ACTS} | {name: fact.values for name, fact in FACTS.items()}
    return {name: {value: code for code, value in enumerate(values, 1)} for name, values in columns.items()}


def code_table() -> Any:
    """The same as a `pyarrow.Table` with the columns `field`, `value` and `code`, to join with or to write out."""
    import pyarrow as pa  # type: ignore[import-untyped]

    rows = [(field, wire(value), code) for field, values in codes().items() for value, code in values.items()]
    columns = [list(column) for column in zip(*rows, strict=True)]
    return pa.Table.from_arrays(
        [pa.array(columns[0], pa.string()), pa.array(columns[1], pa.string()), pa.array(columns[2], pa.int8())],
        names=["field", "value", "code"],
    )
