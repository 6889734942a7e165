"""The article, asked: decisions, answers and interviews about its acts, on a day, under a setting of the readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from charteroak.law import settled, text
from charteroak.law.article import RULEBOOK, VERSIONS, version_at
from charteroak.law.tables import table
from charteroak.law.words import words
from charteroak.logic import clock
from charteroak.logic.answer import Answer, Explainer, Source
from charteroak.logic.decider import Facts
from charteroak.logic.errors import BadInput, field_name, kind_of
from charteroak.logic.interview import Progress, progress
from charteroak.logic.norm import Outcome
from charteroak.logic.table import Decision, Detail, Table

Readings = Mapping[str, str | None]

ARTICLE = "Hartford, Conn., Code ch. 2, art. XXI"
NOT_IN_FORCE = Decision(Outcome.NOT_ADDRESSED.value, (), ())
"""The decision for a day on which there was no article."""


class Law:
    """The article under one setting of the readings. `readings` changes those it names, from how they are shipped;
    what counsel has settled since is for `law` to add.

    `deciders` has each act's fastest way to a decision, once the act has been asked about.
    """

    def __init__(self, readings: Readings | None = None) -> None:
        self.readings: dict[str, str | None] = {**RULEBOOK.shipped, **_checked({} if readings is None else readings)}
        self.deciders: dict[str, Callable[[Facts], Decision]] = {}
        self._explainers: dict[tuple[str, str], Explainer] = {}

    def table(self, act: str) -> Table:
        """The table of an act. BadInput where there is no such act."""
        bears = RULEBOOK.readings_of(_act(act))
        return table(act, tuple((reading.id, self.readings[reading.id]) for reading in bears))

    def decide(self, act: str, facts: Facts, as_of: date | None = None) -> Decision:
        """The bare answer: outcome, clauses, missing facts. `as_of` is the day the act is done, today if not given.

        BadInput where the act or a fact is wrong.
        """
        try:
            decider = self.deciders[act]
        except (KeyError, TypeError):  # not made yet, or no act
            decider = self.deciders[act] = self.table(act).decide
        decision = decider(facts)
        return decision if as_of is None or version_at(as_of) else NOT_IN_FORCE

    def ask(self, act: str, facts: Facts, language: str = "en", as_of: date | None = None) -> Answer:
        """The full answer, explained in `language`. BadInput where the act, a fact or the language is wrong."""
        named = isinstance(act, str) and isinstance(language, str)
        explainer = self._explainers.get((act, language)) if named else None
        if explainer is None:
            explainer = self._explainer(act, language)
        day = as_of or today()
        if as_of is None or version_at(day):
            return explainer.explain(facts, source(day))
        self.table(act).index(facts)
        return _not_in_force(act, language, day)

    def interview(self, act: str, answers: Facts) -> Progress:
        """Where an interview about an act stands after these answers, in the order they were given."""
        return progress(self.table(act), answers)

    def _explainer(self, act: str, language: str) -> Explainer:
        made = Explainer(self.table(act), _Wording(language), self.readings, RULEBOOK.fixed)
        return self._explainers.setdefault((act, language), made)


class _Wording:
    """The article's own words, and a language's."""

    def __init__(self, language: str) -> None:
        self._words = words(language)

    def asks(self, act: str, fact: str) -> str:
        return self._words.question(act, fact)

    def text(self, clause: str) -> str:
        return text.clause(clause).text

    def say(self, act: str, detail: Detail) -> str:
        return self._words.say(act, detail)


def today() -> date:
    """The day on which an act without a day is done: today, where this runs."""
    return clock.today()


@lru_cache(maxsize=64)
def source(day: date) -> Source:
    """Which version of the article answers for `day`; before the first, that it was not in force."""
    version = version_at(day)
    stamped = version or VERSIONS[0]
    return Source(
        ARTICLE,
        stamped.ordinance,
        stamped.in_force_from.isoformat(),
        text.ARTICLE_SHA256,
        day.isoformat(),
        version is not None,
    )


@lru_cache(maxsize=32)
def law_under(readings: tuple[tuple[str, str | None], ...]) -> Law:
    """The article under a setting of the readings, as (id, choice) pairs; made once for each setting."""
    return Law(dict(readings))


def law(readings: Readings | None = None) -> Law:
    """The article as counsel has settled its readings by today, else as shipped; `readings` changes those it names.

    BadInput where a reading or its choice is wrong.
    """
    now = settled.pairs(today())
    if readings is None:
        return law_under(now)
    return law_under(tuple({**dict(now), **_checked(readings)}.items()))


_Args = ParamSpec("_Args")
_Made = TypeVar("_Made")


class UnderReadings(Generic[_Args, _Made]):
    """A function that remembers what it made, for as long as the readings that it was made under hold."""

    def __init__(self, make: Callable[_Args, _Made], most: int) -> None:
        update_wrapper(self, make)

        @lru_cache(maxsize=most)
        def remembered(_now: settled.Pairs, _standing: settled.Standing, *args: Any, **named: Any) -> _Made:
            return make(*args, **named)

        self._remembered = remembered
        self.cache_clear = remembered.cache_clear

    def __call__(self, *args: _Args.args, **named: _Args.kwargs) -> _Made:
        """What the function makes of these, under the readings as they stand."""
        # Pinned, so that what is remembered was made under the very readings that it is remembered for.
        with settled.pinned(today()):
            return self._remembered(settled.pairs(today()), settled.standing(), *args, **named)  # type: ignore[arg-type]  # hashable


def under_readings(most: int) -> Callable[[Callable[_Args, _Made]], UnderReadings[_Args, _Made]]:
    """Remember up to `most` of what a function made, for as long as the readings that it was made under hold."""
    return lambda make: UnderReadings(make, most)


def day_of(value: object) -> date | None:
    """A day from a date, an ISO 8601 date's text or None. BadInput for anything else."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]  # what is not text raises TypeError
    except (TypeError, ValueError):
        raise BadInput("as_of", kind_of(value), ["a date, as in 2026-11-22"]) from None


def _act(name: object) -> str:
    if not isinstance(name, str) or name not in _ACTS:
        raise BadInput("act", kind_of(name), _ACTS)
    return name


_ACTS = tuple(act.name for act in RULEBOOK.acts)
_READINGS = {reading.id: reading for reading in RULEBOOK.readings}


def _checked(readings: object) -> dict[str, str | None]:
    if not isinstance(readings, Mapping):
        raise BadInput("readings", kind_of(readings), ["an object of choices by reading"])
    for name, choice in readings.items():
        if not isinstance(name, str) or name not in _READINGS:
            raise BadInput(f"readings.{field_name(name)}", "a reading that there is not", _READINGS)
        if choice is not None and choice not in _READINGS[name].choices:
            raise BadInput(f"readings.{name}", kind_of(choice), (*_READINGS[name].choices, "null"))
    return dict(readings)


def _not_in_force(act: str, language: str, day: date) -> Answer:
    said = words(language)
    say = said.not_in_force.format(date=said.date(VERSIONS[0].in_force_from))
    return Answer(act, NOT_IN_FORCE.outcome, (), (), (), (), (), say, source(day))
