"""How people are kept by administrators: added, given roles, let in again, shut out. Nobody does it to themselves.

Each of these looks, inside its transaction and with the administrators held, whether whoever does it still is one. So
of two administrators who shut each other out at once the first wins and the second is refused, and one always remains.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from charteroak.office.accounts import audit, codes, locks, session
from charteroak.office.accounts.models import Holding, OneTimeCode, Passkey, Person, RecoveryCode, Totp
from charteroak.office.roles import Role


class NotDone(Exception):
    """It was not done, and nothing was changed. `why` is own, not_allowed, last, moved or taken."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def shown(person: Person) -> str:
    """A digest of a person as a page shows them, by which it is seen that they were changed since."""
    roles = sorted(Holding.objects.filter(person=person).values_list("role", flat=True))
    told = "\n".join([person.handle, person.department, str(person.is_active), *roles])
    return hashlib.sha256(told.encode()).hexdigest()


def add(actor: Person, *, name: str, login: str, department: str, roles: Iterable[str]) -> tuple[Person, str]:
    """A new person and their one-time code. NotDone where somebody has the login already."""
    try:
        with _administrators(actor):
            person = Person(name=name, login=login, department=department)
            person.set_unusable_password()
            person.save()
            _give(person, roles)
            code = codes.give_one_time(person)
            audit.done(actor, "person_added", route="people_add", about=person.handle)
            audit.done(actor, "code_given", route="people_add", about=person.handle)
    except IntegrityError:
        raise NotDone("taken") from None
    return person, code


def change(actor: Person, person: Person, *, department: str, roles: Iterable[str], seen: str) -> bool:
    """Give a person these roles and no others, and this department. False where that is how it stands already."""
    wanted = {str(role) for role in roles}
    with _administrators(actor, person) as others:
        held = Person.objects.select_for_update().get(pk=person.pk)
        if shown(held) != seen:
            raise NotDone("moved")
        had = set(Holding.objects.filter(person=held).values_list("role", flat=True))
        if wanted == had and department == held.department:
            return False
        if Role.ADMINISTRATOR in had - wanted and not others:
            raise NotDone("last")
        Holding.objects.filter(person=held, role__in=had - wanted).delete()
        _give(held, wanted - had)
        held.department = department
        held.save(update_fields=["department"])
        session.end_all(held)
        for role in sorted(had ^ wanted):
            done = "given" if role in wanted else "taken"
            audit.done(actor, "roles_changed", route="person", about=f"{held.handle}/{role}", outcome=done)
        if wanted == had:
            audit.done(actor, "roles_changed", route="person", about=held.handle, outcome="department")
    return True


def release(actor: Person, person: Person) -> None:
    """Open a locked account again."""
    with _administrators(actor, person):
        locks.release(person)
        audit.done(actor, "released", route="person", about=person.handle)


def deactivate(actor: Person, person: Person) -> None:
    """Shut a person out, at once."""
    with _administrators(actor, person) as others:
        if Holding.objects.filter(person=person, role=Role.ADMINISTRATOR).exists() and not others:
            raise NotDone("last")
        Person.objects.filter(pk=person.pk).update(is_active=False)
        OneTimeCode.objects.filter(person=person).delete()
        session.end_all(person)
        audit.done(actor, "deactivated", route="person", about=person.handle)


def reactivate(actor: Person, person: Person) -> None:
    """Let a person in again."""
    with _administrators(actor, person):
        Person.objects.filter(pk=person.pk).update(is_active=True)
        audit.done(actor, "reactivated", route="person", about=person.handle)


def new_code(actor: Person, person: Person) -> str:
    """A new one-time code. The password, the factors and the sessions that there were are gone."""
    with _administrators(actor, person):
        code = _begin_anew(person)
        audit.done(actor, "code_given", route="person", about=person.handle)
    return code


def release_at_console(person: Person) -> bool:
    """Open a locked account again, by whoever runs the site's machine: for when no administrator can come in.

    Whether it was locked.
    """
    with transaction.atomic():
        was = Person.objects.filter(pk=person.pk, locked__isnull=False).exists()
        locks.release(person)
        audit.unknown("released", about=person.handle, outcome="console")
    return was


def new_code_at_console(person: Person) -> str:
    """A new one-time code, by whoever runs the site's machine. NotDone for who was deactivated."""
    with transaction.atomic():
        code = _begin_anew(person)
        audit.unknown("code_given", about=person.handle, outcome="console")
    return code


def _begin_anew(person: Person) -> str:
    held = Person.objects.select_for_update().get(pk=person.pk)
    if not held.is_active:
        raise NotDone("not_allowed")
    held.set_unusable_password()
    held.save(update_fields=["password"])
    Totp.objects.filter(person=held).delete()
    Passkey.objects.filter(person=held).delete()
    RecoveryCode.objects.filter(person=held).delete()
    session.end_all(held)
    locks.release(held)
    return codes.give_one_time(held)


@contextmanager
def _administrators(actor: Person, person: Person | None = None) -> Iterator[frozenset[int]]:
    """A transaction that holds the active administrators. It gives those besides `person`."""
    with transaction.atomic():
        held = Holding.objects.select_for_update().select_related("person")
        now = {each.person_id for each in held.filter(role=Role.ADMINISTRATOR, person__is_active=True)}  # type: ignore[attr-defined]  # Django adds it
        if actor.pk not in now:
            raise NotDone("not_allowed")
        if person is not None and person.pk == actor.pk:
            raise NotDone("own")
        yield frozenset(now - {person.pk} if person else now)


def _give(person: Person, roles: Iterable[str]) -> None:
    Holding.objects.bulk_create(Holding(person=person, role=role) for role in sorted(roles))
