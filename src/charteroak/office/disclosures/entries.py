"""What the ledger is told of a request: closed words only, all under the request's one record id.

An entry is appended last in its transaction. Should the transaction then fail, the ledger has an entry that the
database does not know of: the next try finds it and, where it says the same, takes it for its own (`append`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from charteroak.ledger.entry import Kind
from charteroak.office.disclosures import grounds
from charteroak.office.disclosures.held import Held, facts_of
from charteroak.office.disclosures.models import Item, Request
from charteroak.recording.matters import Step
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import Recorded, recorder

_VARIES = frozenset({"time", "commitment", "vocabulary"})


def received(request: Request, role: str) -> list[Step]:
    """That a request came in."""
    facts = {"requester": request.requester, "paper": request.paper, "channel": request.channel, "step": "received"}
    return [_step(Kind.REQUEST, request, role, facts=facts, act="disclose")]


def decisions(held: Held, role: str) -> list[Step]:
    """What the article says of each class that was asked for, where the ledger does not have it yet."""
    steps = []
    for item in held.asked:
        step = _about(Kind.DECISION, held.request, item, role, known(held.request, item))
        said = (step.outcome, sorted(step.facts.items()), step.clauses, sorted(item.readings.items()))
        told = sha256(repr(said).encode()).hexdigest()
        if item.recorded != told:
            item.recorded = told
            steps.append(step)
    return steps


def approval(request: Request, step: str, role: str, approvers: Sequence[str], **more: str) -> Step:
    """That it was approved, not approved, or that approvals lapsed."""
    return _step(
        Kind.APPROVAL, request, role, facts={"step": step, **more}, act="disclose", approvers=sorted(approvers)
    )


def dealt_with(held: Held, role: str, approvers: Sequence[str]) -> list[Step]:
    """How each class that was asked for was dealt with."""
    steps = []
    for item in held.asked:
        out = item.decision == grounds.RELEASE
        facts = {**known(held.request, item), "step": "released" if out else "withheld"}
        if out and item.necessity:
            facts["necessity"] = item.necessity
        if out and held.request.routine:
            facts["routine"] = "used"
        more = {"basis": item.basis, "approvers": sorted(approvers)} if out else {}
        steps.append(_about(Kind.DISCLOSURE, held.request, item, role, facts, **more))
    return steps


def closed(request: Request, step: str, role: str) -> Step:
    """That the request is closed, and how."""
    return _step(Kind.REQUEST, request, role, facts={"step": step}, act="disclose")


def append(request: Request, steps: Sequence[Step]) -> list[Recorded]:
    """Append the entries of one thing that happened. NotRecorded where the ledger does not take them: undo the rest.

    Nothing is given back for entries that stood there already from a try that failed after them.
    """
    if not steps:
        return []
    there = _standing(request)
    fresh = there[request.entries :]
    _, codec = recorder().opened()
    wanted = [_said(codec.describe(codec.decode(step.draft(codec).entry))) for step in steps]
    done = [] if fresh == wanted else recorder().append(steps)
    request.entries = len(there) + len(done)
    return done


def known(request: Request, item: Item) -> dict[str, Any]:
    """The facts of the act that are known."""
    return {name: value for name, value in facts_of(request, item).items() if value is not None}


def _standing(request: Request) -> list[dict[str, Any]]:
    """What the ledger has of a request already, but for what differs from one try to the next."""
    place = Place.from_environment()
    if not place.exists:
        return []
    reader = Reader(place)
    try:
        found = (reader.entry(index) for index in reader.find(request.record))
        return [_said(each.said) for each in found if each is not None]
    finally:
        reader.close()


def _said(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in _VARIES}


def _about(kind: Kind, request: Request, item: Item, role: str, facts: dict[str, Any], **more: Any) -> Step:
    return _step(
        kind,
        request,
        role,
        facts=facts,
        act="disclose",
        outcome=item.outcome,
        clauses=tuple(item.clauses),
        readings=item.readings,
        **more,
    )


def _step(kind: Kind, request: Request, role: str, **said: Any) -> Step:
    details = {"request": request.handle, "version": request.version, "kind": kind.name.lower(), **_plain(said)}
    return Step(
        kind=kind,
        record=bytes.fromhex(request.record),
        role=role,
        department=request.department,
        details=details,
        **said,
    )


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, Iterable) and not isinstance(value, str | dict) else value
            for name, value in said.items()}  # fmt: skip
