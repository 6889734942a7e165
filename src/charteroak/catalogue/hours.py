"""When a service is open: what the schedules of HSDS say, which are rules of RFC 5545 cut into columns.

A rule that cannot be read, or that leaves its days unsaid, says nothing: no hour is made up for it. Holidays are in no
schedule of HSDS but in words, so what is told here is told of regular hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AHEAD = 42
"""Days in which the next opening is looked for: what comes once a month comes within them."""
_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)\Z")
_LONGEST_COUNT = 3700
"""Days from a rule's first that its occurrences are counted in."""
_END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class Rule:
    """On which days, and between which hours."""

    freq: str
    """ "WEEKLY", "MONTHLY", or "ONCE"."""
    weekdays: tuple[tuple[int, int], ...] = ()
    """Days of the week, Monday being 0, each after which of them in the month it is: -1 the last, 0 every."""
    monthdays: tuple[int, ...] = ()
    """Days of the month; -1 is its last."""
    weeks: frozenset[int] = frozenset()
    yeardays: frozenset[int] = frozenset()
    interval: int = 1
    week_begins: int = 0
    anchor: date | None = None
    """What every other week or month is counted from."""
    first: date | None = None
    last: date | None = None
    opens: time | None = None
    """None where the hours are not told. A time with an offset is there, one without is the City's."""
    closes: time | None = None
    """At or before `opens` it is on the day after."""

    @property
    def whole_day(self) -> bool:
        """Whether it never closes on these days."""
        if self.opens is None or self.closes is None:
            return False
        naive = self.opens.replace(tzinfo=None), self.closes.replace(tzinfo=None, second=0)
        return naive[0] == naive[1] or naive == (time(0), _END_OF_DAY)

    def holds(self, day: date) -> bool:
        """Whether it is open on a day, as far as the rule tells."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if self.freq == "ONCE":
            return day == self.anchor
        if self.weeks and day.isocalendar().week not in self.weeks:
            return False
        if self.yeardays and not {day.timetuple().tm_yday, _from_the_end_of_year(day)} & self.yeardays:
            return False
        return self._in_turn(day) and self._on_weekday(day) and self._on_monthday(day)

    def _in_turn(self, day: date) -> bool:
        if self.interval == 1 or self.anchor is None:
            return self.interval == 1
        if self.freq == "WEEKLY":
            begun = [each - timedelta((each.weekday() - self.week_begins) % 7) for each in (self.anchor, day)]
            return (begun[1] - begun[0]).days // 7 % self.interval == 0
        months = (day.year - self.anchor.year) * 12 + day.month - self.anchor.month
        return months % self.interval == 0

    def _on_weekday(self, day: date) -> bool:
        if not self.weekdays:
            return True
        from_start, from_end = (day.day - 1) // 7 + 1, _from_the_end_of_month(day) // 7
        return any(weekday == day.weekday() and nth in (0, from_start, from_end) for nth, weekday in self.weekdays)

    def _on_monthday(self, day: date) -> bool:
        return not self.monthdays or bool({day.day, _from_the_end_of_month(day)} & set(self.monthdays))


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a service is open at a moment, by its regular hours."""

    open: bool | None
    """None where its schedules do not tell."""
    until: datetime | None = None
    """When it closes, where it is open; None where it does not close within a day."""
    opens: datetime | None = None
    """When it opens next, where it is shut; None where not within `AHEAD` days."""


def rules_of(schedules: Iterable[Mapping[str, Any]]) -> list[Rule]:
    """The rules of schedules that can be read."""
    return [rule for each in schedules if (rule := rule_of(each)) is not None]


def rule_of(schedule: Mapping[str, Any]) -> Rule | None:
    """The rule of a schedule; None where its days cannot be told."""
    try:
        made = _rule(schedule)
        count = schedule.get("count")
        return made if count is None else _counted(made, int(count))
    except (ValueError, TypeError, OverflowError):
        return None


def standing(rules: Iterable[Rule], now: datetime, zone: tzinfo) -> Standing:
    """How it stands at a moment."""
    hours = [rule for rule in rules if rule.opens is not None and rule.closes is not None]
    if not hours:
        return Standing(None)
    today = now.astimezone(zone).date()
    spans: list[tuple[datetime, datetime]] = []
    for offset in range(-1, AHEAD):
        spans += sorted(_spans(hours, today + timedelta(offset), zone))
        if offset < 1:
            continue
        if until := _open_until(spans, now):
            return Standing(True, until if until - now < timedelta(days=1) else None)
        later = [begin for begin, _ in spans if begin > now]
        if later:
            return Standing(False, opens=min(later))
    return Standing(False)


def _spans(rules: Iterable[Rule], day: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    for rule in rules:
        if rule.opens is None or rule.closes is None or not rule.holds(day):
            continue
        if rule.whole_day:
            yield _at(day, time(0), zone), _at(day + timedelta(1), time(0), zone)
            continue
        begin, end = _at(day, rule.opens, zone), _at(day, rule.closes, zone)
        yield begin, end if end > begin else _at(day + timedelta(1), rule.closes, zone)


def _at(day: date, hour: time, zone: tzinfo) -> datetime:
    made = datetime.combine(day, hour)
    return (made if made.tzinfo else made.replace(tzinfo=zone)).astimezone(zone)


def _open_until(spans: list[tuple[datetime, datetime]], now: datetime) -> datetime | None:
    """When what is open now closes: one span that begins where another ends goes on."""
    until = max((end for begin, end in spans if begin <= now < end), default=None)
    while until and (longer := max((end for begin, end in spans if begin <= until < end), default=None)):
        until = longer
    return until


def _rule(given: Mapping[str, Any]) -> Rule:
    anchor = _day(given.get("dtstart")) or _day(given.get("valid_from"))
    lasts = [each for name in ("valid_to", "until") if (each := _day(given.get(name)))]
    freq = given.get("freq") or ("WEEKLY" if given.get("byday") else "ONCE")
    weekdays, monthdays = tuple(_weekdays(given.get("byday"))), tuple(_numbers(given.get("bymonthday"), 31))
    said = given.get("interval")
    interval = 1 if said is None or said == "" else int(said)
    if freq == "ONCE":
        anchor = _day(given.get("dtstart"))
    if not (weekdays or monthdays):
        weekdays, monthdays = _of_anchor(freq, anchor)
    if interval < 1 or (interval > 1 and anchor is None) or (freq == "WEEKLY" and any(nth for nth, _ in weekdays)):
        raise ValueError("no rule")
    return Rule(
        freq=freq,
        weekdays=weekdays,
        monthdays=monthdays,
        weeks=frozenset(_numbers(given.get("byweekno"), 53)),
        yeardays=frozenset(_numbers(given.get("byyearday"), 366)),
        interval=interval,
        week_begins=DAYS.index(given.get("wkst") or "MO"),
        anchor=anchor,
        first=max((each for name in ("valid_from", "dtstart") if (each := _day(given.get(name)))), default=None),
        last=min(lasts, default=None),
        opens=_time(given.get("opens_at"), given.get("timezone")),
        closes=_time(given.get("closes_at"), given.get("timezone")),
    )


def _of_anchor(freq: str, anchor: date | None) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """The days of a rule that names none: those of its first."""
    if anchor is None:
        raise ValueError("its days are not told")
    return (((0, anchor.weekday()),), ()) if freq == "WEEKLY" else ((), (anchor.day,))


def _counted(rule: Rule, count: int) -> Rule:
    """A rule that ends after so many days."""
    if rule.anchor is None or count < 1:
        raise ValueError("it cannot be counted")
    begin = max(rule.anchor, rule.first or rule.anchor)
    for day in (begin + timedelta(offset) for offset in range(_LONGEST_COUNT)):
        count -= rule.holds(day)
        if not count:
            return replace(rule, last=day)
    return rule


def _weekdays(said: object) -> Iterator[tuple[int, int]]:
    for word in str(said or "").upper().replace(" ", "").split(","):
        if not word:
            continue
        if (found := _BYDAY.match(word)) is None:
            raise ValueError("no day of the week")
        yield int(found[1] or 0), DAYS.index(found[2])


def _numbers(said: object, most: int) -> Iterator[int]:
    for word in str(said if said is not None else "").replace(" ", "").split(","):
        if word:
            number = int(word)
            if not 1 <= abs(number) <= most:
                raise ValueError("no such day")
            yield number


def _day(said: object) -> date | None:
    return date.fromisoformat(str(said)[:10]) if said else None


def _time(said: object, offset: object) -> time | None:
    if not said:
        return None
    made = time.fromisoformat(str(said).replace("Z", "+00:00"))
    if made.tzinfo is None and isinstance(offset, int | float) and offset not in _HERE and abs(offset) < _WIDEST:
        return time.fromisoformat(f"{made.isoformat()}{_offset(float(offset))}")
    return made


_HERE = (-5, -4)
"""Offsets of the City's own zone, in winter and in summer: such a schedule is by the clock on its wall."""
_WIDEST = 15


def _offset(hours: float) -> str:
    minutes = round(abs(hours) * 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _from_the_end_of_month(day: date) -> int:
    """-1 for the last day of a month, -2 for the one before."""
    following = (day.replace(day=28) + timedelta(4)).replace(day=1)
    return (day - following).days


def _from_the_end_of_year(day: date) -> int:
    return (day - date(day.year, 12, 31)).days - 1
