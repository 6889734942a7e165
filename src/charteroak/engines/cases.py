"""Every case of an act as a batch of rows."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from charteroak.engines.files import writing
from charteroak.law.article import version_at
from charteroak.law.law import NOT_IN_FORCE
from charteroak.logic.expr import Fact
from charteroak.logic.table import Decision, Table

_WORD = pa.dictionary(pa.int8(), pa.string())
_LIST = pa.list_(pa.string())


def every_case(table: Table, day: date | None = None, *, joined: bool = False) -> Any:
    """A `pyarrow.RecordBatch` with a row for each combination of the act's facts, all known.

    Its columns are the facts, words as dictionary columns and the others as truth values, then `outcome` and
    `clauses`, a list, or with `joined` text joined with ";". The order is that of the vocabulary, the last fact's
    values changing fastest. On a `day` without the article every outcome is `not_addressed`.
    """
    facts = table.act.facts
    grid = np.indices([len(fact.values) for fact in facts]).reshape(len(facts), -1)
    strides = [table.offsets[fact.name][fact.values[0]] for fact in facts]
    index = sum((codes + 1) * stride for codes, stride in zip(grid, strides, strict=True))
    numbers = pa.array(np.frombuffer(table.cells, np.uint16).take(index).astype(np.int32))
    decisions = table.decisions if day is None or version_at(day) else [NOT_IN_FORCE] * len(table.decisions)
    columns = {fact.name: _column(fact, codes) for fact, codes in zip(facts, grid, strict=True)}
    return pa.RecordBatch.from_pydict({**columns, **_answers(decisions, numbers, joined)})


def write_cases(table: Table, day: date | None, stream: BinaryIO, form: str) -> None:
    """Write every case of an act to a stream in one of the formats of `files`."""
    rows = every_case(table, day, joined=form in ("csv", "tsv"))
    with writing(stream, form, rows.schema) as writer:
        writer.write(writer.prepared(rows))


def _column(fact: Fact, codes: Any) -> Any:
    if True in fact.values:
        return pa.array(codes == fact.values.index(True))
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int8)), pa.array(fact.values, pa.string()))


def _answers(decisions: list[Decision], numbers: Any, joined: bool) -> dict[str, Any]:
    outcomes = pa.array([decision.outcome for decision in decisions], pa.string())
    clauses = (
        pa.array([";".join(decision.clauses) for decision in decisions], pa.string())
        if joined
        else pa.array([list(decision.clauses) for decision in decisions], _LIST)
    )
    return {"outcome": outcomes.take(numbers).dictionary_encode().cast(_WORD), "clauses": clauses.take(numbers)}
