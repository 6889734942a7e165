"""Routines on the desk: what waits for the approval of whoever is signed in."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.routines.said import waiting_for
from charteroak.office.routines.words import routine_words


def cards(person: Person, language: str) -> Iterable[Card]:
    """The card of routines, which all staff have."""
    ui, count = routine_words(language).ui, waiting_for(person, today())
    yield Card(
        title=ui["card"],
        href=Place("routines_kept").address(language),
        text=ui["card_text"],
        waiting=count,
        waiting_text=ui["waiting_one" if count == 1 else "waiting_many"].format(count=count),
    )
