"""What waits of disclosures, on the desk."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.disclosures.finding import waiting
from charteroak.office.disclosures.rules import RULES
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.pages import Place


def cards(person: Person, language: str) -> Iterator[Card]:
    """The one card of disclosures, for who may open their list."""
    if not person.roles & (RULES["disclosures"].reads or frozenset()):
        return
    ui, count = disclosure_words(language).ui, waiting(person).count()
    text = ui["mine_one"] if count == 1 else ui["mine_count"].format(count=count)
    query = "show=mine" if count else ""
    href = Place("disclosures", query=query).address(language)
    yield Card(ui["title"], href, ui["card_text"], waiting=count, waiting_text=text if count else "")
