"""Referrals on the desk: how many of one's own wait for what became of them."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.referrals.audit_words import audit_words
from charteroak.office.referrals.keeping import waiting_of
from charteroak.office.referrals.rules import RULES
from charteroak.office.referrals.words import referral_words


def cards(person: Person, language: str) -> Iterable[Card]:
    """The card of whoever refers, and the one of the audit for whoever may look; none for anyone else."""
    if person.roles & (RULES["referral_audit"].reads or frozenset()):
        audit = audit_words(language).ui
        yield Card(audit["card"], Place("referral_audit").address(language), audit["card_text"])
    if not person.roles & (RULES["referrals"].reads or frozenset()):
        return
    ui, count = referral_words(language).ui, waiting_of(person).count()
    waiting = ui["waiting_one" if count == 1 else "waiting_many"].format(count=count) if count else ""
    yield Card(ui["card"], Place("referrals").address(language), ui["card_text"], count, waiting)
