"""Cells of the acts' tables as rows, each with the answer that the table itself has for it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from engine_rows import ACTS, decided

from charteroak.engines.columns import FACTS
from charteroak.law.law import law
from charteroak.logic.errors import BadInput

WANTED = ("want_outcome", "want_clauses", "want_missing")
INQUIRE_STEP = 11  # no fact has eleven slots, so every value of every fact is in the sample

BAD: list[dict[str, Any]] = [
    {},
    {"act": "frisk"},
    {"act": "Refer"},
    {"act": "", "agency": "medical"},
    {"act": "refer", "agency": "police"},
    {"act": "refer", "agency": ""},
    {"act": "refer", "agency": "medical "},
    {"act": "refer", "topic": "immigration_status"},
    {"act": "refer", "topic": "weather", "agency": "police"},
    {"act": "provide_service", "because_of_status": True},
    {"act": "inquire", "recipient": "other", "employee": "police_officer"},
    {"act": "inquire", "topic": "Not_personal"},
    {"act": "disclose", "federal_cooperation": False},
    {"act": "arrest", "employee": "mayor", "criminal_warrant": True},
    {"act": "detain", "contact": "victim"},
]
"""Rows that have no answer, as a table can hold them: texts where texts are kept, and truth values."""


def cells(acts: Iterable[str] = ACTS, step: int = 1, readings: Any = None, as_of: date | None = None) -> pa.Table:
    """Every `step`-th cell of `inquire` and every cell of the others: the act, all facts, and the columns wanted."""
    parts = [_cells(act, step if act == "inquire" else 1, readings, as_of) for act in acts]
    return pa.concat_tables(parts)


def _cells(act: str, step: int, readings: Any, as_of: date | None) -> pa.Table:
    table = law(readings).table(act)
    index = np.arange(0, table.size, step)
    columns: dict[str, Any] = {"act": pa.array([act] * len(index), pa.string())}
    slots = dict(zip((fact.name for fact in table.act.facts), np.unravel_index(index, table.shape), strict=True))
    for fact in FACTS.values():
        kind = pa.bool_() if True in fact.values else pa.string()
        values = pa.array([None, *fact.values], kind)
        columns[fact.name] = (
            values.take(pa.array(slots[fact.name])) if fact.name in slots else pa.nulls(len(index), kind)
        )
    numbers = pa.array(np.frombuffer(table.cells, np.uint16)[index].astype(np.int32))
    in_force = as_of is None or as_of >= date(2008, 8, 11)
    answers = table.decisions if in_force else [("not_addressed", (), ())] * len(table.decisions)
    lists = pa.list_(pa.string())
    for name, kind, pool in zip(WANTED, (pa.string(), lists, lists), zip(*answers, strict=True), strict=True):
        columns[name] = pa.array(pool, kind).take(numbers)
    return pa.table(columns)


def bad_rows() -> pa.Table:
    """The rows of BAD, with what is the matter in `want_rejected`."""
    rows = [{name: row.get(name) for name in ("act", *FACTS)} | {"want_rejected": rejected(row)} for row in BAD]
    kinds = {name: pa.bool_() if name in FACTS and True in FACTS[name].values else pa.string() for name in rows[0]}
    return pa.Table.from_pylist(rows, pa.schema(list(kinds.items())))


def rejected(row: Mapping[str, Any]) -> str | None:
    """What is wrong with a row, as the column `rejected` says it, told by deciding it by itself."""
    answer = decided(row)
    return f"{answer.field}: {answer.given}" if isinstance(answer, BadInput) else None


def tuples(table: pa.Table, *, joined: bool = False) -> list[tuple[Any, ...]]:
    """The rows of a table, for a database; its lists `joined` into text where the database has none."""
    columns = [column.to_pylist() for column in table.columns]
    if joined:
        columns = [[";".join(each) if isinstance(each, list) else each for each in column] for column in columns]
    return list(zip(*columns, strict=True))


def defined(names: Iterable[str], lists: str = "text", truth: str = "boolean") -> str:
    """Columns of these names, for CREATE TABLE."""

    def kind(name: str) -> str:
        if name in ("want_clauses", "want_missing"):
            return lists
        return truth if name in FACTS and True in FACTS[name].values else "text"

    return ", ".join(f"{name} {kind(name)}" for name in names)


DIFFERENT = """
    SELECT count(*) FROM charteroak_decided
    WHERE outcome IS DISTINCT FROM want_outcome OR clauses IS DISTINCT FROM want_clauses
       OR missing IS DISTINCT FROM want_missing OR rejected IS NOT NULL"""
"""How many rows of the view have another answer than the one wanted."""
