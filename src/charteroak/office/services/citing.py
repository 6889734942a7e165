"""Citing an authority for words of a service that turn on immigration status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.authorities.choosing import AuthorityChoice, choices, cited
from charteroak.office.services.conflicts import PARTS, Conflict
from charteroak.office.services.models import Cited

ACT = "refuse_service"
"""What a condition of status is, by the article's acts: to refuse, delay, limit or put a condition on a service."""


def to_choose(day: date) -> list[AuthorityChoice]:
    """The authorities that may be cited for a condition of status on a day: those that require it first."""
    return choices(ACT, ["immigration_status"], day)


def cite(person: Person, service: str, where: str, key: str, authority: str) -> None:
    """Cite a version of an authority for words of a service (`Conflict.where` and `.key`), in place of another.

    ValueError where there is no such part, or no such authority.
    """
    if where not in PARTS or len(key) != 64 or cited(authority, date.min) is None:
        raise ValueError("no such words, or no such authority")
    with transaction.atomic():
        Cited.objects.filter(service=service, where=where, words=key).delete()
        Cited.objects.create(service=service, where=where, words=key, authority=authority, by=person.handle)
        audit.done(person, "service_cited", about=f"{service}/{authority}")


def uncite(person: Person, service: str, where: str, key: str) -> None:
    """Take a citation back."""
    with transaction.atomic():
        gone, _ = Cited.objects.filter(service=service, where=where, words=key).delete()
        if gone:
            audit.done(person, "service_uncited", about=service)


def cited_for(service: str, found: Sequence[Conflict], day: date) -> tuple[Conflict, ...]:
    """Conflicts of a service, each with what is cited for it."""
    by_words = {
        (where, words): authority
        for where, words, authority in Cited.objects.filter(service=service).values_list("where", "words", "authority")
    }
    return tuple(
        replace(each, authority=cited(authority, day)) if authority else each
        for each in found
        for authority in [by_words.get((each.where, each.key), "")]
    )
