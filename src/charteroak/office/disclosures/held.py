"""A request in hand: locked, with what it rests on as it is now, and the case that the machine is asked about."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from charteroak.law.law import law
from charteroak.logic import clock
from charteroak.logic.norm import Outcome
from charteroak.office.accounts.models import Person
from charteroak.office.disclosures import grounds
from charteroak.office.disclosures.days import days
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.machine import HANDLERS, OPEN, SYSTEM, WAITING, Case, Event, State, Who
from charteroak.office.disclosures.models import Approval, Item, Line, Request
from charteroak.office.roles import Role

_WORK = frozenset({"enter", Event.CHANGE.value, Event.SEND.value})
"""What makes a request one's own."""
_ORDER = (Role.POLICE, Role.RECORDS, Role.EMPLOYEE, Role.SUPERVISOR)


@dataclass
class Held:
    """A request with its parts. Read under its lock, what it says holds until the transaction ends."""

    request: Request
    items: list[Item]
    approvals: list[Approval]
    lines: list[Line]
    now: datetime

    @classmethod
    def of(cls, request: Request) -> Held:
        """A request with its parts, as they are."""
        return cls(
            request,
            list(request.items.all()),  # type: ignore[attr-defined]  # the reverse of Item.request
            list(request.approvals.all()),  # type: ignore[attr-defined]
            list(request.lines.all()),  # type: ignore[attr-defined]
            clock.now(),
        )

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.request.state)

    @property
    def asked(self) -> list[Item]:
        """The classes that were asked for."""
        return [item for item in self.items if item.asked]

    @property
    def released(self) -> list[Item]:
        """The classes that are to be released."""
        return [item for item in self.asked if item.decision == grounds.RELEASE]

    @property
    def standing(self) -> list[Approval]:
        """The approvals that stand."""
        return [each for each in self.approvals if each.answer == "given"]

    @property
    def worked(self) -> frozenset[str]:
        """Who entered or changed any of it, or sent it."""
        return frozenset(line.person for line in self.lines if line.event in _WORK)

    def case(self, *, given: bool = False) -> Case:
        """What the machine's guards look at. `given`: whether the records were just given again."""
        return Case(
            complete=self.complete,
            releases=bool(self.released),
            partly=len(self.released) < len(self.asked),
            counsel=any(item.authority for item in self.released),
            routine=bool(self.routines),
            unchanged=self.unchanged,
            given=given,
            stale=self.state in OPEN and self.now - self.request.changed_at >= days().stale,
            worked=self.worked,
            approvers=frozenset(each.person for each in self.standing),
        )

    @property
    def moved(self) -> bool:
        """Whether it waits on approvals that are for something else by now, or too old."""
        return self.state in WAITING and not self.unchanged

    @property
    def is_due(self) -> bool:
        """Whether time has done something to it: it expires, or its approvals lapse (`flow.tidy`)."""
        return self.case().stale or self.moved

    @property
    def complete(self) -> bool:
        """Whether every class asked for is decided as its outcome allows, and the records are known if any go out."""
        return all(map(self.settled, self.asked)) and (not self.released or bool(self.request.commitment))

    def settled(self, item: Item) -> bool:
        """Whether a class is decided, and the ground it is released on can be one today."""
        if item.decision != grounds.RELEASE:
            return item.decision == grounds.WITHHOLD
        ways = grounds.ways(item.outcome, item.facts)
        if item.necessity:
            return grounds.NECESSITY in ways and bool(item.note)
        return grounds.AUTHORITY in ways and item.authority in {each.id for each in self.choices(item)}

    def choices(self, item: Item) -> list[Any]:
        """The authorities on which a class can be released today."""
        must = grounds.must_require(item.outcome, item.facts)
        found = parts().choices("disclose", [item.topic], self.now.date())
        fit = [each for each in found if each.kind in grounds.LEGAL and not each.superseded]
        return [each for each in fit if each.requires or not must]

    @property
    def routines(self) -> tuple[str, ...]:
        """The routines that cover all that is to be released; none where one class of it is not covered.

        A routine covers what is released for its own reason alone.
        """
        found = []
        for item in self.released:
            routine = self.routine(item) if item.necessity else None
            if routine is None or routine.necessity != item.necessity:
                return ()
            found.append(str(routine.id))
        return tuple(sorted(set(found)))

    def routine(self, item: Item) -> Any:
        """The routine that covers a class today; None where there is none."""
        about = self.request
        return parts().routine_for(about.service, item.topic, about.requester, self.now.date())

    @property
    def unchanged(self) -> bool:
        """Whether what was sent, and what each approval was given for, is what would be sent now."""
        now, lasts = self.digest(), days().approval
        return self.request.sent == now and all(
            each.digest == now and self.now - each.at < lasts for each in self.standing
        )

    def digest(self) -> str:
        """A digest of all that an approval is given for. Another one, and approvals are for something else."""
        about = self.request
        said = {
            "request": [getattr(about, name) for name in _TOLD],
            "items": [self._of(item) for item in sorted(self.items, key=lambda each: each.topic)],
            "readings": {name: law().readings[name] for item in self.items for name in item.readings},
            "routines": self.routines if about.routine else (),
        }
        return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()

    def _of(self, item: Item) -> list[Any]:
        cited = parts().cited(item.authority, self.now.date()) if item.authority else None
        in_force = bool(item.authority) and item.authority in {each.id for each in self.choices(item)}
        return [*(getattr(item, name) for name in _ITEM), repr(cited), in_force]

    def answer(self) -> None:
        """Ask the article about each class under the readings of today."""
        for item in self.items:
            answer = law().ask("disclose", facts_of(self.request, item))
            item.outcome, item.clauses = answer.outcome, list(answer.clauses)
            item.readings = {note.id: note.settled for note in answer.readings}
            if not item.asked:
                item.decision = grounds.WITHHOLD

    def committed(self, records: bytes) -> str:
        """The commitment to these records, under the request's key."""
        return hmac.new(bytes.fromhex(self.request.key), sha256(records).digest(), "sha256").hexdigest()

    def same(self, records: bytes) -> bool:
        """Whether these are the records that it is about."""
        return bool(self.request.key) and hmac.compare_digest(self.committed(records), self.request.commitment)


_TOLD = (
    *("requester", "channel", "service", "department", "employee", "received"),
    *("paper", "issuer", "criminal", "requires", "commitment", "whole"),
)
_ITEM = (
    *("topic", "asked", "found", "facts", "outcome", "clauses", "readings"),
    *("decision", "authority", "basis", "necessity", "note"),
)


def facts_of(request: Request, item: Item) -> dict[str, Any]:
    """The facts of the act of disclosing a class, None where one was said to be not known."""
    known = {name: value for name, value in item.facts.items() if value is not None}
    return {
        "employee": request.employee,
        "topic": item.topic,
        "recipient": grounds.recipient(request.requester),
        **known,
    }


def is_unknown(item: Item) -> bool:
    """Whether the article's answer still waits for a fact."""
    return item.outcome == Outcome.UNKNOWN


def who(person: Person | None, *, fresh: bool = False) -> Who:
    """A person, or the program where it is None, as the machine sees them."""
    return Who(person.handle, person.roles, fresh) if person else SYSTEM


def role_of(roles: Iterable[Role], event: str) -> str:
    """The role in which someone does something."""
    held = set(roles)
    if not held:
        return "system"
    if event in (Event.APPROVE, Event.NOT_APPROVE, Event.REVOKE):
        return Role.COUNSEL if Role.COUNSEL in held else Role.SUPERVISOR
    return next((each for each in _ORDER if each in held & HANDLERS), min(held))


def sees(person: Person, request: Request) -> bool:
    """Whether a person may open a request: their own, their department's, or all of them by their role."""
    if person.roles & {Role.RECORDS, Role.SUPERVISOR, Role.COUNSEL, Role.AUDITOR}:
        return True
    own = person.handle == request.entered_by or person.department == request.department
    return bool(person.roles & {Role.EMPLOYEE, Role.POLICE}) and own
