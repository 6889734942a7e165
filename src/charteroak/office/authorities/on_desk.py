"""What of the register waits on whose desk: for counsel, what nobody has reviewed, and what expires soon."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.authorities.models import Authority
from charteroak.office.authorities.standing import states
from charteroak.office.authorities.views import AUTHORITIES
from charteroak.office.authorities.words import authority_words
from charteroak.office.desk.cards import Card
from charteroak.office.roles import Role

_WAITING = {"unreviewed", "expires_soon"}


def cards(person: Person, language: str) -> Iterable[Card]:
    """The register's card: for everyone who works here."""
    ui, waiting = authority_words(language).ui, 0
    if Role.COUNSEL in person.roles:
        day = today()
        kept = Authority.objects.filter(current=True, superseded_by="")
        waiting = sum(1 for each in kept if _WAITING & set(states(each, day)))
    text = ui["desk_waiting_one"] if waiting == 1 else ui["desk_waiting"].format(count=waiting)
    return [Card(ui["desk"], AUTHORITIES.address(language), ui["desk_text"], waiting, text if waiting else "")]
