"""The training of a made-up city: a roster, courses assigned, two years of completions, and what is overdue now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from charteroak.law.law import today
from charteroak.office.demonstration.city import City
from charteroak.office.demonstration.dice import Dice
from charteroak.office.training import importing, keeping, taking, teaching
from charteroak.office.training.models import Learner
from charteroak.training.learning import Completion
from charteroak.training.learning import Learner as OnRoster

UNITS = ("Patrol North", "Patrol South", "Detectives", "Traffic")
_FIRST = ("Abel", "Beryl", "Cyrus", "Delia", "Emory", "Fern", "Gil", "Hedda", "Ira", "Juno")
_LAST = ("Anvilson", "Brambleby", "Cobbler", "Dovetail", "Everglass", "Fennelworth")
OFFICERS, STAFF = 48, 12
_ACCOUNTS = {
    "officer": ("police_officer", "Patrol North"),
    "supervisor.police": ("police_officer", "Patrol South"),
    "training": ("police_officer", "Detectives"),
    "records.police": ("records_clerk", "Records"),
    "clerk": ("clerk", "Library"),
}
"""Those of the roster who have an account: their role and unit there."""


def courses_on_the_article(city: City) -> Iterator[datetime]:
    """A roster taken in, three courses assigned, tables of another system taken in, and tests taken here."""
    dice = Dice("a roster")  # its own, so that nothing else of the city is changed by it
    yield city.now - timedelta(days=700, hours=1)
    officer = city.people["training"]
    roster = _roster(dice, today() - timedelta(days=900))
    importing.take_roster(officer, b"made up, 2 years ago", importing.RosterLook(roster, (), 0, 0, ()))
    for number, (login, (role, unit)) in enumerate(_ACCOUNTS.items(), 1):
        person = city.people[login]
        facts = {"number": f"S-{number:03}", "name": person.name, "role": role, "unit": unit}
        keeping.add_learner({**facts, "since": today() - timedelta(days=900)}, login)
    teaching.noticed(today())
    for course, roles, days in (
        ("officers", ["police_officer"], 90),
        ("police_staff", ["dispatcher", "records_clerk"], 120),
        ("staff", ["clerk"], 180),
    ):
        keeping.assign({"course": course, "roles": roles, "units": [], "days": days, "renew_years": 3,
                        "on_new_version": True, "pass_mark": 80, "attempts": None})  # fmt: skip
    for ago, share in ((640, 30), (560, 40), (390, 30), (200, 40), (60, 40)):
        yield city.now - timedelta(days=ago, hours=1)
        _completed(city, dice, roster, share)
    yield city.now - timedelta(days=25, hours=1)
    for login, course in (("supervisor.police", "officers"), ("training", "officers")):
        _passed(city, login, course)
    newcomers = tuple(
        OnRoster(f"P-{number}", f"{_FIRST[number % 10]} Newcomb", "police_officer", UNITS[number % 4], today())
        for number in range(900, 904)
    )
    importing.take_roster(officer, b"made up, this month", importing.RosterLook(newcomers, (), OFFICERS, 0, ()))


def _roster(dice: Dice, since: date) -> tuple[OnRoster, ...]:
    """People whom nobody is called like."""
    found = []
    for number in range(OFFICERS + STAFF):
        name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST)]}"
        police = number < OFFICERS
        role = "police_officer" if police else "dispatcher"
        unit = UNITS[dice.below(len(UNITS))] if police else "Communications"
        found.append(OnRoster(f"P-{100 + number}", name, role, unit, since))
    return tuple(found)


def _completed(city: City, dice: Dice, roster: tuple[OnRoster, ...], share: int) -> None:
    """So many in a hundred of those who have not yet complete their course, by the table of another system."""
    there = teaching.courses()
    done = set(Learner.objects.filter(completions__isnull=False).values_list("number", flat=True))
    new = [
        Completion(each.id, course, there[course].version, today(), "csv", 80 + dice.below(21))
        for each in roster
        if each.id not in done and dice.below(100) < share
        for course in ["officers" if each.role == "police_officer" else "police_staff"]
    ]
    importing.take_results(city.people["training"], "csv", f"made up, {today()}".encode(), new)


def _passed(city: City, login: str, course: str) -> None:
    """Someone takes a test here, and most of their answers are right."""
    of = teaching.courses()[course]
    attempt = taking.begin(Learner.objects.get(person=city.people[login]), of)
    asked = teaching.questions(of, attempt.seed)
    wrong = {asked[0].id: next(each.id for each in asked[0].choices if each.id != asked[0].right)}
    taking.hand_in(attempt.handle, of, {each.id: each.right for each in asked} | wrong)
