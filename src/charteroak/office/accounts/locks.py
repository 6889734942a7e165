"""The lock of an account: five failures within fifteen minutes shut it until an administrator releases it.

That is AC-7 of the CJIS Security Policy. A try is counted before it is judged, so that many at once are no more than
five. What succeeds takes the count away.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Failure, Person

MOST = 5
WITHIN = timedelta(minutes=15)


def may_try(person: Person) -> bool:
    """Count a try. False where the account is locked, or as many are under way as lock it."""
    now = timezone.now()
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        if held.locked is not None or not held.is_active:
            return False
        recent = Failure.objects.filter(person=held, time__gt=now - WITHIN).count()
        if recent >= MOST:
            _lock(held)
            return False
        Failure.objects.create(person=held, time=now)
    return True


def failed(person: Person) -> None:
    """A try that was counted has failed. The fifth locks the account."""
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        recent = Failure.objects.filter(person=held, time__gt=timezone.now() - WITHIN).count()
        if recent >= MOST and held.locked is None:
            _lock(held)


def right(person: Person) -> None:
    """A try has succeeded, and the person is in: what went before no longer counts."""
    Failure.objects.filter(person=person).delete()


def half_right(person: Person) -> None:
    """The first of two steps has succeeded: its own try no longer counts, and those before do."""
    latest = Failure.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True).first()
    Failure.objects.filter(pk=latest).delete()


def release(person: Person) -> None:
    """Open a locked account again."""
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(locked=None)
        Failure.objects.filter(person=person).delete()


def _lock(person: Person) -> None:
    person.locked = timezone.now()
    person.save(update_fields=["locked"])
    audit.done(person, "locked")
