"""Values that were planted in every flow of a running site are found in no byte that it wrote, in whatever form.

What is looked for: a made-up word for each class of 2-926, that stands beside what makes it confidential, and digests
of what was sent. It was typed into every field of every form, sent in files, in addresses, headers, wrong bodies, to
the service that decides, to commands, and on connections that broke off (`planted_flows`, `planted_odd`,
`planted_beside`). Where it is looked for: every file of the data folder, the database with its journals, the ledger,
the log at its most talkative, temporary files, the home and the working directory, a backup, what commands print; by
strace also in files that are gone. And in the headers of every answer, and in each page that somebody only opened.

What is not looked for: names of staff and of commands' files, which are no class of 2-926; and what is typed to be
published as it is (`planted_flows.PUBLIC`).
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from fnmatch import fnmatch
from functools import cache

import pytest
from kept_kinds import FITS, columns, table
from office_disclosing import warmed
from planted_beside import BESIDE
from planted_flows import FLOWS, PUBLIC, Town
from planted_odd import ODD, stopped
from planted_place import STRACE, Watched
from planted_search import Search, keys_in
from planted_values import CLASSES, Planted

from charteroak.screening import kept

REASONS = {
    "begin": "there is an administrator by then, and the page is no more",
    "sign_on_prove": "no field but the form's token: it leads to the provider",
    "sign_out": "no field but the form's token",
    "account": "a page to read",
    "people": "a page to read",
    "audit": "a page to read",
    "audit_csv": "a file to fetch",
    "complaints": "a page to read",
    "complaint_keys": "a page to read",
    "sign_on_links": "a page to read, until somebody waits to be linked",
}
"""Routes that take a POST, and that no form of `FLOWS` is sent to with something planted, with why."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, django_ready: None) -> Town:  # noqa: ARG001
    """A site through which every flow has gone, and that was stopped in the middle of a request."""
    place = Watched(tmp_path_factory.mktemp("watched"), tmp_path_factory.mktemp("trace") / "trace")
    patterns = place.data / "patterns"
    patterns.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        warmed()
        patch.delenv("CHARTEROAK_DATA", raising=False)
        for path in kept.folder().glob("screening-*.bin"):
            shutil.copy(path, patterns)
    town = Town(place, Planted.anew())
    with place.running():
        for flow in (*FLOWS.values(), *ODD.values(), *BESIDE.values()):
            flow(town)
        stopped(town)
    return town


@cache
def search(town: Town) -> Search:
    """For the marks, and for each thing that was sent, plain and under each key that lies about."""
    texts = {*map(str.encode, town.planted.phrases), town.planted.every.encode()}
    texts |= {data for _, data in town.planted.files.values() if len(data) < 100_000} | {town.planted.message.encode()}
    texts |= {mark.encode() for mark in town.planted.marks.values()}
    return Search(town.planted.marks, texts, keys_in(data for _, data in town.place.files()))


def test_the_screener_takes_each_planted_phrase_for_its_class(town: Town) -> None:
    """Else a form that refuses it would show nothing."""
    from charteroak.office.noting import noted

    for name, phrase in zip(CLASSES, town.planted.phrases, strict=True):
        assert name in noted(phrase).categories


def test_nothing_planted_is_in_any_file_that_is_left(town: Town) -> None:
    names = [name for name, _ in town.place.files()]
    assert {"data/office.sqlite", "data/ledger/log.sqlite", "log/out"} <= set(names)
    assert [(name, found) for name, data in town.place.files() if (found := search(town).found(data))] == []


@pytest.mark.skipif(STRACE is None, reason="strace shows what was written to files that are gone")
def test_nothing_planted_was_written_to_any_file_even_one_that_is_gone(town: Town) -> None:
    written = dict(town.place.written())
    assert any(name.endswith("office.sqlite-wal") for name in written), "the trace shows what the database writes"
    assert [(name, found) for name, data in written.items() if (found := search(town).found(data))] == []
    assert [name for name in written if str(town.place.home / "tmp") in name] == []
    assert town.place.connected() == []
    assert len(list(town.place.started())) > 3, "the site starts processes that open files"
    assert [found for each in town.place.started() if (found := search(town).found(each))] == []


def test_nothing_planted_is_printed_by_a_command_beside_the_site(town: Town) -> None:
    assert len(town.place.printed) > 10
    assert [found for data in town.place.printed if (found := search(town).found(data))] == []


def test_nothing_planted_is_in_the_headers_of_any_answer(town: Town) -> None:
    assert len(town.place.heard) > 500
    found = []
    for each in town.place.heard:
        headers = each.headers
        if b'"X-Request-ID"' in each.asked:  # comes back to who sent it, as the API has it (AuthZEN 1.0)
            headers = re.sub(rb"(?im)^x-request-id: .*$", b"", headers)
        if told := search(town).found(headers):
            found.append((each.method, each.status, told))
    assert found == []


def test_nothing_planted_is_on_a_page_that_somebody_only_opened(town: Town) -> None:
    """What one's own form or address brings back to oneself alone is no leak; that it comes again is one."""
    looked = search(town)
    opened = [each for each in town.place.heard if each.method == "GET" and not looked.found(each.asked, deep=0)]
    assert len(opened) > 100
    assert [(each.path, found) for each in opened if (found := looked.found(each.body))] == []


def test_every_route_that_takes_something_was_sent_something_planted(town: Town) -> None:
    """A new route fails this until a flow sends to it, or `REASONS` says why none can."""
    from django.urls import resolve

    from charteroak.office.access import rules

    reached = set()
    looked = search(town)
    for each in town.place.heard:
        if each.method == "POST" and each.status not in (404, 405) and looked.found(each.asked, deep=0):
            path = each.path.partition("?")[0]
            if not path.startswith(("/access/", "/certification/", "/x/")):
                reached.add(resolve(path).url_name)
    taking = {name for name, rule in rules().items() if rule.writes != frozenset()}
    assert taking - reached - set(REASONS) == set()
    assert set(REASONS) <= taking - reached


def test_no_field_is_left_out_but_what_is_public(town: Town) -> None:
    """Each field that `attack` spares is one that is published with what was typed there."""
    assert {kind for kind, _ in PUBLIC} == {"authority", "register", "service"}
    assert all(PUBLIC.values())
    asked = b"".join(each.asked for each in town.place.heard if each.path.startswith("/register/"))
    assert b'name="expires"' in asked


def test_what_is_kept_is_of_the_kind_that_the_table_says(town: Town) -> None:
    """Every value of every row that all those flows have left, and every file: `docs/what-is-kept.toml`."""
    kinds, seen, wrong = columns(), set(), set()
    with closing(sqlite3.connect(town.place.data / "office.sqlite")) as database:
        for table_ in {name.partition(".")[0] for name in kinds}:
            rows = database.execute(f"SELECT * FROM {table_}")  # noqa: S608 - the table's own names
            names = [f"{table_}.{each[0]}" for each in rows.description]
            for name, value in ((name, value) for row in rows for name, value in zip(names, row, strict=True)):
                if value is not None:
                    seen.add(kinds[name])
                    wrong |= set() if FITS[kinds[name]](value) else {(name, kinds[name])}
    assert wrong == set()
    assert seen >= {"note", "word", "handle", "sealed", "commitment", "digest", "name", "published", "wrapped"}
    kept = [name.removeprefix("data/") for name, _ in town.place.files() if name.startswith("data/")]
    assert [name for name in kept if not any(fnmatch(name, each) for each in table()["files"])] == []


NOTES = {
    "disclosures_item.note": ("disclosure_class", "note"),
    "routines_routine.note": ("routine_propose", "note"),
    "complaints_complaint.note": ("complaint", "note"),
    "readings_proposal.reason": ("readings_propose", "reason"),
    "readings_proposal.details": ("readings_propose", "reason"),
    "service_requests_answer.value": ("request_new", "attribute-LANE"),
    "service_requests_servicerequest.description": ("request_new", "description"),
    "service_requests_servicerequest.note": ("service_request", "note"),
    "service_requests_servicerequest.place": ("request_new", "place"),
    "service_requests_servicerequest.place_id": ("open311_requests", "address_id"),
}
"""Where each note is typed: the route, and the field of its form."""


def test_each_note_is_refused_where_it_says_something_confidential(town: Town) -> None:
    from django.urls import resolve

    assert set(NOTES) == {name for name, kind in columns().items() if kind == "note"}
    for route, name in NOTES.values():
        became = set()
        for each in town.place.heard:
            typed = f'name="{name}"\r\n\r\n([^\r]*)'.encode()
            if each.method == "POST" and (said := re.search(typed, each.asked)) and b"Zq" in said[1]:
                path = each.path.partition("?")[0]
                became |= {each.status} if resolve(path).url_name == route else set()
        assert became - {500} == {400}, (route, name)  # 500: the table was away


def test_every_way_an_answer_can_end_was_gone(town: Town) -> None:
    statuses = {each.status for each in town.place.heard}
    assert {200, 302, 400, 403, 404, 405, 409, 413, 500} <= statuses


def test_the_site_ended_in_order_and_left_no_core(town: Town) -> None:
    assert town.made["status"] == "0"
    assert town.made["core"] == "0"
    assert not [name for name, _ in town.place.files() if "core" in name.rpartition("/")[2]]


def test_the_search_finds_what_is_left_on_purpose(town: Town) -> None:
    """A page, a row of the database, a line of the log and a deleted file that keep something are found out."""
    looked, phrase = search(town), town.planted.phrase(0)
    file = town.place.home / "cwd" / "on-purpose.sqlite"
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE a (note TEXT)")
    database.execute("INSERT INTO a VALUES (?)", (phrase,))
    database.commit()
    database.close()
    found = {name for name, data in town.place.files() if looked.found(data)}
    file.unlink()
    assert found == {"cwd/on-purpose.sqlite"}
    direct = [each for each in town.place.heard if each.method == "POST" and looked.found(each.body)]
    assert direct, "what a form gives back to who sent it is seen"
