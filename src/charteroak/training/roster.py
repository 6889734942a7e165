"""The roster: who works where, in which role, and since when. A table of the City's, its columns mapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from charteroak.training.learning import Learner
from charteroak.training.rejects import Reject, Rejected, rejected
from charteroak.training.tabular import (
    Ignored,
    Row,
    Wrong,
    as_date,
    as_id,
    as_text,
    columns,
    confidential,
    read_table,
    suggested,
)

FIELDS = ("id", "name", "role", "unit", "since", "until")
"""What of a roster is read; nothing else of it is."""
NEEDED = ("id", "name", "role", "unit")
_HEADINGS = {
    "id": (
        "employee id", "employee number", "employee no", "emp id", "badge", "badge number", "badge no", "badge id",
        "personnel number", "staff id", "person id", "id", "numero de empleado", "id de empleado", "empleado",
        "numero de placa", "placa",
    ),
    "name": (
        "name", "full name", "employee name", "officer name", "officer", "employee", "nombre completo",
        "nombre y apellido", "nombre y apellidos", "nombre",
    ),
    "role": ("role", "rank", "job title", "title", "position", "class", "rol", "rango", "cargo", "puesto", "funcion"),
    "unit": (
        "unit", "division", "bureau", "department", "dept", "assignment", "section", "unidad", "division o unidad",
        "departamento", "seccion", "area",
    ),
    "since": (
        "since", "start date", "hire date", "date of hire", "hired", "appointed", "date appointed", "begin date",
        "fecha de inicio", "fecha de ingreso", "fecha de contratacion", "desde", "ingreso",
    ),
    "until": (
        "until", "end date", "separation date", "termination date", "left", "date left", "retired",
        "fecha de salida", "fecha de baja", "fecha de fin", "hasta", "baja",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster that was taken in whole."""

    learners: tuple[Learner, ...]
    """In the order of the file, each id once."""
    ignored: tuple[Ignored, ...] = ()
    """The columns that are never read."""
    doubled: int = 0
    """Rows that said again what another row says."""
    rows: tuple[int, ...] = field(default=(), compare=False)
    """The row that each learner stands in, for whoever finds more amiss."""


def suggest(headings: Sequence[str]) -> dict[str, str]:
    """A mapping to begin with: for each field the heading that is likely its own, in English or Spanish."""
    return suggested(headings, _HEADINGS)


def read(
    given: bytes | Path,
    mapping: Mapping[str, str],
    began: date | None = None,
    roles: Mapping[str, str] | None = None,
) -> Roster | Rejected:
    """A roster from a table. One wrong row, and none of it is taken in.

    `mapping` gives for each of `FIELDS` the table's heading. `began` is when those began whose row does not say:
    without it, a row has to. `roles` gives our name for the table's: `{"Ofc.": "police_officer"}`; others stay.
    """
    table = read_table(given)
    if isinstance(table, Rejected):
        return table
    at = columns(table, mapping, FIELDS, NEEDED if began else (*NEEDED, "since"))
    if isinstance(at, Rejected):
        return at
    found: dict[str, Learner] = {}
    rows: list[int] = []
    wrong: list[Reject] = []
    doubled = 0
    for number, cells in table.rows:
        row = Row(number, cells, at, wrong)
        learner = _learner(row, began, roles or {})
        if learner is None:
            continue
        if (first := found.setdefault(learner.id, learner)) is learner:
            rows.append(number)
        elif first == learner:
            doubled += 1
        else:
            wrong.append(Reject(number, "id", "twice"))
    if wrong:
        return rejected(wrong)
    return Roster(tuple(found.values()), confidential(table.headings), doubled, tuple(rows))


def _learner(row: Row, began: date | None, roles: Mapping[str, str]) -> Learner | None:
    own = row.get("id", as_id)
    name, role, unit = (row.get(field, as_text) for field in ("name", "role", "unit"))
    since = row.get("since", lambda cell: _since(cell, began))
    until = row.get("until", as_date)
    if own is None or name is None or role is None or unit is None or since is None:
        return None
    if until is not None and until < since:
        row.reject("until", "before_since")
        return None
    return Learner(own, name, roles.get(role, role), unit, since, until)


def _since(cell: str, began: date | None) -> date:
    found = as_date(cell) or began
    if found is None:
        raise Wrong("required")
    return found
