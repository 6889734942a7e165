"""What sign-on puts on an administrator's desk."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.accounts.oidc.linking import LINKS
from charteroak.office.accounts.oidc.people import waiting_now
from charteroak.office.accounts.oidc.providers import providers
from charteroak.office.accounts.oidc.words import UI
from charteroak.office.desk.cards import Card
from charteroak.office.roles import Role


def cards(person: Person, language: str) -> Iterable[Card]:
    """Who waits to be linked with an account, where a provider is set up."""
    if Role.ADMINISTRATOR not in person.roles or not providers():
        return
    say, waiting = UI[language], len(waiting_now())
    yield Card(
        say["desk_title"], LINKS.address(language), say["desk_text"], waiting, say["desk_waiting"].format(count=waiting)
    )
