"""Who has completed what, from a table of the City's own system. There is no standard: columns and words are mapped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from charteroak.training.learning import Completion, Version
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
    plainly,
    read_table,
    suggested,
)

FIELDS = ("learner", "course", "version", "on", "status", "score")
"""What of such a table is read; nothing else of it is."""
NEEDED = ("learner", "course", "version", "on")
DONE = (
    "completed", "complete", "passed", "pass", "completed and passed", "completado", "completada", "completo",
    "completa", "aprobado", "aprobada",
)  # fmt: skip
"""The words of a status that mean completed, unless the City says otherwise."""
NOT_DONE = (
    "incomplete", "not completed", "not complete", "in progress", "not started", "not attempted", "failed", "fail",
    "assigned", "enrolled", "registered", "withdrawn", "incompleto", "incompleta", "en curso", "en progreso",
    "no iniciado", "no iniciada", "no completado", "reprobado", "reprobada", "no aprobado", "no aprobada", "inscrito",
    "inscrita", "asignado",
)  # fmt: skip
"""Those that mean that it is not. A word in neither list is rejected: `waived` and `satisfied` among them, which say
that somebody decided something, not that somebody learned."""
_HEADINGS = {
    "learner": (
        "employee id", "employee number", "badge", "badge number", "person id", "user id", "userid",
        "username", "learner id", "student id", "staff id", "id", "numero de empleado", "id de empleado",
        "numero de placa", "placa",
    ),
    "course": (
        "course id", "course code", "course", "course name", "course title", "training", "training title", "module",
        "codigo del curso", "curso", "nombre del curso", "capacitacion",
    ),
    "version": ("course version", "version", "revision", "edition", "version del curso", "edicion"),
    "on": (
        "completion date", "completed on", "date completed", "completed", "finish date", "end date", "date",
        "fecha de finalizacion", "fecha de termino", "fecha",
    ),
    "status": ("completion status", "status", "result", "outcome", "lesson status", "estado", "estatus", "resultado"),
    "score": ("score", "grade", "final score", "percent", "puntaje", "puntuacion", "nota", "calificacion"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completions:
    """A table that was taken in whole."""

    completions: tuple[Completion, ...]
    """In the order of the file, each once."""
    not_done: int = 0
    """Rows that say of something that it is not completed."""
    ignored: tuple[Ignored, ...] = ()
    """The columns that are never read."""
    rows: tuple[int, ...] = field(default=(), compare=False)
    """The row that each completion stands in first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read: what a city says of its own system."""

    statuses: Mapping[str, bool] | None = None
    """What a word of the status means: completed or not. It goes before `DONE` and `NOT_DONE`."""
    every_row: bool = False
    """Every row is of something completed: only then may the status be without a column."""
    courses: Mapping[str, str] | None = None
    """Our id of a course for the name that it has there."""
    full_score: int = 100
    """What the highest score is."""
    today: date | None = None
    """No completion is later."""


def suggest(headings: Sequence[str]) -> dict[str, str]:
    """A mapping to begin with: for each field the heading that is likely its own, in English or Spanish."""
    return suggested(headings, _HEADINGS)


def read(
    given: bytes | Path, mapping: Mapping[str, str], versions: Iterable[Version], reading: Reading | None = None
) -> Completions | Rejected:
    """What a table says of who completed what. One wrong row, and none of it is taken in.

    `mapping` gives for each of `FIELDS` the table's heading. A row is wrong without a person's id, a course, a version
    of it that is one of ours, and a date; one that says that nothing was completed is counted and left.
    """
    how = reading or Reading()
    table = read_table(given)
    if isinstance(table, Rejected):
        return table
    at = columns(table, mapping, FIELDS, NEEDED if how.every_row else (*NEEDED, "status"))
    if isinstance(at, Rejected):
        return at
    ours = {(each.course, each.version) for each in versions}
    found: dict[Completion, int] = {}
    wrong: list[Reject] = []
    not_done = 0
    for number, cells in table.rows:
        row = Row(number, cells, at, wrong)
        done = True if how.every_row else row.get("status", lambda cell: _is_done(cell, how))
        not_done += done is False
        if done and (completion := _completion(row, how, ours)):
            found.setdefault(completion, number)
    if wrong:
        return rejected(wrong)
    return Completions(tuple(found), not_done, confidential(table.headings), tuple(found.values()))


def _is_done(cell: str, how: Reading) -> bool:
    word = plainly(as_text(cell))
    said = {plainly(each): done for each, done in (how.statuses or {}).items()}
    if word in said:
        return said[word]
    if word in DONE or word in NOT_DONE:
        return word in DONE
    raise Wrong("unknown_status")


def _completion(row: Row, how: Reading, ours: set[tuple[str, str]]) -> Completion | None:
    learner = row.get("learner", as_id)
    course, version = row.get("course", as_text), row.get("version", as_text)
    on = row.get("on", lambda cell: _on(cell, how.today))
    score = row.get("score", lambda cell: (_score(cell, how.full_score),))
    if learner is None or course is None or version is None or on is None or score is None:
        return None
    course = (how.courses or {}).get(course, course)
    if (course, version) not in ours:
        known = any(course == each for each, _ in ours)
        row.reject("version" if known else "course", "unknown_version" if known else "unknown_course")
        return None
    return Completion(learner, course, version, on, "csv", score[0])


def _on(cell: str, today: date | None) -> date:
    found = as_date(cell)
    if found is None:
        raise Wrong("required")
    if today is not None and found > today:
        raise Wrong("in_future")
    return found


def _score(cell: str, full: int) -> int | None:
    """Per cent, rounded down: nobody passes by rounding. None where there is none."""
    if not cell:
        return None
    try:
        given = Decimal(cell.removesuffix("%").strip())
    except InvalidOperation:
        raise Wrong("score") from None
    of = 100 if cell.endswith("%") else full
    if not given.is_finite() or not 0 <= given <= of:
        raise Wrong("score")
    return int(given * 100 / of)
