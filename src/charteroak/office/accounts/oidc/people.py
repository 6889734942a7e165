"""From what a provider says of somebody to a person of the office, and their roles."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from charteroak.office.accounts import audit
from charteroak.office.accounts.models import AuditLine, Holding, Person
from charteroak.office.accounts.oidc.faults import Kind, Refused
from charteroak.office.accounts.oidc.flow import Told
from charteroak.office.accounts.oidc.models import Identity, Waiting
from charteroak.office.accounts.oidc.providers import Oidc
from charteroak.office.accounts.session import end_all
from charteroak.office.roles import Role

WAITS = timedelta(days=14)
"""How long somebody who was refused stands on the administrators' list."""
MOST_WAITING = 100
ROUTE = "sign_on_return"


def person_told(oidc: Oidc, told: Told) -> Person:
    """The person of the office, with the roles that the provider gives them now. Refused where there is none."""
    refusal: Kind | None = None
    with transaction.atomic():
        found = _linked(oidc, told)
        given = roles_given(oidc, told.groups)
        if found is None and not oidc.create:
            _wait(oidc, told)
            refusal = Kind.UNKNOWN_PERSON
        elif found is None and not given:
            refusal = Kind.NO_ROLE
        else:
            found = found or _made(oidc, told)
            _give(oidc, found, given)
            refusal = None if _may_sign_in(found) else Kind.CLOSED
            if refusal is None and oidc.claim and not Holding.objects.filter(person=found).exists():
                refusal = Kind.NO_ROLE
    # Outside: that somebody waits, and that roles were taken away, stands also where the sign-on is refused.
    if refusal or found is None:
        raise Refused(refusal or Kind.UNKNOWN_PERSON)
    return found


def is_same(oidc: Oidc, told: Told, person: Person) -> bool:
    """Whether the provider speaks of this person, and they may still come in."""
    linked = Identity.objects.filter(issuer=oidc.issuer, subject=told.subject, person=person)
    return linked.filter(person__is_active=True, person__locked=None).exists()


def roles_given(oidc: Oidc, groups: frozenset[str]) -> frozenset[Role]:
    """The roles of these groups. A group that no role is set for gives nothing, nor does one for administrators."""
    given = {oidc.mapping[group] for group in groups if group in oidc.mapping}
    return frozenset(given if oidc.administrators else given - {Role.ADMINISTRATOR})


def refused_line(oidc: Oidc | None, kind: Kind) -> None:
    """That a sign-on was refused: with which provider, and for which kind of reason. Nothing of who it was."""
    AuditLine.objects.create(
        person="", event="sign_on_refused", route=ROUTE, about=oidc.name if oidc else "", outcome=kind
    )


def link(waiting: Waiting, person: Person, by: Person) -> None:
    """That somebody who waits is this person, as an administrator says."""
    with transaction.atomic():
        identity = Identity.objects.create(person=person, issuer=waiting.issuer, subject=waiting.subject)
        waiting.delete()
        audit.done(by, "sign_on_linked", about=f"{person.handle}/{identity.handle}")


def unlink(identity: Identity, by: Person) -> None:
    """That a person can no longer sign in as this identity. Their sessions end."""
    with transaction.atomic():
        end_all(identity.person)
        audit.done(by, "sign_on_unlinked", about=f"{identity.person.handle}/{identity.handle}")
        identity.delete()


def waiting_now() -> list[Waiting]:
    """Who waits to be linked, the latest first."""
    return list(Waiting.objects.filter(since__gt=timezone.now() - WAITS).order_by("-since")[:MOST_WAITING])


def _linked(oidc: Oidc, told: Told) -> Person | None:
    found = (
        Identity.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(issuer=oidc.issuer, subject=told.subject)
        .first()
    )
    return found.person if found else None


def _may_sign_in(person: Person) -> bool:
    """A closed account stays closed, and a locked one until an administrator releases it."""
    return person.is_active and person.locked is None


def _made(oidc: Oidc, told: Told) -> Person:
    """A new person. Their login is no name of theirs: they sign in through the provider alone."""
    person = Person(
        login=f"{oidc.name}-{secrets.token_hex(6)}", name=told.name or told.subject[:40], department=oidc.department
    )
    person.set_unusable_password()
    person.save()
    identity = Identity.objects.create(person=person, issuer=oidc.issuer, subject=told.subject)
    audit.done(person, "sign_on_made", route=ROUTE, about=f"{oidc.name}/{identity.handle}")
    return person


def _give(oidc: Oidc, person: Person, given: frozenset[Role]) -> None:
    """Roles follow the claim: those it gives are given, the others taken. Administrators only where set so."""
    if not oidc.claim:
        return
    held = {Role(role) for role in Holding.objects.filter(person=person).values_list("role", flat=True)}
    kept = set() if oidc.administrators and not _is_last_administrator(person) else {Role.ADMINISTRATOR}
    for role in sorted(given - held):
        Holding.objects.create(person=person, role=role)
        audit.done(person, "role_given", route=ROUTE, about=f"{person.handle}/{role}", outcome=oidc.name)
    for role in sorted(held - given - kept):
        Holding.objects.filter(person=person, role=role).delete()
        audit.done(person, "role_taken", route=ROUTE, about=f"{person.handle}/{role}", outcome=oidc.name)
    if given - held or held - given - kept:
        end_all(person)
    person.__dict__.pop("roles", None)  # as they are from now on


def _is_last_administrator(person: Person) -> bool:
    """Whether there is no other. They are held until the transaction ends: of the last two, one stays."""
    held = Holding.objects.select_for_update(of=("self",)).filter(role=Role.ADMINISTRATOR, person__is_active=True)
    return all(each.person_id == person.pk for each in held)  # type: ignore[attr-defined]  # Django adds it


def _wait(oidc: Oidc, told: Told) -> None:
    """Put somebody on the administrators' list, which forgets by itself and never grows long."""
    Waiting.objects.filter(since__lte=timezone.now() - WAITS).delete()
    known = Waiting.objects.filter(issuer=oidc.issuer, subject=told.subject).exists()
    if known or Waiting.objects.count() < MOST_WAITING:
        Waiting.objects.update_or_create(
            issuer=oidc.issuer, subject=told.subject, defaults={"name": told.name or told.subject[:40]}
        )
