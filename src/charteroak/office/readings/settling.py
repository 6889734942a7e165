"""How a reading is settled: what may be proposed, who may sign, and the signature itself.

Two of counsel sign the very same: who proposes signs it first, by proposing. A proposal is of a reading, a choice, a
reason and a day, made on the readings and the text as they stood then (`basis`). Where those are no longer the same it
has lapsed, and has to be proposed anew by whoever still wants it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from charteroak.law import settled as now
from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import today
from charteroak.law.settled import Settlement, Standing
from charteroak.office.accounts.models import Person
from charteroak.office.readings import keeping
from charteroak.office.readings.models import LAPSED, OPEN, SETTLED, SIGNING, WITHDRAWN, Proposal, StoodBack
from charteroak.office.roles import Role
from charteroak.recording import settled
from charteroak.recording.matters import Drafted
from charteroak.recording.recorder import NotRecorded, recorder
from charteroak.recording.settlement import step_of

FAULTS = (
    "gone",
    "closed",
    "lapsed",
    "unlike",
    "own",
    "stood_back",
    "busy",
    "trouble",
    "ledger",
    "unclear",
    "not_counsel",
)
"""Why someone cannot sign, or what they did was not done."""


class NotDone(Exception):
    """Nothing was settled. `why` is one of FAULTS."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Sides:
    """All readings, as they are to stand on a proposal's day: without it, and with it."""

    before: dict[str, str | None]
    after: dict[str, str | None]


def standing_of_database() -> Standing:
    """What was settled, as the office's database has it: the source of what a proposal is made on."""
    held: list[Settlement] = [each.said() for each in keeping.kept()]
    return Standing(tuple(held), now.standing().doubted)


def setting(standing: Standing, day: date) -> dict[str, str | None]:
    """All readings as they are to stand on a day."""
    return {**RULEBOOK.shipped, **dict(standing.pairs(day))}


def sides(proposal: Proposal) -> Sides:
    """What a proposal would change, on its day."""
    before = setting(standing_of_database(), proposal.since)
    return Sides(before, {**before, proposal.reading: proposal.chosen})


def basis() -> str:
    """A digest of what proposals are made on: everything settled, what is in doubt, and the article's text."""
    standing = standing_of_database()
    chain = [[each.reading, each.choice, each.since.isoformat(), each.index] for each in standing.settlements]
    said = [text.ARTICLE_SHA256, dict(RULEBOOK.shipped), chain, sorted(standing.doubted)]
    return _digest(said)


def shown(proposal: Proposal) -> str:
    """A digest of all that one signs: the reading, the choice, the reason, the day, and what it was proposed on."""
    said = [proposal.reading, proposal.choice, proposal.reason, proposal.since.isoformat(), proposal.basis]
    return _digest([proposal.handle, *said])


def has_lapsed(proposal: Proposal) -> bool:
    """Whether what it was proposed on has changed, or its day has gone by."""
    return proposal.basis != basis() or proposal.since < today()


def propose(person: Person, reading: str, choice: str | None, since: date, reason: str) -> Proposal:
    """Propose to settle a reading. The reason is as it may be stored (`noting`)."""
    with transaction.atomic():
        return Proposal.objects.create(
            reading=reading, choice=choice or "", since=since, reason=reason, basis=basis(), proposed_by=person
        )


def withdraw(person: Person, handle: str) -> str:
    """Its proposer withdraws a proposal; another of counsel stands back from it, and cannot sign it any more.

    What was done: "withdrawn" or "stood_back". NotDone where it is not open.
    """
    with transaction.atomic():
        proposal = _open(handle)
        if proposal.proposed_by_id != person.pk:  # type: ignore[attr-defined]  # Django's, beside the field
            StoodBack.objects.get_or_create(proposal=proposal, person=person)
            return "stood_back"
        _close(proposal, WITHDRAWN)
        return "withdrawn"


def why_not(person: Person, proposal: Proposal) -> str:
    """Why this person cannot sign, by a word of FAULTS; nothing where they can."""
    if proposal.state != OPEN:
        return "busy" if proposal.state == SIGNING else "lapsed" if proposal.state == LAPSED else "closed"
    if Role.COUNSEL not in person.roles:
        return "not_counsel"
    if proposal.proposed_by_id == person.pk:  # type: ignore[attr-defined]  # Django's, beside the field
        return "own"
    if Role.COUNSEL not in proposal.proposed_by.roles:
        return "closed"
    if StoodBack.objects.filter(proposal=proposal, person=person).exists():
        return "stood_back"
    if now.standing().trouble:
        return "trouble"
    return "lapsed" if has_lapsed(proposal) else ""


def sign(person: Person, handle: str, seen: str) -> Proposal:
    """The second signature, of what was `seen` (`shown`): the reading is settled. NotDone where it is not."""
    keeping.resume()
    _prepare_ledger()
    proposal = _begin(person, handle, seen)
    try:
        _record(proposal)
    except NotRecorded:
        if (place := keeping.place_of(handle)) is None:
            raise NotDone("unclear") from None
        if place < 0:
            raise NotDone("ledger") from None
    proposal.refresh_from_db()
    if proposal.state != SETTLED:
        raise NotDone("ledger")
    _take_effect()
    return proposal


def _prepare_ledger() -> None:
    """See that there is a ledger to record in before anything is changed."""
    try:
        recorder().opened()
    except NotRecorded:
        raise NotDone("ledger") from None


def _begin(person: Person, handle: str, seen: str) -> Proposal:
    """Check everything, and keep the entry before the ledger is given it. One at a time: all that is open is locked."""
    fault = ""
    with transaction.atomic():
        rows = {row.handle: row for row in Proposal.objects.select_for_update().filter(state__in=(OPEN, SIGNING))}
        proposal = rows.get(handle) or Proposal.objects.filter(handle=handle).first()
        if proposal is None:
            raise NotDone("gone")
        fault = why_not(person, proposal)
        if not fault and any(row.state == SIGNING for row in rows.values()):
            fault = "busy"
        if not fault and seen != shown(proposal):
            fault = "unlike"
        elif fault == "lapsed" and proposal.state == OPEN:
            _close(proposal, LAPSED)
        if not fault:
            _draft(proposal, person)
    if fault:
        raise NotDone(fault)
    return proposal


def _draft(proposal: Proposal, person: Person) -> None:
    after = sides(proposal).after
    step = step_of(proposal.reading, proposal.chosen, proposal.since, proposal.reason, after)
    _, codec = recorder().opened()
    draft = step.draft(codec)
    proposal.entry, proposal.details = draft.entry, draft.details
    proposal.key = draft.opening.key if draft.opening else b""
    proposal.state, proposal.signed_by, proposal.closed_at = SIGNING, person, timezone.now()
    proposal.save()


def _record(proposal: Proposal) -> None:
    """Give the ledger the entry, and write down where it has it."""
    from charteroak.ledger.commitment import Opening
    from charteroak.recording.entries import Draft
    from charteroak.recording.settlement import record_of

    draft = Draft(record_of(proposal.reading), proposal.entry, proposal.details, Opening(proposal.key))
    [recorded] = recorder().append([Drafted(draft)])
    with transaction.atomic():
        row = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if row.state == SIGNING:
            keeping.finish(row, recorded.index)


def _take_effect() -> None:
    """Make what answers come from, and answer by it from then on."""
    standing = settled.read(thorough=True)
    settled.prepare(standing)
    settled.put(standing)


def _open(handle: str) -> Proposal:
    proposal = Proposal.objects.select_for_update().filter(handle=handle).first()
    if proposal is None:
        raise NotDone("gone")
    if proposal.state != OPEN:
        raise NotDone("busy" if proposal.state == SIGNING else "closed")
    return proposal


def _close(proposal: Proposal, state: str) -> None:
    proposal.state, proposal.closed_at = state, timezone.now()
    proposal.save()


def _digest(said: object) -> str:
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


__all__ = ["FAULTS", "NotDone", "Sides", "basis", "propose", "setting", "shown", "sides", "sign", "why_not", "withdraw"]
