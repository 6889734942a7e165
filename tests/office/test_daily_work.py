"""What time does, on its day and once: whoever looks, however many processes look, and whatever one thing does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fixtures.database import of_its_own
from office_disclosing import StandIns
from office_people import made
from office_racing import Desk
from office_routines import approved, at_once, entries, proposed

from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("office", "ledger", "parts_stand_in")
DAY = date.today()  # noqa: DTZ011 - the day of the machine, as the law's


@pytest.fixture
def parts_stand_in() -> Any:
    from charteroak.office.disclosures.joining import using

    with using(StandIns()):
        yield


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """The daily work, done once; what it logs fails the test."""
    from charteroak.office import daily

    def do() -> int:
        monkeypatch.setattr(daily._log, "error", lambda *said: pytest.fail(str(said)))
        return daily.once()

    return do


@pytest.mark.parametrize(("days", "state"), [(89, "decided"), (90, "expired")])
def test_a_request_expires_on_its_day_though_nobody_opens_it(once: Callable[[], int], days: int, state: str) -> None:
    desk = Desk().decided().aged(days)
    assert once() == (state == "expired")
    assert (desk.request.state, desk.steps()[-1]) == (state, "expired" if state == "expired" else "received")
    assert once() == 0


@pytest.mark.parametrize(("days", "state"), [(13, "approved"), (14, "decided")])
def test_an_approval_lapses_on_its_day_though_nobody_opens_it(once: Callable[[], int], days: int, state: str) -> None:
    desk = Desk().approved().aged(days)
    assert once() == (state == "decided")
    assert (desk.request.state, desk.steps()[-1]) == (state, "lapsed" if state == "decided" else "approved")
    assert once() == 0


@pytest.mark.parametrize(("approvals", "said"), [(2, ("routine", "ended")), (1, ("step", "lapsed")), (0, None)])
def test_a_routine_is_closed_the_day_after_its_last_and_the_ledger_has_it_by_class(
    once: Callable[[], int], approvals: int, said: tuple[str, str] | None
) -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Routine

    routine = proposed(until=DAY)
    roles = ("counsel", "supervisor")[:approvals]
    for role in roles:
        keeping.approve(routine.handle, 1, made(role))
    before = len(entries(routine.record))
    assert once() == 0
    Routine.objects.update(until=DAY - timedelta(days=1))
    assert once() == 1
    kept = Routine.objects.get()
    assert (kept.closed, kept.closed_by, kept.closed_on) == ("expired", "system", DAY)
    told = entries(routine.record)[before:]
    assert len(told) == (2 if said else 0)
    for each in told:
        assert (each["role"], set(each["approvers"])) == ("system", set(roles))
        assert said in each["facts"].items()
    assert once() == 0


def test_a_routine_that_a_reading_has_ended_is_not_revived_by_the_reading_s_return(
    once: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from charteroak.law.law import Law
    from charteroak.office.routines import deciding
    from charteroak.office.routines.models import Routine
    from charteroak.office.routines.standing import standing

    approved(until=DAY + timedelta(days=30))
    law = deciding.law
    monkeypatch.setattr(deciding, "law", lambda: Law({"self_access": "a_disclosure"}))
    assert once() == 1
    monkeypatch.setattr(deciding, "law", law)
    assert standing(Routine.objects.get(), DAY).state == "lapsed"
    assert once() == 0


def test_one_thing_that_cannot_be_done_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office import daily
    from charteroak.office.disclosures import flow

    desks = [Desk().decided().aged(90) for _ in range(3)]
    tidy, told = flow.tidy, []

    def fails_for_one(handle: str) -> Any:
        if handle == desks[1].handle:
            raise ValueError(handle)
        return tidy(handle)

    monkeypatch.setattr(flow, "tidy", fails_for_one)
    monkeypatch.setattr(daily._log, "error", lambda *said: told.append(said))
    assert daily.once() == 2
    assert [desk.request.state for desk in desks] == ["expired", "decided", "expired"]
    assert [said[1:] for said in told] == [("ValueError",)]


def test_what_the_ledger_does_not_take_is_done_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office import daily
    from charteroak.recording.recorder import recorder

    desk, told = Desk().decided().aged(90), []
    routine = approved(until=DAY)
    type(routine).objects.update(until=DAY - timedelta(days=1))
    monkeypatch.setattr(daily._log, "error", lambda *said: told.append(said[1:]))
    recorder().leave()
    assert daily.once() == 0
    assert desk.request.state == "decided"
    assert told == [("disclosures", "NotRecorded"), ("routines", "NotRecorded")]
    recorder.cache_clear()
    assert daily.once() == 2
    assert desk.request.state == "expired"


def test_of_many_who_do_the_daily_work_at_once_each_thing_is_done_once() -> None:
    from charteroak.office import daily

    desks, routine = [Desk().approved().aged(90) for _ in range(3)], approved(until=DAY)
    type(routine).objects.update(until=DAY - timedelta(days=1))
    counts: list[int] = []
    assert at_once([lambda: counts.append(daily.once()) for _ in range(4)]) == ["done"] * 4
    assert sum(counts) == 4
    assert [desk.steps()[-2:] for desk in desks] == [["lapsed", "expired"]] * 3
    assert [desk.steps().count("expired") for desk in desks] == [1] * 3
    assert [each["facts"]["routine"] for each in entries(routine.record)].count("ended") == 2


PROCESS = """
import json, sys
import django
django.setup()
from charteroak.office import daily
print("ready", flush=True)
sys.stdin.readline()
print(daily.once())
from charteroak.recording.recorder import recorder
recorder().close()
"""


def test_of_two_processes_that_do_the_daily_work_at_once_each_thing_is_done_once(ledger: Place) -> None:
    """Their database and ledger are the same files. One may find the ledger in the other's hands, and leave it so."""
    from django.conf import settings

    desks = [Desk().decided().aged(90) for _ in range(3)]
    from charteroak.recording.recorder import recorder

    recorder().close()
    assert settings.DATABASES["default"]["NAME"]
    environment = {**os.environ, "CHARTEROAK_DATA": str(ledger.folder.parent)}
    program = PROCESS.replace("django.setup()", f"""
from charteroak.office import settings
settings.DATABASES["default"]["NAME"] = {json.dumps(str(settings.DATABASES["default"]["NAME"]))}
django.setup()""")  # fmt: skip
    both = [
        subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-c", program], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for each in both:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in both:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    done = sum(int(each.communicate(timeout=60)[0]) for each in both)
    assert done == 3
    assert [desk.steps() for desk in desks] == [["received", "expired"]] * 3


def test_it_is_done_at_the_start_and_then_again_until_it_is_ended() -> None:
    from charteroak.office import daily

    desks = [Desk().decided().aged(90)]
    ended = daily.begin(every=0.05)
    try:
        _until(lambda: desks[0].request.state == "expired")
        desks.append(Desk().decided().aged(90))
        _until(lambda: desks[1].request.state == "expired")
    finally:
        ended.set()
        for thread in threading.enumerate():
            if thread.name == "daily work":
                thread.join(10)


def _until(held: Callable[[], bool]) -> None:
    for _ in range(200):
        if held():
            return
        threading.Event().wait(0.05)
    pytest.fail("it never was")


POSTGRES = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from charteroak.recording.place import Place
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary
create_unattended(Place.from_environment(), vocabulary())
from test_daily_work import *
from charteroak.office.disclosures.joining import using
from charteroak.recording.recorder import recorder
with using(StandIns()):
    test_of_many_who_do_the_daily_work_at_once_each_thing_is_done_once()
recorder().close()
print("held")
"""


def test_each_thing_of_the_daily_work_is_done_once_on_postgresql_too(postgres: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "CHARTEROAK_DATABASE": of_its_own(postgres),
        "CHARTEROAK_DATA": str(tmp_path / "of postgres"),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    done = subprocess.run([sys.executable, "-c", POSTGRES], env=environment, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.stdout.strip() == "held", done.stderr[-2000:]
