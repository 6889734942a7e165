"""What of requests waits on whose desk: for those who do the work, what nobody has accepted."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.roles import Role
from charteroak.office.service_requests.models import ServiceRequest
from charteroak.office.service_requests.rules import HANDLERS
from charteroak.office.service_requests.words import request_words


def cards(person: Person, language: str) -> Iterable[Card]:
    """The cards of those who do the work, and of administrators."""
    say = request_words(language).staff
    if person.roles & set(HANDLERS):
        waiting = ServiceRequest.objects.filter(state="received").count()
        text = say["desk_waiting_one"] if waiting == 1 else say["desk_waiting"].format(count=waiting)
        there = Place("service_requests").address(language)
        yield Card(say["desk"], there, say["desk_text"], waiting, text if waiting else "")
    if Role.ADMINISTRATOR in person.roles:
        yield Card(say["desk_types"], Place("request_types").address(language), say["desk_types_text"])
