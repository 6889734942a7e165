"""Compliance to take away: rows for a table, and JSON. Only staff ids, names, roles, units, courses, days and scores.

Rows are made into a file by `office.cells.as_csv`, which leaves no cell that a program takes for a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from charteroak.training.compliance import Compliance
from charteroak.training.counted import Count
from charteroak.training.knowledge import SAYS_NOT, Knowledge

Row = tuple[object, ...]
STANDING = ("id", "name", "role", "unit", "course", "state", "by", "newest_version", "completed_on")
TOTAL = ("kind", "name", "people", "done", "due", "overdue")
PROOF = ("id", "clause", "course", "version", "completed_on", "way", "score")


def standing_rows(of: Compliance) -> Iterator[Row]:
    """A heading, and a row for each learner and course that they have to take."""
    yield STANDING
    for each in of.standings():
        who = of.learners[of.row[each.learner]]
        yield (
            *(who.id, who.name, who.role, who.unit, each.course, each.state.value),
            *("" if day is None else day for day in (each.by, each.version, each.on)),
        )


def total_rows(of: Compliance) -> Iterator[Row]:
    """A heading, and a row for each sum: of all, of a unit, a course, a version, a clause."""
    yield TOTAL
    for kind, counts in _totals(of).items():
        for each in counts:
            yield kind, each["name"], each["people"], each["done"], each["due"], each["overdue"]


def proof_rows(of: Knowledge) -> Iterator[Row]:
    """A heading, and a row for each officer and clause that is counted, with the completion it is counted for."""
    yield PROOF
    for each in of.proof():
        score = "" if each.score is None else each.score
        yield each.learner, each.clause, each.course, each.version, each.on, each.way, score


def as_json(of: Compliance, officers: Knowledge) -> bytes:
    """All of it as JSON: the figure of 2-928(e) with its proof, the sums, the trend, and where everyone stands."""
    heading, *standings = standing_rows(of)
    proof_heading, *proof = proof_rows(officers)
    return msgspec.json.encode(
        {
            "day": of.day,
            "officers": _officers(officers) | {"proof": _objects(proof_heading, proof)},
            "totals": _totals(of),
            "trend": of.trend(),
            "standings": _objects(heading, standings),
            "completions_of_nobody_on_the_roster": of.not_on_roster,
        }
    )


def _officers(of: Knowledge) -> dict[str, Any]:
    return {
        "clause": "2-928(e)",
        "officers": of.officers,
        "taught_every_clause": of.altogether,
        "on_older_versions": of.on_older_versions,
        "still_in_time": of.still_in_time,
        "without_score": of.without_score,
        "not_taught": of.not_taught,
        "by_clause": of.by_clause,
        "says_not": SAYS_NOT,
    }


def _totals(of: Compliance) -> dict[str, list[dict[str, Any]]]:
    versions = [_total(count, f"{version.course} {version.version}") for version, count in of.by_version]
    return {
        "all": [_total(of.whole)],
        "unit": [_total(each) for each in of.by_unit],
        "course": [_total(each) for each in of.by_course],
        "version": versions,
        "clause": [_total(each) for each in of.by_clause],
    }


def _total(count: Count, name: str = "") -> dict[str, Any]:
    return {
        "name": name or count.name,
        "people": count.learners,
        "done": count.done,
        "due": count.due,
        "overdue": count.overdue,
    }


def _objects(heading: Row, rows: list[Row]) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in zip(heading, row, strict=True) if cell != ""} for row in rows]
