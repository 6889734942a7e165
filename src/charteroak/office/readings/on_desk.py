"""What readings put on the desk: what waits for counsel's second signature."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.readings.models import OPEN, Proposal
from charteroak.office.readings.settling import why_not
from charteroak.office.readings.words import reading_words
from charteroak.office.roles import Role


def cards(person: Person, language: str) -> Iterable[Card]:
    """The card of counsel. Everyone else finds the readings where everyone does."""
    if Role.COUNSEL not in person.roles:
        return
    ui = reading_words(language).ui
    waiting = sum(not why_not(person, each) for each in Proposal.objects.filter(state=OPEN))
    text = ui["card_one"] if waiting == 1 else ui["card_many"].format(count=waiting) if waiting else ""
    yield Card(ui["card_title"], Place("readings").address(language), ui["card_text"], waiting, text)
