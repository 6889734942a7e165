"""Training on the desk: what is due for whoever is signed in, and the training officer's pages."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.roles import Role
from charteroak.office.training import standing
from charteroak.office.training.models import Learner
from charteroak.office.training.words import training_words
from charteroak.training.counted import State


def cards(person: Person, language: str) -> Iterable[Card]:
    """One's own courses, with how many of them are due or overdue."""
    ui = training_words(language).ui
    learner = Learner.objects.filter(person=person).first()
    stands = standing.of_learner(learner).values() if learner is not None else ()
    count = sum(each.state in (State.DUE, State.OVERDUE) for each in stands)
    yield Card(
        title=ui["card"],
        href=Place("training").address(language),
        text=ui["card_text"],
        waiting=count,
        waiting_text=ui["waiting_one" if count == 1 else "waiting_many"].format(count=count),
    )
    if person.roles & {Role.TRAINING_OFFICER, Role.AUDITOR}:
        yield Card(ui["office_card"], Place("training_overview").address(language), ui["office_card_text"])
