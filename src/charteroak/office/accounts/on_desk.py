"""What people and the audit put on the desk."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.office.accounts.framing import address
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.words import account_words
from charteroak.office.desk.cards import Card
from charteroak.office.roles import Role


def cards(person: Person, language: str) -> Iterator[Card]:
    """One's own account; for administrators the people, with the locks that wait; for them and auditors the audit."""
    ui = account_words(language).ui
    if Role.ADMINISTRATOR in person.roles:
        locked = Person.objects.filter(is_active=True, locked__isnull=False).exclude(pk=person.pk).count()
        waits = ui["desk_locked_one"] if locked == 1 else ui["desk_locked"].format(count=locked)
        yield Card(ui["people_title"], address("people", language), ui["desk_people"], locked, waits if locked else "")
    if person.roles & {Role.ADMINISTRATOR, Role.AUDITOR}:
        yield Card(ui["audit_title"], address("audit", language), ui["desk_audit"])
    yield Card(ui["account_title"], address("account", language), ui["desk_account"])
