"""Two who sign at once, one who signs while another reading is settled, and signatures that were broken off."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from office_counsel import propose, sign
from office_people import made
from office_visitor import Visitor

from charteroak.law.law import law
from charteroak.ledger.errors import Unavailable
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import NotRecorded, Recorder
from charteroak.recording.settled import kept_in, path
from charteroak.recording.settlement import record_of

Someone = Callable[..., Visitor]


def count(reading: str) -> int:
    reader = Reader(Place.from_environment())
    try:
        return len(reader.find(record_of(reading).hex()))
    finally:
        reader.close()


def at_once(*whats: Callable[[], Any]) -> list[Any]:
    """What each gave, or the word of why it was not done."""
    from django.db import connection

    from charteroak.office.readings.settling import NotDone

    found: list[Any] = [None] * len(whats)
    gate = threading.Barrier(len(whats))

    def work(place: int) -> None:
        gate.wait()
        try:
            found[place] = whats[place]()
        except NotDone as error:
            found[place] = error.why
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(whats))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def handle_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


@pytest.mark.postgres_too
@pytest.mark.usefixtures("ledger", "office")
def test_of_two_who_sign_at_once_one_does(someone: Someone) -> None:
    from charteroak.office.readings.models import Proposal
    from charteroak.office.readings.settling import shown, sign

    handle = handle_of(propose(someone("counsel"), "self_access", "a_disclosure"))
    seen = shown(Proposal.objects.get(handle=handle))
    people: list[Any] = [made("counsel") for _ in range(4)]
    found = at_once(*(lambda person=person: sign(person, handle, seen) for person in people))
    assert sum(not isinstance(each, str) for each in found) == 1, found
    assert {each for each in found if isinstance(each, str)} <= {"busy", "closed", "lapsed"}
    assert count("self_access") == 1
    assert law().readings["self_access"] == "a_disclosure"


@pytest.mark.postgres_too
@pytest.mark.usefixtures("ledger", "office")
def test_of_two_readings_signed_at_once_one_is_settled_and_the_other_lapses(someone: Someone) -> None:
    from charteroak.office.readings.models import Proposal
    from charteroak.office.readings.settling import has_lapsed, shown, sign

    wanted = (("self_access", "a_disclosure"), ("section_1373", "article_governs"))
    handles = [handle_of(propose(someone("counsel"), *each)) for each in wanted]

    def signing(handle: str) -> Callable[[], Any]:
        person: Any = made("counsel")
        seen = shown(Proposal.objects.get(handle=handle))
        return lambda: sign(person, handle, seen)

    signs = [signing(handle) for handle in handles]
    found = at_once(*signs)
    assert sum(not isinstance(each, str) for each in found) == 1, found
    assert count("self_access") + count("section_1373") == 1
    left = Proposal.objects.exclude(state="settled").get()
    assert left.state == "lapsed" or has_lapsed(left)


class Broken:
    """A ledger that fails before it takes an entry in, or after."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, took: bool) -> None:
        whole = Recorder.append

        def append(self: Recorder, *args: Any, **named: Any) -> Any:
            if took:
                whole(self, *args, **named)
            raise NotRecorded("unavailable", Unavailable("away"))

        monkeypatch.setattr(Recorder, "append", append)


@pytest.mark.usefixtures("ledger")
def test_an_entry_that_the_ledger_took_in_counts_whatever_it_said(
    someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = propose(someone("counsel"), "self_access", "a_disclosure")
    with monkeypatch.context() as patch:
        Broken(patch, took=True)
        assert sign(someone("counsel"), proposal).status == 302
    assert law().readings["self_access"] == "a_disclosure"
    assert len(kept_in(path())) == count("self_access") == 1


@pytest.mark.usefixtures("ledger")
def test_until_the_ledger_has_spoken_nothing_takes_effect(someone: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office.readings import keeping
    from charteroak.office.readings.models import Proposal

    proposal = propose(someone("counsel"), "self_access", "a_disclosure")
    other = propose(someone("counsel"), "section_1373", "article_governs")
    second = someone("counsel")
    with monkeypatch.context() as patch:
        Broken(patch, took=False)
        assert sign(second, proposal).status == 503
    assert "has not said whether it took the entry in" in second.text("//div[@class='problem']")
    assert law().readings["self_access"] == "not_a_disclosure"
    assert sign(someone("counsel"), other).status == 409  # one at a time
    assert law().readings["section_1373"] is None
    monkeypatch.setattr(keeping, "_MAY_COME", timedelta(0))
    assert sign(someone("counsel"), other).status == 302
    assert Proposal.objects.get(handle=handle_of(proposal)).state == "open"
    assert count("self_access") == 0


@pytest.mark.usefixtures("ledger")
def test_what_was_broken_off_after_the_ledger_had_it_is_finished(
    someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ended between the ledger and the database: the next one reads in the ledger that it is settled."""
    from charteroak.office.readings import keeping

    proposal = propose(someone("counsel"), "self_access", "a_disclosure")
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "finish", _ended)
        assert sign(someone("counsel"), proposal).status == 500
    assert law().readings["self_access"] == "not_a_disclosure"
    assert count("self_access") == 1
    counsel = someone("counsel")
    counsel.get("/readings/")
    counsel._client.post("/readings/mend/", {"csrfmiddlewaretoken": header_token(counsel)})
    assert law().readings["self_access"] == "a_disclosure"
    assert len(kept_in(path())) == 1


def _ended(*_: object) -> None:
    raise RuntimeError("the process ended")


def header_token(visitor: Visitor) -> str:
    return str(visitor.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0])


@pytest.mark.usefixtures("ledger")
def test_counsel_mends_a_file_that_was_damaged(someone: Someone) -> None:
    from charteroak.law import settled as now
    from charteroak.recording import settled

    proposal = propose(someone("counsel"), "self_access", "a_disclosure")
    waits = propose(someone("counsel"), "section_1373", "article_governs")
    assert sign(someone("counsel"), proposal).status == 302
    path().write_text("{")
    now.put(settled.read(thorough=True))
    assert law().readings["self_access"] is None
    assert someone("counsel").get(f"{waits}sign/").status == 503
    counsel = someone("counsel")
    counsel.get("/readings/")
    assert "cannot be read" in counsel.text("//div[@class='problem']")
    counsel.post("/readings/mend/", {"csrfmiddlewaretoken": header_token(counsel)})
    assert counsel.status == 302
    assert law().readings["self_access"] == "a_disclosure"
    assert "In doubt" not in counsel.get("/readings/").page.text_content()
