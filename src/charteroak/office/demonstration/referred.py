"""Two years of made-up referrals, each by the steps that the pages take; and a delay in one office, to be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from charteroak.law.law import today
from charteroak.logic import clock
from charteroak.office.demonstration import agencies
from charteroak.office.demonstration.city import City
from charteroak.office.demonstration.dice import Dice
from charteroak.office.referrals.asking import CHANNELS
from charteroak.office.referrals.keeping import Asked, closed, drawn_up, handed, lapse
from charteroak.office.referrals.listing import Listed, made_list
from charteroak.office.referrals.models import Referral
from charteroak.office.services.shelf import shelf

COUNT = 480
_DAYS = 728
WORKERS = ("clerk", "officer", "records.health", "supervisor.health", "records.police")
LATE, SINCE = "records.health", 150
"""Where people wait longer, and for how many days now."""
_NEEDS = ("food", "food", "health", "health", "dental", "housing", "housing", "energy", "legal", "work", "shelter")
_PLACES = ("frog_hollow", "north_east", "upper_albany", "south_end", "downtown", "06106", "06112", "anywhere")
_SPOKEN = ("en", "en", "en", "es", "es", "es", "pt", "pl", "ht")
_CALLED = ("called", "called", "not_wanted", "no_answer")
_BECAME = ("reached",) * 6 + ("not_reached",) * 2 + ("declined",)


def two_years_of_referrals(city: City) -> Iterator[datetime]:
    """Lists that were handed over, and what became of most of them; and one that is about to be."""
    yield city.ago(0)
    agencies.shelved()
    dice = Dice("two years of referrals")
    made = [_made(city, dice, _DAYS * (COUNT - number) / COUNT) for number in range(COUNT)]
    asked = Asked("food", "downtown", "es", "counter", today())
    at_hand = drawn_up(city.people["clerk"], dice.bytes().hex(), asked, _listed("food", "downtown", "es"))
    Referral.objects.bulk_create([*made, at_hand])
    lapse(today())


def _made(city: City, dice: Dice, ago: float) -> Referral:
    login, channel = dice.one(WORKERS), dice.one(CHANNELS)
    need, place, language = dice.one(_NEEDS), dice.one(_PLACES), dice.one(_SPOKEN)
    listed, begun = _listed(need, place, language), city.ago(ago)
    waits = dice.below(3) if channel in ("online", "phone") else 0
    if login == LATE and ago < SINCE:
        waits += 2 + dice.below(3)
    asked = Asked(need, place, language, channel, (begun - timedelta(days=waits)).date())
    with clock.at(begun):
        kept = drawn_up(city.people[login], dice.bytes().hex(), asked, listed)
    with clock.at(begun + timedelta(minutes=3 + dice.below(20))):
        handed(kept, listed, dice.one(_CALLED))
    known = begun + timedelta(days=1 + dice.below(30))
    if dice.below(10) < 8 and known < city.now:
        with clock.at(known):
            closed(kept, dice.one(_BECAME))
    return kept


@cache
def _listed(need: str, place: str, language: str) -> Listed:
    store = shelf()
    if store is None:
        raise LookupError("the catalogue of the demonstration is not there")
    return made_list(store, need, place, language)
