"""The periods of a chart: days, weeks, months, years or more, so that there are at most forty."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.office.ledger.words import ledger_words

MOST = 40

Day = datetime.date


@dataclass(frozen=True)
class Period:
    """A period: its first day, its name, and a short one to stand below a bar."""

    start: Day
    name: str
    tick: str


@dataclass(frozen=True)
class Periods:
    """Periods, one after the other, and what they are, as a phrase."""

    unit: str
    periods: tuple[Period, ...]

    @property
    def starts(self) -> list[Day]:
        """Their first days."""
        return [each.start for each in self.periods]


def periods(language: str, first: Day, last: Day) -> Periods:
    """The periods from a day to a day: the shortest that are no more than `MOST`."""
    ui = ledger_words(language).ui
    namers = {"day": _day, "week": _week, "month": _month, "year": _year}
    for unit, namer in namers.items():
        if found := _starts(unit, first, last):
            return Periods(ui[f"unit_{unit}"], tuple(namer(language, start) for start in found))
    years = -(-(last.year - first.year + 1) // MOST)
    starts = [Day(year, 1, 1) for year in range(first.year, last.year + 1, years)]
    named = tuple(_years(language, start, min(start.year + years - 1, last.year)) for start in starts)
    return Periods(ui["unit_years"].format(years=years), named)


def _starts(unit: str, first: Day, last: Day) -> list[Day]:
    """The first days of the periods, or none where there would be too many."""
    found: list[Day] = []
    for start in _FROM[unit](first):
        if start > last:
            return found
        if len(found) == MOST:
            return []
        found.append(start)
    return found


def _days(first: Day, step: int) -> Iterator[Day]:
    for number in range(first.toordinal(), Day.max.toordinal() + 1, step):
        yield Day.fromordinal(number)


def _months(first: Day, step: int) -> Iterator[Day]:
    for number in range(first.year * 12 + first.month - 1, Day.max.year * 12 + 12, step):
        yield Day(number // 12, number % 12 + 1, 1)


_FROM: dict[str, Callable[[Day], Iterator[Day]]] = {
    "day": lambda first: _days(first, 1),
    "week": lambda first: _days(first - datetime.timedelta(days=first.weekday()), 7),
    "month": lambda first: _months(first, 1),
    "year": lambda first: _months(first.replace(month=1), 12),
}


def _day(language: str, start: Day) -> Period:
    return Period(start, words(language).date(start), _tick(language, start))


def _week(language: str, start: Day) -> Period:
    named = ledger_words(language).ui["week_of"].format(day=words(language).date(start))
    return Period(start, named, _tick(language, start))


def _month(language: str, start: Day) -> Period:
    own = ledger_words(language)
    name = own.ui["month_of"].format(month=words(language).months[start.month - 1], year=start.year)
    return Period(start, name, f"{own.short_months[start.month - 1]} {start.year}")


def _year(_language: str, start: Day) -> Period:
    return Period(start, str(start.year), str(start.year))


def _years(language: str, start: Day, last: int) -> Period:
    name = ledger_words(language).ui["years_from"].format(first=start.year, last=last)
    return Period(start, name, str(start.year))


def _tick(language: str, day: Day) -> str:
    own = ledger_words(language)
    return own.ui["tick_day"].format(month=own.short_months[day.month - 1], day=day.day)
