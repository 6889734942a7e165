"""Two people who do something with one request in the same moment, on the database that Django is set up with.

Run by itself, it sets Django up as the environment says, makes the tables and a ledger, and prints what came of every
race as JSON: so the same races run on PostgreSQL in a process of their own.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from typing import Any

from office_disclosing import RECORDS, StandIns

Race = Callable[[], dict[str, Any]]
FACTS = {
    "requester": "court",
    "channel": "letter",
    "service": "financial_help",
    "department": "other",
    "employee": "other_employee",
    "paper": "none",
}


def race(*both: Callable[[], Any]) -> list[str]:
    """Do these at once, and say of each what came of it: done, or the name of what was raised."""
    start, ends = threading.Barrier(len(both)), [""] * len(both)

    def run(number: int, what: Callable[[], Any]) -> None:
        from django.db import connection

        start.wait()
        try:
            done = what()
            ends[number] = "nothing" if done is None else "lapsed" if done.lapsed else "done"
        except Exception as error:
            ends[number] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(both)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(ends)


class Desk:
    """A request, and people to race with it."""

    def __init__(self, *, counsel: bool = False) -> None:
        from office_people import made

        from charteroak.ledger.commitment import new_record

        self.clerk, self.other = made("records"), made("records")
        self.supervisor, self.second = made("supervisor"), made("supervisor")
        self.counsel = made("counsel")
        self.ground = {"authority": "a1", "basis": "federal_regulation"} if counsel else _NECESSARY
        self.facts = {"required_by_law": counsel, "necessary_to_service": not counsel}
        self.record = new_record().hex()
        self.handle = ""

    def receive(self) -> Any:
        """Take it in."""
        from charteroak.law.law import today
        from charteroak.office.disclosures import flow

        facts = {**FACTS, "received": today()}
        done = flow.receive(self.clerk, self.record, facts, ["public_assistance"])  # type: ignore[arg-type]
        self.handle = done.request.handle
        return done

    def decided(self) -> Desk:
        """Take it in, and decide it."""
        self.receive()
        self.change()()
        return self

    def version(self) -> int:
        """The version of it now."""
        return int(self.request.version)

    @property
    def request(self) -> Any:
        """What is kept of it."""
        from charteroak.office.disclosures.models import Request

        return Request.objects.get(record=self.record)

    def change(self) -> Callable[[], Any]:
        """Give its records and decide its class, from the version of now."""
        from charteroak.office.disclosures import flow

        def put(held: Any) -> None:
            held.request.key = "ab" * 32
            held.request.commitment = held.committed(RECORDS)
            for item in held.items:
                item.facts, item.decision = self.facts, "release"
                for name, value in self.ground.items():
                    setattr(item, name, value)

        shown = self.version()
        return lambda: flow.change(self.clerk, self.handle, shown, "records", put)  # type: ignore[arg-type]

    def do(self, what: str, person: Any, *more: Any, **how: Any) -> Callable[[], Any]:
        """A step of the flow by a person, from the version of now."""
        from charteroak.office.disclosures import flow

        shown = self.version()
        return lambda: getattr(flow, what)(person, self.handle, shown, *more, **how)

    def tidy(self) -> Any:
        """What the daily work does to it."""
        from charteroak.office.disclosures import flow

        return flow.tidy(self.handle)

    def aged(self, days: int) -> Desk:
        """The same after so many days in which nobody touched it."""
        from datetime import timedelta

        from charteroak.office.disclosures.models import Approval, Request

        kept, back = self.request, timedelta(days=days)
        Request.objects.filter(pk=kept.pk).update(changed_at=kept.changed_at - back)
        for each in Approval.objects.filter(request=kept):
            Approval.objects.filter(pk=each.pk).update(at=each.at - back)
        return self

    def sent(self) -> Desk:
        """Decided, and sent for approval."""
        self.decided().do("send", self.clerk)()
        return self

    def approved(self) -> Desk:
        """Sent, and approved by a supervisor."""
        self.sent().do("approve", self.supervisor, fresh=True)()
        return self

    def ends(self, *both: Callable[[], Any]) -> dict[str, Any]:
        """Race, and say what came of it and where the request stands then."""
        ends = race(*both)
        return {"ends": ends, "state": self.request.state, "steps": self.steps()}

    def steps(self) -> list[str]:
        """The steps that the ledger has of it, in order."""
        from charteroak.recording.place import Place
        from charteroak.recording.reading import Reader

        reader = Reader(Place.from_environment())
        try:
            said = [reader.entry(index).said for index in reader.find(self.record)]  # type: ignore[union-attr]
        finally:
            reader.close()
        return [each.get("facts", {}).get("step") or each["kind"] for each in said]


_NECESSARY = {"necessity": "to_deliver", "basis": "service_necessity", "note": "The service needs it."}


def two_approvals() -> dict[str, Any]:
    """Two supervisors approve at once."""
    desk = Desk().sent()
    both = [desk.do("approve", person, fresh=True) for person in (desk.supervisor, desk.second)]
    return desk.ends(*both)


def approve_and_change() -> dict[str, Any]:
    """A supervisor approves while the clerk changes the facts."""
    desk = Desk().sent()
    return desk.ends(desk.do("approve", desk.supervisor, fresh=True), desk.change())


def approve_and_revoke() -> dict[str, Any]:
    """Counsel approves while the supervisor takes the approval back."""
    desk = Desk(counsel=True).approved()
    return desk.ends(desk.do("approve", desk.counsel, fresh=True), desk.do("revoke", desk.supervisor, fresh=True))


def two_hand_overs() -> dict[str, Any]:
    """Two clerks hand the package over at once."""
    desk = Desk().approved()
    return desk.ends(*(desk.do("hand_over", person, RECORDS) for person in (desk.clerk, desk.other)))


def two_sendings() -> dict[str, Any]:
    """A form that sends for approval is sent twice."""
    desk = Desk().decided()
    return desk.ends(*(desk.do("send", desk.clerk) for _ in range(2)))


def two_takings_in() -> dict[str, Any]:
    """A form that takes a request in is sent twice."""
    desk = Desk()
    return desk.ends(desk.receive, desk.receive)


def two_expiries() -> dict[str, Any]:
    """Two processes do the daily work at once, on a request that nobody touched."""
    desk = Desk().approved().aged(91)
    return desk.ends(desk.tidy, desk.tidy)


def two_lapses() -> dict[str, Any]:
    """The same on a request whose approval is too old."""
    desk = Desk().approved().aged(15)
    return desk.ends(desk.tidy, desk.tidy)


def expire_and_change() -> dict[str, Any]:
    """The daily work expires a request while the clerk works on it after all."""
    desk = Desk().decided().aged(91)
    return desk.ends(desk.tidy, desk.change())


def lapse_and_hand_over() -> dict[str, Any]:
    """The daily work lets an approval lapse while the clerk hands the package over."""
    desk = Desk().approved().aged(15)
    return desk.ends(desk.tidy, desk.do("hand_over", desk.clerk, RECORDS))


RACES: dict[str, Race] = {
    each.__name__: each
    for each in (
        *(two_approvals, approve_and_change, approve_and_revoke, two_hand_overs, two_sendings, two_takings_in),
        *(two_expiries, two_lapses, expire_and_change, lapse_and_hand_over),
    )
}


def main() -> None:
    """Every race, in a process of its own."""
    import django

    django.setup()
    from django.core.management import call_command

    from charteroak.office.disclosures.joining import using
    from charteroak.recording.place import Place
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    call_command("migrate", verbosity=0, interactive=False)
    create_unattended(Place.from_environment(), vocabulary())
    with using(StandIns()):
        sys.stdout.write(json.dumps({name: each() for name, each in RACES.items()}))


if __name__ == "__main__":
    main()
