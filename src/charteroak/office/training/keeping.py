"""The roster and the assignments, changed by hand: once, however often a form is sent."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.training.models import Assignment, Import, Learner

RULES = ("course", "roles", "units", "days", "renew_years", "on_new_version", "pass_mark", "attempts")
"""What an assignment says."""
FACTS = ("number", "name", "role", "unit", "since", "until")
"""What the roster says of a learner."""


class Taken(Exception):
    """Another learner has this number, or this account."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(field)


class Moved(Exception):
    """It is not as it was shown, or is over: nothing was done."""


def add_learner(facts: Mapping[str, Any], login: str = "") -> Learner:
    """Someone new on the roster. Taken where the number or the account is another's."""
    return _kept(Learner(), facts, login)


def change_learner(learner: Learner, facts: Mapping[str, Any], login: str = "") -> Learner:
    """What the roster says of someone. Taken as above."""
    return _kept(learner, facts, login)


def _kept(learner: Learner, facts: Mapping[str, Any], login: str) -> Learner:
    person = Person.objects.filter(login=login).first() if login else None
    for name in FACTS:
        setattr(learner, name, facts.get(name))
    learner.person = person
    others = Learner.objects.exclude(pk=learner.pk)
    try:
        with transaction.atomic():
            if others.filter(number=learner.number).exists():
                raise Taken("number")
            if person is not None and others.filter(person=person).exists():
                raise Taken("login")
            learner.save()
    except IntegrityError:
        raise Taken("number") from None
    return learner


def assign(facts: Mapping[str, Any], form: str = "") -> Assignment:
    """A course for roles and units. `form` is the id of the form it was made by: sent twice, there is one."""
    said = {name: facts[name] for name in RULES}
    made = form or secrets.token_hex(16)
    try:
        with transaction.atomic():
            return Assignment.objects.create(form=made, since=today(), **said)
    except IntegrityError:
        return Assignment.objects.get(form=made)


@transaction.atomic
def change(handle: str, shown: int, facts: Mapping[str, Any]) -> Assignment:
    """Change what holds. Moved where it is not the version that was shown, or is over."""
    row = _taken(handle, shown)
    for name in RULES[1:]:  # another course is another assignment
        setattr(row, name, facts[name])
    row.version += 1
    row.save()
    return row


@transaction.atomic
def end(handle: str, shown: int) -> Assignment:
    """End it: nobody has to learn it by this any more. Moved as above."""
    row = _taken(handle, shown)
    row.ended = today()
    row.version += 1
    row.save()
    return row


def imported(kind: str, digest: str, person: Person | None, taken: int, rejected: int) -> Import:
    """Keep that a file was taken in."""
    handle = person.handle if person is not None else ""
    return Import.objects.create(kind=kind, digest=digest, person=handle, taken=taken, rejected=rejected)


def known(field: str) -> Sequence[str]:
    """The roles or the units that the roster has."""
    return list(Learner.objects.order_by(field).values_list(field, flat=True).distinct())


def _taken(handle: str, shown: int) -> Assignment:
    row = Assignment.objects.select_for_update().filter(handle=handle).first()
    if row is None or row.version != shown or row.ended is not None:
        raise Moved
    return row
