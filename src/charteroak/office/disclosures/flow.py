"""What people do with requests: each thing in one transaction, under the request's lock, and in the ledger.

The ledger's entries come last before the commit. Where the ledger is down, `NotRecorded` undoes the rest: no step that
is to be recorded happens without its entry. A page says which version of the request it was made from; where that is
not the newest, `Changed` says so and nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from charteroak.logic import clock
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.disclosures import entries
from charteroak.office.disclosures.held import Held, role_of, who
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.machine import CLOSED, WAITING, Event, Refused, State, step
from charteroak.office.disclosures.models import Approval, Handing, Item, Line, Request
from charteroak.police.papers.facts import SEIZES
from charteroak.recording.matters import Step
from charteroak.recording.recorder import Recorded

REASONS = (
    "ground_not_shown",
    "authority_does_not_fit",
    "broader_than_needed",
    "paper_does_not_require",
    "facts_to_check",
    "wrong_records",
    "ask_counsel_first",
)
"""Why an approver does not approve."""


class Changed(Exception):
    """The request is not as it was shown. `since` are the versions from which on things happened."""

    def __init__(self, request: Request, since: int) -> None:
        self.request, self.since = request, since
        super().__init__("the request is not as it was shown")


@dataclass
class Done:
    """What was done."""

    request: Request
    recorded: list[Recorded] = field(default_factory=list)
    lapsed: bool = False
    """Whether, instead of it, the approvals lapsed: what they were given for has changed."""


def receive(person: Person, record: str, facts: Mapping[str, Any], topics: Sequence[str]) -> Done:
    """Take a request in. `record` is the new id of its matter; sent twice, there is one request."""
    try:
        return _received(person, record, facts, topics)
    except IntegrityError:  # both looked before either was there
        return Done(Request.objects.get(record=record))


def _received(person: Person, record: str, facts: Mapping[str, Any], topics: Sequence[str]) -> Done:
    with transaction.atomic():
        if there := Request.objects.select_for_update().filter(record=record).first():
            return Done(there)
        now = clock.now()
        request = Request.objects.create(
            record=record, entered_by=person.handle, entered_at=now, changed_at=now, **facts
        )
        Item.objects.bulk_create([Item(request=request, topic=topic) for topic in topics])
        held = Held.of(request)
        for item in held.items:
            item.facts = _by_paper(request)
        held.answer()
        role = role_of(person.roles, "enter")
        _happened(held, person, role, "enter", "", State.DRAFT)
        return _kept(held, entries.received(request, role))


def change(person: Person, handle: str, shown: int, about: str, how: Callable[[Held], None]) -> Done:
    """Change what a request says. `how` changes it; `about` is what of it: a class, or a word of the words' `about`.

    Approvals that stand lapse.
    """
    with _locked(handle, shown) as held:
        if held.state in CLOSED:
            raise Refused("closed")
        how(held)
        held.answer()
        lapsing = held.state in WAITING
        _clean(held)
        to = step(held.state, Event.CHANGE, held.case(), who(person))
        role = role_of(person.roles, Event.CHANGE)
        steps = _lapse(held, role) if lapsing else []
        _happened(held, person, role, Event.CHANGE, about, to)
        return _kept(held, steps)


def send(person: Person, handle: str, shown: int) -> Done:
    """Send a request for approval, or take an approved routine for the supervisor's."""
    with _locked(handle, shown) as held:
        held.answer()
        to = step(held.state, Event.SEND, held.case(), who(person))
        role = role_of(person.roles, Event.SEND)
        steps = entries.decisions(held, role)
        if to == State.APPROVED:
            held.request.routine = ",".join(held.routines)
            steps.append(entries.approval(held.request, "approved", role, ["supervisor"], routine="used"))
        held.request.sent = held.digest()
        _happened(held, person, role, Event.SEND, "routine" if held.request.routine else "", to)
        return _kept(held, steps)


def approve(person: Person, handle: str, shown: int, *, fresh: bool) -> Done:
    """Approve what was sent. Where that is no longer what it was, the approvals lapse instead."""
    with _locked(handle, shown) as held:
        if lapsed := _moved(held):
            return lapsed
        to = step(held.state, Event.APPROVE, held.case(), who(person, fresh=fresh))
        return _said(held, person, Event.APPROVE, to, "given", "")


def not_approve(person: Person, handle: str, shown: int, reason: str, *, fresh: bool) -> Done:
    """Say that what was sent is not approved, and why by a word of REASONS."""
    with _locked(handle, shown) as held:
        to = step(held.state, Event.NOT_APPROVE, held.case(), who(person, fresh=fresh))
        return _said(held, person, Event.NOT_APPROVE, to, "not_given", reason)


def revoke(person: Person, handle: str, shown: int, *, fresh: bool) -> Done:
    """Take one's approval back, before anything was handed over."""
    with _locked(handle, shown) as held:
        to = step(held.state, Event.REVOKE, held.case(), who(person, fresh=fresh))
        role = next(each.role for each in held.standing if each.person == person.handle)
        steps = _lapse(held, role)
        _happened(held, person, role, Event.REVOKE, "", to)
        return _kept(held, steps)


def hand_over(person: Person, handle: str, shown: int, records: bytes) -> Done:
    """Record that the package goes out, once. With other records than those approved for, the approvals lapse."""
    with _locked(handle, shown) as held:
        given = held.same(records)
        if lapsed := _moved(held, given=given):
            return lapsed
        to = step(held.state, Event.HAND_OVER, held.case(given=given), who(person))
        role = role_of(person.roles, Event.HAND_OVER)
        for routine in filter(None, held.request.routine.split(",")):
            if not parts().routine_used(routine, held.request.record, role, held.now.date()):
                raise Refused("unchanged")  # it ended in this very moment: the next look lets the approval lapse
        topics = [item.topic for item in held.released]
        Handing.objects.create(request=held.request, person=person.handle, at=held.now, release=topics)
        return _closed(held, person, role, Event.HAND_OVER, to)


def close(person: Person, handle: str, shown: int, event: Event) -> Done:
    """Close a request without handing anything over: refused, withdrawn, or nothing held."""
    with _locked(handle, shown) as held:
        held.answer()
        to = step(held.state, event, held.case(), who(person))
        return _closed(held, person, role_of(person.roles, event), event, to)


def tidy(handle: str) -> Done | None:
    """What time does to a request: it expires, or its approvals lapse. None where neither is due."""
    with transaction.atomic():
        request = Request.objects.select_for_update().filter(handle=handle).first()
        if request is None or State(request.state) in CLOSED:
            return None
        held = Held.of(request)
        if held.case().stale:
            to = step(held.state, Event.EXPIRE, held.case(), who(None))
            return _closed(held, None, "system", Event.EXPIRE, to)
        return _moved(held)


@contextmanager
def _locked(handle: str, shown: int) -> Iterator[Held]:
    """A request under its lock, as it was shown. DoesNotExist where there is none; Changed where it is another now."""
    with transaction.atomic():
        request = Request.objects.select_for_update().get(handle=handle)
        if request.version != shown:
            raise Changed(request, shown)
        yield Held.of(request)


def _moved(held: Held, *, given: bool = True) -> Done | None:
    """Let approvals lapse where they are for something else by now, or too old."""
    if held.state not in WAITING or (held.unchanged and given):
        return None
    about = "" if given else "records"
    if not given:
        held.request.commitment = held.request.key = ""
    held.answer()
    to = step(held.state, Event.LAPSE, held.case(), who(None))
    steps = _lapse(held, "system")
    _happened(held, None, "system", Event.LAPSE, about, to)
    done = _kept(held, steps)
    done.lapsed = True
    return done


def _said(held: Held, person: Person, event: Event, to: State, answer: str, reason: str) -> Done:
    """Keep what an approver said."""
    role = "supervisor" if held.state == State.WAITS_SUPERVISOR else "counsel"
    word = "approved" if answer == "given" else "not_approved"
    steps = [entries.approval(held.request, word, role, [role])]
    if answer == "not_given":
        steps += _lapse(held, role)
    Approval.objects.create(
        request=held.request, person=person.handle, role=role, digest=held.digest(), at=held.now, answer=answer,
        reason=reason,
    )  # fmt: skip
    _happened(held, person, role, event, reason, to)
    return _kept(held, steps)


def _lapse(held: Held, role: str) -> list[Step]:
    """Take down the approvals that stand, a routine's among them. The entry that says so, where there were any."""
    roles = [each.role for each in held.standing] or ["supervisor"] * bool(held.request.routine)
    Approval.objects.filter(request=held.request, answer="given").update(answer="lapsed")
    for each in held.standing:
        each.answer = "lapsed"
    held.request.sent = held.request.routine = ""
    return [entries.approval(held.request, "lapsed", role, roles)] if roles else []


def _closed(held: Held, person: Person | None, role: str, event: Event, to: State) -> Done:
    """Close it: say so in the ledger, and erase what was kept for working on it alone."""
    approvers = [each.role for each in held.standing] or ["supervisor"] * bool(held.request.routine)
    steps: list[Step] = []
    if to in (State.RELEASED, State.RELEASED_IN_PART, State.REFUSED):
        steps += entries.decisions(held, role)
        steps += entries.dealt_with(held, role, approvers)
    elif approvers:
        steps += [entries.approval(held.request, "lapsed", role, approvers)]
        Approval.objects.filter(request=held.request, answer="given").update(answer="lapsed")
    steps.append(entries.closed(held.request, to.value, role))
    held.request.key, held.request.closed_at = "", held.now
    for item in held.items:
        item.note = ""
    _happened(held, person, role, event, "", to)
    return _kept(held, steps)


def _by_paper(request: Request) -> dict[str, bool]:
    """What the paper answers of the facts. One that commands an arrest commands nobody to tell anything."""
    takes = request.paper in {kind.lower() for kind in SEIZES}
    if request.requires is None or (request.requires and takes):
        return {}
    return {"required_by_law": request.requires}


def _clean(held: Held) -> None:
    """Take away decisions that their outcome no longer allows: someone has to decide again."""
    for item in held.asked:
        if item.decision and not held.settled(item):
            item.decision = item.authority = item.basis = item.necessity = item.note = ""


def _happened(held: Held, person: Person | None, role: str, event: str, about: str, to: State) -> None:
    request = held.request
    request.version += 1
    request.state, request.changed_at = to.value, held.now
    line = Line.objects.create(
        request=request, version=request.version, at=held.now, person=person.handle if person else "", role=role,
        event=str(event), about=about, to=to.value,
    )  # fmt: skip
    held.lines.append(line)
    if person:
        audit.done(person, f"disclosure_{event}", about=request.handle, outcome=to.value)


def _kept(held: Held, steps: Sequence[Step]) -> Done:
    """Save all of it, with the ledger last."""
    for item in held.items:
        item.save()
    held.request.save()
    recorded = entries.append(held.request, steps)
    Request.objects.filter(pk=held.request.pk).update(entries=held.request.entries)
    return Done(held.request, recorded)
