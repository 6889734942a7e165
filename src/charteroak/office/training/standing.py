"""Where people stand with what they have to learn: one of them, or everyone on the roster."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q

from charteroak.law.law import today
from charteroak.office.training import taking, teaching
from charteroak.office.training.models import Completion, Learner
from charteroak.training.compliance import Compliance, compliance
from charteroak.training.counted import Standing
from charteroak.training.learning import Completion as Learned
from charteroak.training.learning import Learner as OnRoster

Own = Standing

_ROSTER = ("number", "name", "role", "unit", "since", "until")
_DONE = ("learner__number", "course", "version", "on", "way", "score")


def of_learner(learner: Learner, day: date | None = None) -> Mapping[str, Own]:
    """Where someone stands with each course that they have to take, by the course's id."""
    done = learner.completions.values_list(*_DONE)  # type: ignore[attr-defined]  # Django makes it
    found = _compliance([on_roster(learner)], [Learned(*row) for row in done], day or today())
    return {each.course: each for each in found.of(learner.number)}


def of_all(day: date | None = None, where: Q | None = None) -> Compliance:
    """Where everyone on the roster stands; or those of it that are asked for."""
    learners, done = Learner.objects.order_by("name", "number"), Completion.objects.order_by("on", "pk")
    if where is not None:
        learners = learners.filter(where)
        done = done.filter(learner__in=learners)
    roster = [OnRoster(*row) for row in learners.values_list(*_ROSTER)]
    return _compliance(roster, [Learned(*row) for row in done.values_list(*_DONE)], day or today())


def last_completions(learner: Learner) -> Mapping[str, Completion]:
    """The last completion of each course."""
    rows = learner.completions.order_by("on", "pk")  # type: ignore[attr-defined]  # Django makes it
    return {row.course: row for row in rows}


def soon(by: date | None) -> bool:
    """Whether a day is so near that a course can be taken again."""
    return by is not None and by <= today() + timedelta(days=taking.EARLY)


def on_roster(row: Learner) -> OnRoster:
    """A row as the rules of compliance take it."""
    return OnRoster(row.number, row.name, row.role, row.unit, row.since, row.until)


def _compliance(roster: list[OnRoster], done: list[Learned], day: date) -> Compliance:
    rules = [taking.rule_of(row) for row in taking.standing()]
    return compliance(roster, rules, teaching.versions(), done, day)
