"""Changing the register: each change a new version, made from the one that was shown, or not made at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person, new_handle
from charteroak.office.authorities.models import SAID, Authority, Mark


class Moved(Exception):
    """The entry is not as it was shown. `now` is the version that holds."""

    def __init__(self, now: Authority) -> None:
        self.now = now
        super().__init__("the entry has changed since it was shown")


def latest(name: str) -> Authority | None:
    """The version that holds of an entry, by the entry's name or by any of its versions' ids; None for no entry."""
    entry = Authority.objects.filter(id=name).values_list("entry", flat=True).first() or name
    return Authority.objects.filter(entry=entry, current=True).first()


def versions(entry: str) -> tuple[Authority, ...]:
    """The versions of an entry, the newest first."""
    return tuple(Authority.objects.filter(entry=entry).order_by("-version"))


def added(person: Person, said: Mapping[str, Any]) -> Authority:
    """A new entry, unreviewed, as a person of counsel wrote it."""
    row = Authority(entry=new_handle(), made_by=person.handle, **{"mark": Mark.CITY, **said})
    with transaction.atomic():
        row.save(force_insert=True)
        audit.done(person, "authority_added", about=row.id)
    return row


def changed(person: Person, shown: str, said: Mapping[str, Any]) -> Authority:
    """A new version of the entry whose version `shown` was looked at. Moved where that is not the one that holds.

    It is unreviewed again, unless it only ends sooner than it did. Where nothing differs, nothing is made.
    """
    with transaction.atomic():
        old = _locked(shown)
        differs = {name for name in SAID if name in said and said[name] != getattr(old, name)}
        if not differs:
            return old
        ends = _only_ends(old, {name: said[name] for name in differs})
        carried = {"reviewed_by": old.reviewed_by, "reviewed_on": old.reviewed_on} if ends else {}
        old.current = False
        old.save(update_fields=["current"])
        more: dict[str, Any] = {**old.said(), **said, **carried}
        row = Authority(entry=old.entry, version=old.version + 1, made_by=person.handle, **more)
        _insert(row, old)
        audit.done(person, "authority_changed", about=row.id)
    return row


def reviewed(person: Person, shown: str, day: date) -> Authority:
    """Mark the version that was shown as reviewed by this person of counsel. Moved where it does not hold any more."""
    with transaction.atomic():
        row = _locked(shown)
        if row.reviewed_by:
            raise Moved(row)
        row.reviewed_by, row.reviewed_on = person.handle, day
        row.save(update_fields=["reviewed_by", "reviewed_on"])
        audit.done(person, "authority_reviewed", about=row.id)
    return row


def _only_ends(old: Authority, said: Mapping[str, Any]) -> bool:
    """Whether a change only makes an entry end sooner. What holds for longer, or again, is for counsel to review."""
    if not said.keys() <= {"until_day", "superseded_by"}:
        return False
    until: date | None = said.get("until_day", old.until_day)
    sooner = until == old.until_day or (until is not None and (old.until_day is None or until < old.until_day))
    return sooner and bool(said.get("superseded_by", True))


def _locked(shown: str) -> Authority:
    row = Authority.objects.select_for_update().get(id=shown)
    if not row.current:
        raise Moved(Authority.objects.get(entry=row.entry, current=True))
    return row


def _insert(row: Authority, old: Authority) -> None:
    """The database has one version of a number, and one that holds: should a lock not hold, the second one fails."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Moved(Authority.objects.get(entry=old.entry, current=True)) from None
