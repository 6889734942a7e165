"""What pages look up is found by an index, so that a page is as fast after a hundred thousand requests as before.

SQLite says how it would go about a query without looking at how much there is: an empty office shows it as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from office_people import made, signed_in
from office_visitor import Visitor

GROWING = (
    "accounts_auditline",
    "accounts_sitting",
    "complaints_complaint",
    "complaints_wrappedkey",
    "disclosures_approval",
    "disclosures_handing",
    "disclosures_item",
    "disclosures_line",
    "disclosures_request",
    "django_session",
    "referrals_referral",
    "routines_use",
    "service_requests_answer",
    "service_requests_servicerequest",
)
"""The tables that have more rows the longer the office is at work."""
WAYS = ("open", "mine", "all", "waits_supervisor", "closed_refused")
HANDLERS = ("employee", "records", "supervisor", "counsel")
"""Who sees their department's requests, who sees all, and who answers."""
PAGES = [
    *((role, f"/disclosures/?show={way}&page=3") for role in HANDLERS for way in WAYS),
    *((role, "/office/") for role in (*HANDLERS, "auditor", "administrator")),
    *(("auditor", f"/audit/{query}") for query in ("", "?event=read", "?day=2026-01-02", "?page=7")),
    *((role, f"/complaints/{query}") for role in ("auditor", "counsel") for query in ("", "?page=2")),
    *(("employee", f"/referrals/{query}") for query in ("", "?page=2")),
    *(
        ("employee", f"/office/requests/?show={show}&page=2{more}")
        for show in ("open", "received", "closed")
        for more in ("", "&type=pothole")
    ),
    *((role, "/open311/v2/requests.json") for role in ("employee",)),
    ("employee", "/open311/v2/requests.json?service_code=pothole&status=closed"),
    ("administrator", "/people/"),
    ("administrator", "/account/"),
]


def plan(sql: str, parameters: Any) -> list[str]:
    """How SQLite goes about a query, a line a step."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return [row[3] for row in cursor.fetchall()]


def scans(sql: str, steps: list[str]) -> list[str]:
    """The steps that go through the whole of a table that grows.

    The first rows in the order of an index are none of those: there, nothing is left out and nothing has to be sorted.
    """
    names = {alias: table for table, alias in re.findall(r'"(\w+)" ([UTVW]\d+)\b', sql)}
    whole = [step for step in steps if step.startswith("SCAN")]
    found = [step for step in whole if names.get(step.split()[1], step.split()[1]) in GROWING]
    first = " LIMIT " in sql and "WHERE" not in sql and not any("TEMP B-TREE" in step for step in steps)
    return [] if first else found


@contextmanager
def queries() -> Iterator[list[tuple[str, Any]]]:
    """What is looked up within it."""
    from django.db import connection

    seen: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if "SELECT" in sql:
            seen.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield seen


@pytest.fixture(scope="module")
def visitors() -> Iterator[Callable[[str], Visitor]]:
    """Someone of each role."""
    from office_people import emptied

    emptied()
    known: dict[str, Visitor] = {}
    yield lambda role: known.setdefault(role, signed_in(made(role, department="police")))
    emptied()


@pytest.mark.parametrize(("role", "path"), PAGES, ids=lambda given: str(given))
def test_no_page_goes_through_a_table_that_grows(role: str, path: str, visitors: Callable[[str], Visitor]) -> None:
    visitor = visitors(role)
    with queries() as seen:
        assert visitor.get(path).status == 200
    assert len(seen) > 2
    found = {sql: each for sql, parameters in seen if (each := scans(sql, plan(sql, parameters)))}
    assert found == {}


@pytest.mark.parametrize("role", HANDLERS)
@pytest.mark.parametrize("way", ["all", "closed_refused"])
def test_the_past_is_not_sorted_for_a_page_of_it(role: str, way: str, visitors: Callable[[str], Visitor]) -> None:
    visitor = visitors(role)
    with queries() as seen:
        visitor.get(f"/disclosures/?show={way}&page=3")
    lists = [plan(*each) for each in seen if "LIMIT" in each[0] and "disclosures_request" in each[0]]
    assert lists
    assert [step for steps in lists for step in steps if "TEMP B-TREE" in step] == []


@pytest.mark.parametrize(
    ("sql", "is_scan"),
    [
        ("SELECT * FROM disclosures_line WHERE person = %s", True),
        ("SELECT count(*) FROM accounts_auditline WHERE about = %s", True),
        ('SELECT 1 FROM "disclosures_line" U0 WHERE U0.person = %s LIMIT 5', True),
        ("SELECT * FROM disclosures_line WHERE request_id = %s", False),
        ("SELECT id FROM disclosures_request ORDER BY changed_at DESC, id DESC LIMIT 50 OFFSET %s", False),
        ("SELECT id FROM disclosures_request ORDER BY received DESC LIMIT 50 OFFSET %s", True),
    ],
)
def test_a_scan_is_told_from_what_an_index_gives(sql: str, is_scan: bool, office: None) -> None:  # noqa: ARG001 - its tables
    assert bool(scans(sql, plan(sql, [1]))) is is_scan
