"""What was planted is found nowhere: not in database files, log, ledger, sessions, or temporary files.

Every form says beside the field what is wrong, keeps what was typed but for what is confidential, and shows no trace.
"""

from __future__ import annotations

import gc
import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office_databases import stored
from office_disclosing import (
    FACTS,
    RECORDS,
    StandIns,
    answered,
    approve,
    classes,
    decided,
    fill,
    fill_raw,
    follow,
    given,
    handed,
    ledger_of,
    ready,
    request_at,
    taken_in,
    warmed,
)
from office_visitor import Visitor

from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("office")
Someone = Callable[..., Visitor]
NAMED = "Zebulon Quaggawitz"
STATUS = "undocumented"
NOTE = f"{NAMED} is {STATUS}, alien number A087654321, and needs it."
PLANTED = ("Zebulon", "Quaggawitz", "A087654321", "087654321", STATUS, "quagga-file", "wombatpaper")
PAPER = f"wombatpaper: an order about {NAMED}, A087654321"


@pytest.fixture(autouse=True)
def parts(ledger: Place) -> Iterator[StandIns]:  # noqa: ARG001 - every step is recorded in it
    """The other parts, in whose place these stand."""
    from charteroak.office.disclosures.joining import using

    warmed()
    standing = StandIns()
    with using(standing):
        yield standing


def bytes_written(place: Place) -> Iterator[tuple[str, bytes]]:
    """Every file of the data folders, the database with its WAL among them, and of the temporary folder's new files."""
    from django.db import connection

    folders = [place.folder.parent]
    if connection.vendor == "sqlite":
        folders.append(Path(str(connection.settings_dict["NAME"])).parent)
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and "patterns" not in path.parts:
                yield str(path), path.read_bytes()
    yield from stored().items()


def test_nothing_of_the_person_the_records_or_the_paper_is_at_rest_anywhere(
    someone: Someone, ledger: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = set(Path(tempfile.gettempdir()).iterdir())
    clerk = someone("records")
    address = taken_in(clerk, paper=True, requester="service_provider")
    records = f"Case of {NAMED}, {STATUS}, A087654321".encode()
    given(clerk, address, records, "quagga-file-Zebulon.txt")
    [each] = classes(clerk, address)
    clerk.get(f"{each}?again=required_by_law")
    fill(clerk, value="false")
    follow(clerk)
    answered(clerk, each)
    fill(clerk, decision="release", necessity="to_deliver", note=NOTE)
    assert clerk.status == 400
    assert "undocumented" not in clerk.response.content.decode()
    assert "A087654321" not in clerk.response.content.decode()
    fill(clerk, note="The service cannot be given without it.")
    follow(clerk)
    fill(clerk.get(f"{address}send/"))
    follow(clerk)
    follow(approve(someone("supervisor"), address, "supervisor"))
    clerk.get(f"{address}release/")
    fill_raw(clerk, b"wrong: Zebulon")  # another file, which ends the approvals
    assert clerk.status == 409
    gc.collect()
    for path, data in bytes_written(ledger):
        for word in PLANTED:
            assert word.encode() not in data, (path, word)
            assert word.encode("utf-16-le") not in data, (path, word)
    said = " ".join(record.getMessage() for record in caplog.records)
    assert not [word for word in PLANTED if word in said and word != STATUS]
    new = [path for path in set(Path(tempfile.gettempdir()).iterdir()) - before if path.is_file()]
    assert not [path for path in new for word in PLANTED if word.encode() in path.read_bytes()]
    assert PAPER not in str(list(ledger_of(address)))


def test_a_session_row_holds_nothing_of_a_request(someone: Someone) -> None:
    from django.contrib.sessions.models import Session

    address = ready(someone("records"))
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert all(set(each) <= {"sitting", "proven"} for each in kept)
    assert request_at(address).handle not in str(kept)


WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"requester": ""}, "requester"),
    ({"requester": "zebra"}, "requester"),
    ({"channel": ""}, "channel"),
    ({"service": ""}, "service"),
    ({"employee": ""}, "employee"),
    ({"topics": ["zebra"]}, "topics"),
    ({"received": "2999-01-01"}, "received"),
    ({"received": "1999-01-01"}, "received"),
    ({"received": "soon"}, "received"),
    ({"has_paper": "yes"}, "file"),
    ({"text": "An order"}, "has_paper"),
    ({"has_paper": ""}, "has_paper"),
)
"""What can be wrong with a new request, and beside which field it is said."""


@pytest.mark.parametrize("home", ["", "/es"])
def test_what_is_wrong_is_said_beside_its_field(home: str, someone: Someone) -> None:
    from charteroak.office.disclosures.models import Request

    for change, field in WRONG:
        clerk = someone("records").get(f"{home}/disclosures/new/")
        fill(clerk, **{**FACTS, "has_paper": "no", **change})
        assert clerk.status == 400, change
        assert clerk.page.xpath(f"//*[@id='{field}-error']"), change
        assert "zebra" not in clerk.response.content.decode()
        assert clerk.page.xpath("//option[@value='letter'][@selected]") or field == "channel"
    assert not Request.objects.exists()


def test_a_pasted_paper_goes_back_to_no_page(someone: Someone) -> None:
    clerk = someone("records").get("/disclosures/new/")
    fill(clerk, **{**FACTS, "has_paper": "yes", "text": PAPER, "service": ""})
    assert clerk.status == 400
    assert "wombatpaper" not in clerk.response.content.decode()


@pytest.mark.parametrize("extra", [{"zebra": "1"}, {"requester": ["court", "press"]}])
def test_a_form_that_is_not_ours_is_refused_whole(extra: dict[str, object], someone: Someone) -> None:
    clerk = someone("records").get("/disclosures/new/")
    fill(clerk, **{**FACTS, "has_paper": "no", **extra})
    assert clerk.status == 400
    assert "zebra" not in clerk.response.content.decode()


def test_a_file_that_cannot_be_read_is_said_to_be_that(someone: Someone, parts: StandIns) -> None:
    clerk = someone("records")
    address = taken_in(clerk)
    parts.trouble = "encrypted"
    fill(clerk.get(f"{address}records/"), records=("quagga-file.pdf", b"%PDF"))
    assert clerk.status == 400
    assert "cannot be read" in clerk.text("//*[@id='records-error']")
    assert "quagga-file" not in clerk.response.content.decode()
    fill(clerk.get(f"{address}records/"))
    assert clerk.status == 400
    assert request_at(address).commitment == ""


@pytest.mark.parametrize(
    "given_", [{"decision": "release"}, {"decision": "release", "necessity": "to_deliver"}, {"decision": ""}]
)
def test_what_is_released_needs_a_ground_and_its_reason(given_: dict[str, str], someone: Someone) -> None:
    clerk = someone("records")
    address = taken_in(clerk)
    given(clerk, address)
    [each] = classes(clerk, address)
    fill(answered(clerk, each), **given_)
    assert clerk.status == 400
    assert clerk.page.xpath("//*[@class='error']")
    assert request_at(address).state == "draft"


def test_without_a_ledger_nothing_that_is_to_be_recorded_is_done(
    someone: Someone,
) -> None:
    from charteroak.office.disclosures.models import Approval, Handing, Request
    from charteroak.recording.recorder import recorder

    clerk, supervisor = someone("records"), someone("supervisor")
    address = ready(clerk)
    other = ready(someone("records"))
    follow(approve(supervisor, other, "supervisor"))
    decided_one = taken_in(clerk)
    given(clerk, decided_one)
    decided(clerk, decided_one)
    recorder().leave()
    assert approve(supervisor, address, "supervisor").status == 503
    assert handed(clerk, other).status == 503
    assert fill(clerk.get(f"{decided_one}send/")).status == 503
    assert fill(clerk.get(f"{decided_one}close/"), how="withdraw").status == 503
    clerk.get("/disclosures/new/")
    fill(clerk, **{**FACTS, "has_paper": "no"})
    assert fill(clerk).status == 503
    assert clerk.heading.startswith("It was not done")
    assert Approval.objects.count() == 1
    assert not Handing.objects.exists()
    assert sorted(Request.objects.values_list("state", flat=True)) == ["approved", "decided", "waits_supervisor"]


def test_what_the_ledger_took_before_a_failure_is_not_recorded_again(someone: Someone) -> None:
    from charteroak.office.disclosures import entries
    from charteroak.office.disclosures.held import Held

    address = taken_in(someone("records"))
    request = request_at(address)
    held = Held.of(request)
    steps = [entries.closed(request, "closed_withdrawn", "records")]
    assert len(entries.append(held.request, steps)) == 1  # and then the database fails: nobody keeps that it was done
    again = request_at(address)
    assert again.entries == 1
    assert entries.append(again, steps) == []
    assert again.entries == 2
    assert [said["facts"]["step"] for said in ledger_of(address)] == ["received", "closed_withdrawn"]


def test_who_may_not_see_a_request_may_not_open_any_page_of_it(someone: Someone) -> None:
    clerk = someone("employee", department="library")
    address = ready(clerk)
    [each] = [f"/disclosures/classes/{item.handle}/" for item in request_at(address).items.all()]
    pages = ["", "records/", "send/", "close/", "release/", "letter/", "receipt/"]
    stranger = someone("employee", department="fire")
    assert [stranger.get(f"{address}{page}").status for page in pages] == [403] * len(pages)
    assert stranger.get(each).status == 403
    assert address not in stranger.get("/disclosures/?show=all").response.content.decode()
    assert someone("employee", department="library").get(address).status == 200
    assert someone("auditor").get(address).status == 200
    assert someone("training_officer").get(address).status == 403
    assert stranger.get("/disclosures/0123456789abcdef/").status == 404


def test_time_ends_what_nobody_touches(someone: Someone) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from charteroak.office.disclosures.models import Approval, Request

    clerk = someone("records")
    stale, old = taken_in(clerk), ready(someone("records"))
    follow(approve(someone("supervisor"), old, "supervisor"))
    Request.objects.filter(handle=request_at(stale).handle).update(changed_at=timezone.now() - timedelta(days=91))
    Approval.objects.update(at=timezone.now() - timedelta(days=15))
    assert clerk.get(stale).text("//p[contains(@class, 'state')]") == "Closed: expired"
    assert clerk.get(old).text("//p[contains(@class, 'state')]") == "Decided"
    assert [said["facts"].get("step") for said in ledger_of(old) if "facts" in said][-1] == "lapsed"
    assert RECORDS
