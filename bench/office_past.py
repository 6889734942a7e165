"""The past of a made-up city: requests as rows with all that belongs to them, and as entries of the ledger."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

DAYS = 5 * 365
LATELY = 10
"""Days in which a request is answered: what came in them is open."""
OPEN_PART = 0.01
"""Of all requests: fifty-five came a day, and those of the last ten days wait."""
BATCH = 20_000
SHOWN = 400
"""Requests of a state that visitors are told of."""
STATES = ("draft", "draft", "decided", "decided", "waits_supervisor", "waits_supervisor", "waits_counsel", "approved")


@dataclass
class Pattern:
    """A matter as the demonstration has it: its entries with the time from the first, and what a row says of it."""

    entries: list[tuple[int, bytes]] = field(default_factory=list)
    """Hundredths of a second, and the entry."""
    asked: dict[str, str] = field(default_factory=dict)
    topics: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was decided, by class."""
    approvers: tuple[str, ...] = ()
    end: str = ""

    @property
    def bases(self) -> set[str]:
        """The grounds on which something was released."""
        return {said["basis"] for said in self.topics.values() if said.get("end") == "released"}


def patterns(now: datetime.datetime) -> tuple[list[Pattern], list[bytes]]:
    """The demonstration's matters, and its answers at the counter, as entries."""
    from charteroak.ledger.codec import Codec
    from charteroak.ledger.entry import Kind
    from charteroak.office.demonstration.history import steps
    from charteroak.recording.words import vocabulary

    codec = Codec(vocabulary())
    found: dict[bytes, Pattern] = {}
    starts: dict[bytes, datetime.datetime] = {}
    counters = []
    for step in steps(now):
        facts: dict[str, Any] = dict(step.facts)
        if step.time is None or step.kind == Kind.COMPLAINT:
            continue
        data = step.draft(codec).entry
        if "requester" not in facts:
            counters.append(data)
            continue
        pattern = found.setdefault(step.record, Pattern())
        start = starts.setdefault(step.record, step.time)
        pattern.entries.append((int((step.time - start).total_seconds() * 100), data))
        pattern.asked |= {name: facts[name] for name in ("requester", "paper", "channel")}
        pattern.asked["department"] = step.department
        if step.kind == Kind.DECISION:
            pattern.topics[facts["topic"]] = {"facts": facts, "outcome": step.outcome, "clauses": list(step.clauses)}
        elif step.kind == Kind.DISCLOSURE:
            pattern.topics[facts["topic"]] |= {"end": facts["step"], "basis": step.basis}
        elif step.kind == Kind.APPROVAL:
            pattern.approvers = tuple(step.approvers)
        else:
            pattern.end = facts["step"]
    whole = [each for each in found.values() if each.end.startswith("closed_") and each.topics]
    return whole, counters


@dataclass(frozen=True)
class Matter:
    """A request of the city."""

    pattern: Pattern
    record: str
    start: datetime.datetime
    state: str


def matters(dice: random.Random, patterns: Sequence[Pattern], count: int, now: datetime.datetime) -> Iterator[Matter]:
    """So many requests, in the order in which they came."""
    first, still = now - datetime.timedelta(days=DAYS), round(count * OPEN_PART)
    longest = datetime.timedelta(days=LATELY + 5)
    past = sorted(dice.random() for _ in range(count - still))
    fit = [each for each in patterns if each.bases == {"service_necessity"}]
    for part in past:
        pattern = dice.choice(patterns)
        yield Matter(pattern, dice.randbytes(16).hex(), first + part * (now - longest - first), pattern.end)
    for part in sorted(dice.random() for _ in range(still)):
        start = now - datetime.timedelta(days=LATELY) * (1 - part)
        state = dice.choice(STATES)
        yield Matter(dice.choice(patterns if state == "draft" else fit), dice.randbytes(16).hex(), start, state)


def rows(dice: random.Random, made: Sequence[Matter], staff: Sequence[Any], now: datetime.datetime) -> dict[str, Any]:
    """The rows of all requests. What visitors can ask for: some of them by state."""
    from django.db import transaction

    from charteroak.office.accounts.models import AuditLine
    from charteroak.office.disclosures.models import Approval, Handing, Item, Line, Request

    time: Any = AuditLine._meta.get_field("time")  # noqa: SLF001 - lines of the past have their own times
    time.auto_now_add = False
    shown: dict[str, list[dict[str, Any]]] = {}
    roles = {role: [each for each in staff if role in each.roles] for role in ("records", "supervisor", "counsel")}
    for begin in range(0, len(made), BATCH):
        found: dict[Any, list[Any]] = {each: [] for each in (Request, Item, Approval, Line, Handing, AuditLine)}
        for key, matter in enumerate(made[begin : begin + BATCH], begin + 1):
            request = _request(dice, key, matter, roles["records"], now)
            found[Request].append(request)
            items = _items(key, matter)
            found[Item] += items
            people = [dice.choice(roles[role]) for role in matter.pattern.approvers]
            found[Approval] += _approvals(request, matter, people)
            lines = _lines(request, matter, items, people)
            found[Line] += lines
            request.version = len(lines)
            if matter.state.startswith("closed_released"):
                release = [each.topic for each in items if each.decision == "release"]
                person = request.entered_by
                found[Handing].append(Handing(request_id=key, person=person, at=request.changed_at, release=release))
            found[AuditLine] += _audit(dice, request, lines, staff)
            kept = shown.setdefault(matter.state, [])
            told = {"handle": request.handle, "items": [each.handle for each in items]}
            if len(kept) < SHOWN:
                kept.append(told)
            elif dice.random() < SHOWN / key:
                kept[dice.randrange(SHOWN)] = told
        with transaction.atomic():
            for model, each in found.items():
                model.objects.bulk_create(each, batch_size=2000)
    return {"requests": shown}


def _request(dice: random.Random, key: int, matter: Matter, clerks: Sequence[Any], now: datetime.datetime) -> Any:
    from charteroak.office.city_services import NAMES
    from charteroak.office.disclosures.models import Request

    asked = dict(matter.pattern.asked)
    closed = matter.state.startswith("closed_")
    changed = matter.start + datetime.timedelta(seconds=matter.pattern.entries[-1][0] / 100)
    police = asked["department"] == "police"
    own = [each for each in clerks if (each.department == "police") is police]
    none = asked["paper"] == "none"
    return Request(
        id=key,
        record=matter.record,
        state=matter.state,
        entries=len(matter.pattern.entries) if closed else 1,
        service=dice.choice(NAMES),
        employee="police_civilian" if police else "other_employee",
        received=matter.start.date(),
        paper_found="" if none else asked["paper"],
        issuer="" if none else "judicial",
        criminal=False if none else None,
        commitment="ab" * 32 if matter.state != "draft" else "",
        entered_by=dice.choice(own).handle,
        entered_at=matter.start,
        changed_at=min(changed, now),
        closed_at=min(changed, now) if closed else None,
        **asked,
    )


def _items(key: int, matter: Matter) -> list[Any]:
    from charteroak.office.disclosures.models import Item

    draft = matter.state == "draft"
    found = []
    for topic, said in matter.pattern.topics.items():
        facts = {name: said["facts"].get(name) for name in ("required_by_law", "necessary_to_service")}
        release = said.get("end") == "released"
        decision = "" if draft else "release" if release else "withhold"
        known = {} if draft else {"outcome": said["outcome"], "clauses": said["clauses"], "facts": facts}
        basis = said.get("basis", "") if release and not draft else ""
        needed = "to_deliver" if basis == "service_necessity" else ""
        note = "The shelter needs it." if needed and not matter.state.startswith("closed_") else ""
        found.append(
            Item(request_id=key, topic=topic, found=None if draft else True, decision=decision, basis=basis,
                 necessity=needed, note=note, **known)
        )  # fmt: skip
    return found


def _approvals(request: Any, matter: Matter, people: Sequence[Any]) -> list[Any]:
    from charteroak.office.disclosures.models import Approval

    if not matter.state.startswith("closed_"):
        return []
    return [
        Approval(request_id=request.id, person=person.handle, role=role, digest="cd" * 32, at=request.changed_at,
                 answer="given")
        for role, person in zip(matter.pattern.approvers, people, strict=True)
    ]  # fmt: skip


def _lines(request: Any, matter: Matter, items: Sequence[Any], people: Sequence[Any]) -> list[Any]:
    from charteroak.office.disclosures.models import Line

    told = [("enter", "", "records", request.entered_by, "draft")]
    if matter.state != "draft":
        told += [("change", each.topic, "records", request.entered_by, "decided") for each in items]
    if matter.state.startswith("closed_released"):
        told.append(("send", "", "records", request.entered_by, "waits_supervisor"))
        told += [("approve", "", "supervisor", person.handle, "approved") for person in people]
        told.append(("hand_over", "", "records", request.entered_by, matter.state))
    elif matter.state.startswith("closed_"):
        told.append(("refuse", "", "records", request.entered_by, matter.state))
    elif matter.state.startswith("waits_"):
        told.append(("send", "", "records", request.entered_by, matter.state))
    return [
        Line(request_id=request.id, version=number, at=request.entered_at, person=person, role=role, event=event,
             about=about, to=to)
        for number, (event, about, role, person, to) in enumerate(told, 1)
    ]  # fmt: skip


def _audit(dice: random.Random, request: Any, lines: Sequence[Any], staff: Sequence[Any]) -> list[Any]:
    """What people did to it, and that it was opened as often."""
    from charteroak.office.accounts.models import AuditLine

    about, time = request.handle, request.entered_at
    done = [
        AuditLine(time=time, person=each.person, event=f"disclosure_{each.event}", route="", about=about,
                  outcome=each.to[:20])
        for each in lines
    ]  # fmt: skip
    seen = [
        AuditLine(time=time, person=dice.choice(staff).handle, event="read", route="disclosure", about=about)
        for _ in lines
    ]
    return done + seen


def send() -> None:
    """See that what waits for approval waits for what it says now, as if it had been sent so."""
    from django.db import transaction

    from charteroak.office.disclosures.held import Held
    from charteroak.office.disclosures.machine import WAITING
    from charteroak.office.disclosures.models import Request

    with transaction.atomic():
        for request in Request.objects.filter(state__in=[state.value for state in WAITING]):
            held = Held.of(request)
            held.answer()
            for item in held.items:
                item.save()
            request.sent = Held.of(request).digest()
            request.save()
