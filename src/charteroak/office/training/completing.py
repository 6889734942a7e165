"""That someone completed a course: in the database and in the ledger, or in neither.

The ledger's entry says which clauses were learned and in which department. Who did is in no ledger: the entry commits
to it, and the certificate opens the commitment. The ledger is written last, inside the transaction: where it does not
take the entries nothing was completed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from charteroak.law.law import today
from charteroak.ledger.entry import Kind
from charteroak.office.training import teaching
from charteroak.office.training.certificate import WHAT
from charteroak.office.training.models import Completion, Learner
from charteroak.recording.entries import Draft
from charteroak.recording.matters import Drafted, Step
from charteroak.recording.recorder import recorder
from charteroak.training.course import Course
from charteroak.training.learning import Completion as Learned

_PATIENCE = 120.0
"""Seconds that a whole import may wait for the ledger."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What someone has completed, and what is said of it."""

    learner: Learner
    of: Learned
    clauses: Sequence[str]
    """The clauses that the version taught."""
    department: str = ""
    """Of `recording.words.DEPARTMENTS`, where it is known."""


def department_of(learner: Learner, course: Course | None) -> str:
    """The department that a completion is counted in: that of the account, else the police's for a course of theirs."""
    if learner.person is not None:
        return learner.person.department
    return "police" if course is not None and course.audience == "police" else ""


def record(earned: Iterable[Earned], role: str) -> list[Completion]:
    """Record completions, inside a transaction: all or, with NotRecorded, none.

    What is there already (the same version, day and way) is left out, so that passing twice gives one completion.
    `role` is that of whoever did it: of the learner, or of whoever imported it.
    """
    wanted = _new(list(earned))
    if not wanted:
        return []
    teaching.noticed(today())  # what is completed is of a version that is kept
    _, codec = recorder().opened()
    drafts = [_step(each, role).draft(codec) for each in wanted]
    rows = [_row(each, draft) for each, draft in zip(wanted, drafts, strict=True)]
    made = Completion.objects.bulk_create(rows, batch_size=500)
    recorder().append([Drafted(draft) for draft in drafts], _PATIENCE if len(drafts) > 1 else 5.0)
    return made


def details_of(completion: Completion) -> dict[str, Any]:
    """What the ledger's entry commits to: who completed what, and when."""
    found: dict[str, Any] = json.loads(completion.details)
    return found


def learned(row: Completion) -> Learned:
    """A row as the rules of compliance take it; its learner by number."""
    return Learned(row.learner.number, row.course, row.version, row.on, row.way, row.score)


def _new(earned: list[Earned]) -> list[Earned]:
    """Those that are not there yet, each once."""
    keys = {_key(each): each for each in earned}
    there: set[tuple[int, str, str, date, str]] = set()
    days = {each.of.on for each in earned}
    if days:
        found = Completion.objects.filter(
            course__in={each.of.course for each in earned}, on__gte=min(days), on__lte=max(days)
        )
        if len(earned) == 1:
            found = found.filter(learner=earned[0].learner)
        there = set(found.values_list("learner_id", "course", "version", "on", "way"))
    return [each for key, each in keys.items() if key not in there]


def _key(each: Earned) -> tuple[int, str, str, date, str]:
    return each.learner.pk, each.of.course, each.of.version, each.of.on, each.of.way


def _step(each: Earned, role: str) -> Step:
    return Step(
        kind=Kind.TRAINING,
        record=secrets.token_bytes(16),
        role=role,
        department=each.department,
        clauses=each.clauses,
        details=_details(each),
    )


def _details(each: Earned) -> Mapping[str, Any]:
    return {
        "what": WHAT,
        "name": each.learner.name,
        "number": each.learner.number,
        "course": each.of.course,
        "version": each.of.version,
        "on": each.of.on.isoformat(),
        "clauses": list(each.clauses),
        "way": each.of.way,
        "score": each.of.score,
    }


def _row(each: Earned, draft: Draft) -> Completion:
    return Completion(
        learner=each.learner,
        course=each.of.course,
        version=each.of.version,
        on=each.of.on,
        way=each.of.way,
        score=each.of.score,
        record=draft.record.hex(),
        details=draft.details.decode(),
        opening=draft.opening.key.hex() if draft.opening else "",
    )
