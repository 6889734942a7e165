"""Hours in words: on which days, from when to when, and how it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from charteroak.catalogue.hours import Rule, Standing, rule_of, standing
from charteroak.law.words import words
from charteroak.office.services.words import ServiceWords, service_words

ZONE = "America/New_York"
"""The zone of the City's clocks."""
Schedules = Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class HoursLine:
    """When it is open, on some days."""

    days: str
    """The days."""
    hours: str
    """From when to when; nothing where that is not told."""
    dates: str
    """From which day until which, where that is limited; or nothing."""


@dataclass(frozen=True)
class Hours:
    """When something is open."""

    lines: tuple[HoursLine, ...]
    """What its rules say."""
    notes: tuple[str, ...]
    """What its schedules say in words of their own."""
    unread: bool
    """Whether some rule could not be read."""


@dataclass(frozen=True)
class Now:
    """How it stands now."""

    state: str
    """ "open", "closed" or "unknown"."""
    said: str
    """The same in words, with when it closes or opens next."""


@cache
def zone() -> tzinfo | None:
    """The City's zone; None where this machine has no table of zones: then nothing is said of now."""
    try:
        return ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:
        return None


def now_said(language: str, schedules: Schedules, now: datetime) -> Now:
    """How it stands at a moment, in words."""
    own, here = service_words(language), zone()
    found = standing([rule for each in schedules if (rule := rule_of(each))], now, here) if here else Standing(None)
    if found.open is None or here is None:
        return Now("unknown", own.hours["unknown"])
    if found.open:
        key = "open_until" if found.until else "open_day"
        return Now("open", _at_one(own.hours[key].format(time=_time(own, found.until) if found.until else "")))
    if found.opens is None:
        return Now("closed", own.hours["closed"])
    return Now("closed", _opens(own, found.opens, now.astimezone(here).date()))


def _opens(own: ServiceWords, opens: datetime, today: date) -> str:
    days = (opens.date() - today).days
    key = ("opens_today", "opens_tomorrow")[days] if days < 2 else "opens_day"
    day = own.days[opens.weekday()] if days < 7 else words(own.language).date(opens.date())
    return _at_one(own.hours[key].format(day=day, time=_time(own, opens)))


def hours_said(language: str, schedules: Schedules, today: date) -> Hours:
    """When it is open, as its schedules say: what is past is left out, days with the same hours stand together."""
    own, alike, others, unread = service_words(language), dict[tuple[str, str], set[int]](), list[HoursLine](), False
    notes: dict[str, None] = {}
    for each in schedules:
        notes |= {text: None for name in ("description", "notes") if (text := str(each.get(name) or "").strip())}
        rule = rule_of(each)
        if rule is None:
            unread = unread or bool(each.get("byday") or each.get("freq") or each.get("opens_at"))
        elif rule.last and rule.last < today:
            continue
        elif _weekly(rule):
            key = _between(own, rule, today), _dates(own, rule, today)
            alike.setdefault(key, set()).update(day for _, day in rule.weekdays)
        else:
            others.append(HoursLine(_days(own, rule), _between(own, rule, today), _dates(own, rule, today)))
    lines = [(min(days), HoursLine(_begun(_week(own, days)), *key)) for key, days in alike.items()]
    ordered = [line for _, line in sorted(lines, key=lambda each: each[0])]
    return Hours((*ordered, *others), tuple(notes), unread)


def _weekly(rule: Rule) -> bool:
    return rule.freq == "WEEKLY" and rule.interval == 1 and not (rule.weeks or rule.yeardays or rule.monthdays)


def _week(own: ServiceWords, days: set[int]) -> str:
    """Days of the week: three or more that follow each other as from one to another."""
    if len(days) == len(own.days):
        return own.hours["every_day"]
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        ends = own.days[run[0]], own.days[run[-1]]
        is_long = len(run) > 2
        said += [own.hours["range"].format(first=ends[0], last=ends[1])] if is_long else [own.days[day] for day in run]
    return _listed(own, said)


def _listed(own: ServiceWords, said: list[str]) -> str:
    return f"{', '.join(said[:-1])} {own.hours['and']} {said[-1]}" if len(said) > 1 else "".join(said)


def _days(own: ServiceWords, rule: Rule) -> str:
    """The days of a rule that is not every week."""
    if rule.freq == "ONCE" and rule.anchor:
        return _begun(own.hours["once"].format(day=words(own.language).date(rule.anchor)))
    if rule.weeks or rule.yeardays or (rule.monthdays and rule.weekdays):
        return _begun(own.hours["some"])
    if rule.freq == "WEEKLY":
        days = _week(own, {day for _, day in rule.weekdays})
        return _begun(own.hours["weeks"].format(count=rule.interval, days=days))
    if rule.monthdays:
        last = own.hours["nth_-1"].split()[-1]
        said = [str(day) if day > 0 else (last if day == -1 else str(day)) for day in rule.monthdays]
        days = own.hours["monthday"].format(days=_listed(own, said))
    else:
        days = _listed(own, [_nth(own, nth, day) for nth, day in rule.weekdays])
    return _begun(days if rule.interval == 1 else own.hours["months"].format(count=rule.interval, days=days))


def _nth(own: ServiceWords, nth: int, day: int) -> str:
    if nth == 0:
        return f"{own.hours['each']} {own.days[day]}"
    which = own.hours.get(f"nth_{nth}", own.hours["nth_other"])
    return own.hours["nth"].format(nth=which, day=own.days[day])


def _between(own: ServiceWords, rule: Rule, today: date) -> str:
    if rule.whole_day:
        return own.hours["all_day"]
    opens, closes = (_time(own, _of_day(each, today)) if each else "" for each in (rule.opens, rule.closes))
    if opens and closes:
        return own.hours["between"].format(opens=opens, closes=closes)
    return _at_one(own.hours["from_time"].format(opens=opens)) if opens else ""


def _of_day(hour: time, today: date) -> datetime:
    """A time of a day as the City's clocks have it."""
    made, here = datetime.combine(today, hour), zone()
    return made.astimezone(here) if made.tzinfo and here else made


def _dates(own: ServiceWords, rule: Rule, today: date) -> str:
    if rule.freq == "ONCE":
        return ""
    said = []
    if rule.first and rule.first > today:
        said.append(own.hours["from_day"].format(day=words(own.language).date(rule.first)))
    if rule.last and rule.last < today + timedelta(days=366):
        said.append(own.hours["until_day"].format(day=words(own.language).date(rule.last)))
    return " ".join(said)


def _time(own: ServiceWords, at: datetime) -> str:
    return own.hours["am" if at.hour < 12 else "pm"].format(hour=(at.hour - 1) % 12 + 1, minute=at.minute)


def _at_one(said: str) -> str:
    """In Spanish, one o'clock is the one hour that is not several."""
    return said.replace(" las 1:", " la 1:")


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]
