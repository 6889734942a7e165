"""What tests of routines share: a proposal, routines in each state, and what the ledger says of one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from office_people import made

TODAY = date(2026, 11, 23)
PROPOSAL: dict[str, Any] = {
    "service": "financial_help",
    "classes": ["public_assistance", "other_private"],
    "requester": "service_provider",
    "necessity": "to_deliver",
    "note": "The food bank packs boxes by household.",
    "until": "2027-11-23",
    "shown": "0",
}
"""As the form sends it."""


def facts(**more: Any) -> dict[str, Any]:
    """A proposal as `keeping` takes it."""
    return {
        "service": "financial_help",
        "classes": "public_assistance other_private",
        "requester": "service_provider",
        "necessity": "to_deliver",
        "note": "",
        "until": TODAY + timedelta(days=365),
        **more,
    }


def proposed(proposer: Any = None, **more: Any) -> Any:
    """A routine that waits."""
    from charteroak.office.routines import keeping

    return keeping.propose(proposer or made("records"), facts(**more))


def approved(proposer: Any = None, *, by: Any = None, **more: Any) -> Any:
    """A routine that a supervisor and counsel approved. It takes a ledger."""
    from charteroak.office.routines import keeping

    routine = proposed(proposer, **more)
    for person in by or (made("supervisor"), made("counsel")):
        keeping.approve(routine.handle, routine.version, person)
    return routine


def state(routine: Any, day: date = TODAY) -> str:
    """How a routine stands now."""
    from charteroak.office.routines.models import Routine
    from charteroak.office.routines.standing import standing

    return standing(Routine.objects.get(pk=routine.pk), day).state


def entries(record: str) -> list[dict[str, Any]]:
    """What the ledger says under a record id, in names."""
    from charteroak.recording.recorder import recorder

    log, codec = recorder().opened()
    found = log.store.find(bytes.fromhex(record))
    return [codec.describe(codec.decode(log.store.entries(index, index + 1)[0])) for index in found]


def at_once(steps: list[Callable[[], Any]]) -> list[str]:
    """What came of steps that were begun at the same time: "done", or the exception's name."""
    from django.db import connection

    told, barrier = [""] * len(steps), threading.Barrier(len(steps))

    def do(number: int) -> None:
        barrier.wait()
        try:
            steps[number]()
            told[number] = "done"
        except Exception as error:
            told[number] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(steps))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return told
