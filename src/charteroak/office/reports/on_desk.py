"""What reports put on the desk."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.reports.models import Draft
from charteroak.office.reports.rules import PUBLISHERS
from charteroak.office.reports.words import report_words


def cards(person: Person, language: str) -> Iterable[Card]:
    """The reports, and how many wait for this person to agree."""
    ui = report_words(language).ui
    publishes = bool(person.roles & set(PUBLISHERS))
    count = Draft.objects.exclude(asked_by=person).count() if publishes else 0
    said = ui["waiting_one"] if count == 1 else ui["waiting_some"].format(count=count) if count else ""
    yield Card(ui["desk"], Place("reports").address(language), ui["desk_text"], count, said)
