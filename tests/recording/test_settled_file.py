"""What is kept of settled readings is believed as far as the ledger confirms it, and never to a looser answer."""

from __future__ import annotations

import json
import threading
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from charteroak.law import settled as now
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law, today
from charteroak.law.readings import READINGS
from charteroak.ledger.entry import Kind
from charteroak.recording import settled
from charteroak.recording.matters import Step
from charteroak.recording.place import Place
from charteroak.recording.recorder import recorder
from charteroak.recording.settlement import Kept, record_of, step_of

DAY = today()


def record(reading: str, choice: str | None, since: date = DAY, **changed: Any) -> Kept:
    """An entry of the ledger that settles a reading, and what is kept of it."""
    after = {**RULEBOOK.shipped, reading: choice}
    step = step_of(reading, choice, since, "Because the clause says so.", after)
    given = {
        name: getattr(step, name) for name in ("kind", "record", "role", "approvers", "facts", "readings", "details")
    }
    [done] = recorder().append([Step(**{**given, **changed})])
    return Kept(done.index, done.entry, done.details, done.opening)


def stands() -> dict[str, str | None]:
    now.put(settled.read(thorough=True))
    return law().readings


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(("reading", "choice"), [(r.id, c) for r in READINGS for c in (*r.choices, None)])
def test_what_file_and_ledger_both_say_holds(reading: str, choice: str | None) -> None:
    settled.write([record(reading, choice)])
    assert stands() == {**RULEBOOK.shipped, reading: choice}
    assert not now.standing().trouble


@pytest.mark.usefixtures("ledger")
def test_nothing_is_settled_where_nothing_was() -> None:
    assert settled.read(thorough=True) == now.NOTHING
    assert stands() == RULEBOOK.shipped


def changed(what: str, data: dict[str, Any]) -> bytes:
    """The file with something about it changed."""
    [each] = data["settlements"]
    details = json.loads(each["details"])
    if what == "another day":
        details["since"] = (DAY - timedelta(days=9)).isoformat()
    if what == "another choice":
        details["choice"] = "yes"
    if what == "another reason":
        details["reason"] = "Another."
    each["details"] = json.dumps(details, separators=(",", ":"))
    if what == "another place":
        each["index"] += 1
    if what == "another key":
        each["key"] = "00" * 32
    if what == "another entry":
        each["entry"] = each["entry"][:-4] + "AAAA"
    if what == "none":
        data["settlements"] = []
    if what == "cut short":
        return json.dumps(data).encode()[:-9]
    return json.dumps(data).encode() if what != "empty" else b""


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "what",
    ["another day", "another choice", "another reason", "another place", "another key", "another entry", "none",
     "cut short", "empty"],
)  # fmt: skip
def test_a_file_that_says_otherwise_leaves_the_reading_open(what: str) -> None:
    settled.write([record("civil_papers_are_status", "no")])
    file = settled.path()
    file.write_bytes(changed(what, json.loads(file.read_bytes())))
    assert stands() == {**RULEBOOK.shipped, "civil_papers_are_status": None}
    assert now.standing().trouble in ("damaged", "disagrees")


@pytest.mark.usefixtures("ledger")
def test_a_file_that_was_taken_away_leaves_the_reading_open() -> None:
    settled.write([record("civil_papers_are_status", "no")])
    settled.path().unlink()
    assert stands()["civil_papers_are_status"] is None
    now.put(settled.read())  # what a command does, which does not look through the ledger for nothing
    assert law().readings["civil_papers_are_status"] is None


@pytest.mark.usefixtures("ledger")
def test_an_entry_that_the_file_has_not_leaves_the_reading_open() -> None:
    settled.write([record("civil_papers_are_status", "yes")])
    record("civil_papers_are_status", "no")
    assert stands()["civil_papers_are_status"] is None


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "wrong",
    [
        {"approvers": ("counsel",)},
        {"approvers": ("counsel", "supervisor")},
        {"role": "supervisor"},
        {"facts": {"civil_papers_are_status": "yes"}},
        {"facts": {"settlement": "unsettled"}},
        {"readings": dict(RULEBOOK.shipped)},
    ],
    ids=str,
)
def test_an_entry_that_two_of_counsel_did_not_sign_settles_nothing(wrong: dict[str, Any]) -> None:
    settled.write([record("civil_papers_are_status", "no", **wrong)])
    assert stands()["civil_papers_are_status"] is None


def test_without_a_ledger_nothing_is_confirmed(ledger: Place) -> None:
    settled.write([record("civil_papers_are_status", "no")])
    recorder().close()
    ledger.folder.rename(ledger.folder.with_name("elsewhere"))
    assert stands() == {**RULEBOOK.shipped, "civil_papers_are_status": None}
    assert now.standing().trouble == "disagrees"


def test_a_ledger_that_cannot_be_read_confirms_nothing(ledger: Place) -> None:
    settled.write([record("civil_papers_are_status", "no"), record("contractors", "covered")])
    recorder().close()
    Path(ledger.store).write_bytes(b"no database")
    assert stands() == {**RULEBOOK.shipped, "civil_papers_are_status": None, "contractors": None}
    assert now.standing().trouble == "ledger"


@pytest.mark.usefixtures("ledger")
def test_other_readings_stay_as_the_ledger_confirms_them() -> None:
    good = record("contractors", "covered")
    bad = record("civil_papers_are_status", "no", approvers=("counsel",))
    settled.write([good, bad])
    assert stands() == {**RULEBOOK.shipped, "contractors": "covered", "civil_papers_are_status": None}


def test_an_entry_that_was_pruned_is_known_by_its_hash(ledger: Place) -> None:
    from charteroak.ledger.stores import open_store

    settled.write([record("contractors", "covered")])
    filler = {"kind": Kind.TRAINING, "role": "training_officer"}
    recorder().append([Step(record=bytes(16), **filler) for _ in range(300)])  # type: ignore[arg-type]
    recorder().close()
    store = open_store(ledger.store)
    store.prune(256)
    store.close()
    assert stands()["contractors"] == "covered"


@pytest.mark.usefixtures("ledger")
def test_another_process_settles_and_this_one_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a `stat` at each request; what answers come from is made beside whoever asks."""
    asked, made = threading.Event(), settled.prepare

    def when_asked(standing: now.Standing) -> None:
        """What has been made before is made at once again: without a wait it could be there before the question."""
        assert asked.wait(60)
        made(standing)

    monkeypatch.setattr(settled._Seen, "follows", True)
    monkeypatch.setattr(settled, "prepare", when_asked)
    settled.put(settled.read(thorough=True))
    settled.write([record("contractors", "covered")])
    with settled.following():
        assert law().readings["contractors"] == "not_covered"
    asked.set()
    for _ in range(1_200):
        with settled.following():
            if law().readings["contractors"] == "covered":
                break
        time.sleep(0.05)
    assert law().readings["contractors"] == "covered"


@pytest.mark.usefixtures("ledger")
def test_what_is_recorded_by_others_takes_the_readings_as_they_stand() -> None:
    from charteroak.ledger.codec import Codec
    from charteroak.recording.entries import readings_digest
    from charteroak.recording.given import entry_of
    from charteroak.recording.words import vocabulary

    codec = Codec(vocabulary())
    given = {"kind": "decision", "act": "disclose", "outcome": "permitted", "role": "employee"}
    settled.write([record("contractors", "covered")])
    stands()
    entry = codec.decode(entry_of(codec, given, b"{}").entry)
    bears = [each.id for each in RULEBOOK.readings_of("disclose")]
    assert entry.readings == readings_digest({each: law().readings[each] for each in bears})
    assert record_of("contractors") != record_of("self_access")
