"""Compliance to take away."""

import csv
import io
import json
from datetime import date

from charteroak.office.cells import as_csv
from charteroak.training import exports
from charteroak.training.compliance import compliance
from charteroak.training.knowledge import knowledgeable
from charteroak.training.learning import Assignment, Completion, Learner, Version

DAY = date(2026, 3, 1)
PEOPLE = [
    Learner("7", "=cmd|' /C calc'!A0", "police_officer", "A", date(2026, 1, 1)),
    Learner("8", "Ben", "clerk", "B", date(2026, 1, 1)),
]
OF = compliance(
    PEOPLE,
    [Assignment("police", days=30)],
    [Version("police", "v1", date(2024, 1, 1), ("2-928(a)",))],
    [
        Completion("7", "police", "v1", date(2026, 1, 5), "here", 90),
        Completion("9", "police", "v1", date(2026, 1, 5), "csv"),
    ],
    DAY,
)
OFFICERS = knowledgeable(OF, clauses=("2-928(a)",))


def table(rows):
    return list(csv.DictReader(io.StringIO(as_csv(rows).decode("utf-8-sig"))))


def test_where_everyone_stands_is_a_table_without_formulas():
    first, second = table(exports.standing_rows(OF))
    assert first == {
        "id": "7",
        "name": "'=cmd|' /C calc'!A0",
        "role": "police_officer",
        "unit": "A",
        "course": "police",
        "state": "done",
        "by": "2029-01-05",
        "newest_version": "v1",
        "completed_on": "2026-01-05",
    }
    assert (second["state"], second["by"], second["newest_version"]) == ("overdue", "2026-01-31", "")


def test_the_sums_are_a_table():
    rows = [tuple(row.values()) for row in table(exports.total_rows(OF))]
    assert rows == [
        ("all", "", "2", "1", "0", "1"),
        ("unit", "A", "1", "1", "0", "0"),
        ("unit", "B", "1", "0", "0", "1"),
        ("course", "police", "2", "1", "0", "1"),
        ("version", "police v1", "1", "1", "0", "0"),
        ("clause", "2-928(a)", "2", "1", "0", "1"),
    ]


def test_the_proof_is_a_table():
    assert [tuple(row.values()) for row in table(exports.proof_rows(OFFICERS))] == [
        ("7", "2-928(a)", "police", "v1", "2026-01-05", "here", "90")
    ]


def test_all_of_it_is_json():
    found = json.loads(exports.as_json(OF, OFFICERS))
    assert (found["officers"]["taught_every_clause"], found["officers"]["officers"]) == (1, 1)
    assert found["officers"]["by_clause"] == [{"clause": "2-928(a)", "holding": 1, "of": 1, "courses": ["police"]}]
    assert found["officers"]["proof"][0]["id"] == "7"
    assert [each["state"] for each in found["standings"]] == ["done", "overdue"]
    assert "newest_version" not in found["standings"][1]
    assert (len(found["trend"]), found["trend"][-1]["overdue"]) == (25, 1)
    assert found["completions_of_nobody_on_the_roster"] == 1
