"""The demonstration: begun as the site begins it, at work for everyone, and made by the flows alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from office_people import emptied, signed_in
from office_visitor import Visitor

from charteroak.office.demonstration.staff import STAFF
from charteroak.recording.place import Place


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A demonstration, which the tests of this module look at."""
    from charteroak.office.demonstration import begin
    from charteroak.recording.recorder import recorder

    emptied()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHARTEROAK_DATA", str(tmp_path_factory.mktemp("demonstration")))
        recorder.cache_clear()
        begin()
        yield Place.from_environment()
        recorder().close()
        recorder.cache_clear()
        emptied()


def visit(login: str) -> Visitor:
    """Someone of the staff, signed in."""
    from charteroak.office.accounts.models import Person

    return signed_in(Person.objects.get(login=login))


@pytest.mark.parametrize("login", [each.login for each in STAFF])
@pytest.mark.usefixtures("city")
def test_each_of_the_staff_finds_something_to_do_on_the_desk(login: str) -> None:
    """Where the desk says that something waits, the page it leads to shows it."""
    from charteroak.office.accounts.models import Person
    from charteroak.office.desk.cards import cards as cards_of

    found = [each for each in cards_of(Person.objects.get(login=login), "en") if each.waiting]
    assert found
    visitor = visit(login).get("/office/")
    for each in found:
        assert each.waiting_text in visitor.text("//main")
        assert visit(login).get(each.href).status == 200


@pytest.mark.usefixtures("city")
def test_there_is_a_request_in_every_state_but_one_that_passes_in_a_moment() -> None:
    from charteroak.office.disclosures.machine import State
    from charteroak.office.disclosures.models import Request

    assert {State(each.state) for each in Request.objects.all()} == set(State)
    assert Request.objects.filter(approvals__answer="lapsed", state__in=("draft", "decided")).exists()
    assert Request.objects.filter(approvals__answer="not_given").exists()


@pytest.mark.usefixtures("city")
def test_every_request_is_one_that_the_machine_could_have_made() -> None:
    """Its history is a walk through the table, and the ledger has the steps of that walk at the same moments."""
    from charteroak.office.disclosures.held import Held
    from charteroak.office.disclosures.machine import TABLE, State
    from charteroak.office.disclosures.models import Request
    from charteroak.office.ledger.opened import look

    steps = {(row.state, row.event, row.to) for row in TABLE}
    for request in Request.objects.all():
        lines = list(request.lines.all())  # type: ignore[attr-defined]
        assert [line.version for line in lines] == list(range(1, request.version + 1))
        assert (lines[0].event, lines[0].to) == ("enter", "draft")
        for before, line in pairwise(lines):
            assert (State(before.to), line.event, State(line.to)) in steps, (request.state, line.event)
            assert before.at <= line.at
        assert lines[-1].to == request.state
        assert not Held.of(request).is_due, request.state
        times = {line.at.replace(microsecond=0) for line in lines}
        found = look(lambda opened, record=request.record: [
            opened.decoded(opened.bytes_of(index) or b"") for index in opened.reader.find(record)
        ])  # fmt: skip
        assert len(found) == request.entries
        assert {datetime.fromtimestamp(each[0].time // 100, UTC) for each in found if each} <= times


def test_the_ledger_is_whole_and_its_times_never_go_back(city: Place) -> None:
    from charteroak.ledger.codec import from_time
    from charteroak.office.ledger.opened import look

    times = look(lambda opened: [
        each[0].time for index in range(opened.reader.store.head().size)
        if (each := opened.decoded(opened.bytes_of(index) or b""))
    ])  # fmt: skip
    assert len(times) > 2000
    assert times == sorted(times)
    assert from_time(times[-1]) <= datetime.now(UTC)
    charteroak = Path(sys.executable).with_name("charteroak")
    [key] = (city.public / "keys").read_text().split()
    done = subprocess.run(  # noqa: S603 - our own command
        [charteroak, "ledger", "verify", city.public, "--key", key], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.usefixtures("city")
def test_the_screener_finds_in_its_records_what_is_said_of_them_and_nothing_in_its_notes() -> None:
    from charteroak.office.demonstration.city import FOUND, RECORDS
    from charteroak.office.demonstration.matters import NOTES
    from charteroak.office.disclosures.records import screened
    from charteroak.office.noting import noted
    from charteroak.office.readings.models import Proposal
    from charteroak.office.routines.models import Routine

    assert screened(RECORDS.encode(), "records.txt").categories == FOUND
    notes = [*NOTES.values(), *(each.note for each in Routine.objects.all())]
    notes += [each.reason for each in Proposal.objects.all()]
    assert {noted(note).categories for note in notes} == {()}


@pytest.mark.usefixtures("city")
def test_the_auditor_s_file_opens_every_complaint_that_has_words() -> None:
    from charteroak.office.complaints.keyfile import unseal_key
    from charteroak.office.complaints.models import Complaint
    from charteroak.office.complaints.sealing import Sealed, open_
    from charteroak.office.demonstration import PASSPHRASE, auditors_key

    pair = unseal_key(auditors_key().encode(), PASSPHRASE)
    sealed = [each for each in Complaint.objects.all() if each.content]
    assert len(sealed) == 4
    for each in sealed:
        [wrap] = each.wrapped.all()  # type: ignore[attr-defined]
        kept = Sealed(bytes(each.content), bytes(each.commitment), {wrap.key_id: bytes(wrap.wrapped)})
        assert open_(bytes(each.record), kept, wrap.key_id, pair.private).words
    assert {each.state for each in Complaint.objects.all()} == {"received", "answered", "referred", "closed"}


@pytest.mark.usefixtures("city")
def test_there_are_routines_authorities_readings_and_a_report_at_every_turn() -> None:
    from charteroak.law.law import today
    from charteroak.office.authorities.models import Authority
    from charteroak.office.authorities.standing import states
    from charteroak.office.readings.models import OPEN, Proposal
    from charteroak.office.reports.models import Draft
    from charteroak.office.routines.models import Routine
    from charteroak.office.routines.standing import standing

    routines = [(standing(each, today()).state, each.until - today()) for each in Routine.objects.all()]
    assert {state for state, _ in routines} >= {"in_force", "waiting", "expired", "declined"}
    assert any(state == "in_force" and left <= timedelta(days=60) for state, left in routines)
    made_up = Authority.objects.filter(citation__contains="made up")
    assert {states(each, today())[0] for each in made_up} >= {"in_force", "expires_soon", "superseded"}
    assert Proposal.objects.filter(state=OPEN).values("proposed_by").distinct().count() == 2
    assert Draft.objects.count() == 1


@cache
def _told(day: str) -> Any:
    """What a demonstration that begins on a day has of requests, in a process of its own."""
    program = """
import json, os, sys
from datetime import datetime
import django
django.setup()
from charteroak.office.database import ready
ready()
from charteroak.office.demonstration.beginning import begin
begin(datetime.fromisoformat(sys.argv[1]))
from charteroak.office.disclosures.models import Request
from charteroak.recording.recorder import recorder
recorder().close()
print(json.dumps([[r.record, r.state, r.channel, [(i.topic, i.decision, i.necessity) for i in r.items.all()]]
                  for r in Request.objects.order_by("record")]))
"""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "CHARTEROAK_DATA": str(Path(folder) / "data"),
            "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
        }  # fmt: skip
        done = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", program, day], env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_is_the_same_city_for_everyone_who_begins_it_on_a_day() -> None:
    day = f"{date.today() - timedelta(days=3)}T15:00:00+00:00"  # noqa: DTZ011
    first = _told(day)
    _told.cache_clear()
    assert _told(day) == first


@pytest.mark.usefixtures("city")
def test_its_records_are_offered_where_records_are_given_and_hand_a_prepared_package_over() -> None:
    from urllib.parse import unquote

    from django.core.files.uploadedfile import SimpleUploadedFile
    from office_disclosing import form_of

    from charteroak.office.disclosures.models import Request

    kept = Request.objects.filter(state="approved", department="health_and_human_services").get()
    visitor = visit("records.health").get(f"/disclosures/{kept.handle}/release/")
    [link] = visitor.page.xpath("//main//a[@download='made-up-records.txt']/@href")
    records = unquote(link.partition(",")[2]).encode()
    address, fields = form_of(visitor)
    sent = {**fields, "records": SimpleUploadedFile("made-up-records.txt", records)}
    answer = visitor._client.post(address, {name: value for name, value in sent.items() if value != ""})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")


@pytest.mark.usefixtures("city")
def test_the_auditor_s_file_is_offered_where_it_is_asked_for() -> None:
    from charteroak.office.complaints.models import Complaint
    from charteroak.office.demonstration import PASSPHRASE

    kept = Complaint.objects.exclude(content=b"").first()
    assert kept is not None
    visitor = visit("auditor").get(f"/complaints/{kept.id}/read/")
    assert visitor.status == 200
    assert visitor.page.xpath("//main//a[@download='made-up-auditor.key']")
    assert PASSPHRASE in visitor.text("//main")
