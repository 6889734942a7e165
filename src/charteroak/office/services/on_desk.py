"""Services on the desk: for those who may cite an authority, how many are in conflict with 2-927(a)."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.services.looking import seen
from charteroak.office.services.shelf import shelf
from charteroak.office.services.staff import CITERS, KEPT
from charteroak.office.services.words import service_words

_SECONDS = 0.3
"""How long the desk may wait for what has not been looked at."""


def cards(person: Person, language: str) -> Iterable[Card]:
    """The card of services, which all staff have."""
    said, store = service_words(language).staff, shelf()
    waits = person.roles & set(CITERS)
    count = len(seen(store, today(), _SECONDS).conflict) if store and waits else 0
    yield Card(
        title=said["card"],
        href=KEPT.address(language),
        text=said["card_text"],
        waiting=count,
        waiting_text=said["waiting_one" if count == 1 else "waiting_many"].format(count=count),
    )
