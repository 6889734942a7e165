"""The desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts.session import signed_in
from charteroak.office.desk.cards import Card, cards
from charteroak.office.desk.words import UI
from charteroak.office.pages import DESK, allow, page


@dataclass(frozen=True)
class DeskPage:
    """The desk of whoever is signed in."""

    say: Mapping[str, str]
    """The words of the language."""
    waiting: tuple[Card, ...]
    """Where something waits for them."""
    others: tuple[Card, ...]
    """Where nothing does."""


@allow("GET", "HEAD")
def desk(request: HttpRequest, language: str) -> HttpResponse:
    """What waits for the person who is signed in, and where everything is."""
    all_cards = cards(signed_in(request), language)
    context = DeskPage(
        say=UI[language],
        waiting=tuple(card for card in all_cards if card.waiting),
        others=tuple(card for card in all_cards if not card.waiting),
    )
    return page(request, language, "desk/desk.html", context, at=DESK, here="desk")
