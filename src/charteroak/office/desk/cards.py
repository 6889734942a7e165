"""What an app puts on the desk: where its pages are, and what waits there for the person who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from charteroak.office.access import APPS
from charteroak.office.accounts.models import Person


@dataclass(frozen=True)
class Card:
    """A place of the office, as the desk shows it."""

    title: str
    """What it is called."""
    href: str
    """Its address."""
    text: str
    """What one does there, in a sentence."""
    waiting: int = 0
    """How many things wait there for this person."""
    waiting_text: str = ""
    """What they are, as "2 requests wait for your approval"."""


def cards(person: Person, language: str) -> tuple[Card, ...]:
    """The cards of every app that has some for this person (`cards(person, language)` in its module `on_desk`)."""
    found = [card for has_cards in _apps() for card in has_cards(person, language)]
    return tuple(sorted(found, key=lambda card: -card.waiting))


@cache
def _apps() -> tuple[Callable[[Person, str], Iterable[Card]], ...]:
    """What each app that has a module `on_desk` makes its cards by."""
    found = []
    for app in APPS:
        try:
            module = import_module(f"charteroak.office.{app}.on_desk")
        except ModuleNotFoundError as error:
            if error.name != f"charteroak.office.{app}.on_desk":
                raise
            continue
        found.append(module.cards)
    return tuple(found)
