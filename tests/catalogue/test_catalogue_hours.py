"""When a service is open: rules of schedules against a calendar that goes through them day by day, and what they leave
unsaid.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.catalogue.hours import DAYS, rule_of, rules_of, standing
from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.languages import NAMES, code_of, named, tags_of

dateutil = import_module("dateutil.rrule")
HARTFORD = ZoneInfo("America/New_York")
FIRST = date(2026, 1, 5)  # a Monday
WEEKDAYS = "MO,TU,WE,TH,FR"


@given(
    freq=st.sampled_from(("WEEKLY", "MONTHLY")),
    days=st.lists(st.sampled_from(DAYS), unique=True, min_size=1, max_size=3),
    nth=st.sampled_from(("", "1", "2", "-1")),
    interval=st.integers(1, 4),
    wkst=st.sampled_from(DAYS),
    begin=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    count=st.none() | st.integers(1, 9),
)
def test_a_rule_holds_on_the_days_on_which_that_of_rfc_5545_does(
    freq: str, days: list[str], nth: str, interval: int, wkst: str, begin: date, count: int | None
) -> None:
    byday = ",".join(f"{nth if freq == 'MONTHLY' else ''}{day}" for day in days)
    given_ = {"freq": freq, "byday": byday, "interval": interval, "wkst": wkst, "dtstart": begin.isoformat()}
    rule = rule_of(given_ | ({"count": count} if count else {}))
    assert rule is not None
    text = f"FREQ={freq};BYDAY={byday};INTERVAL={interval};WKST={wkst}" + (f";COUNT={count}" if count else "")
    ends = datetime.combine(begin + timedelta(200), time())
    slow = dateutil.rrulestr(text, dtstart=datetime.combine(begin, time()))
    expected = {each.date() for each in slow.between(datetime.combine(begin, time()), ends, inc=True)}
    assert {day for day in (begin + timedelta(n) for n in range(201)) if rule.holds(day)} == expected


@pytest.mark.parametrize(
    ("given_", "days"),
    [
        ({"byday": WEEKDAYS}, {5, 6, 7, 8, 9, 12, 13}),
        ({"byday": "MO", "valid_from": "2026-01-06"}, {12}),
        ({"byday": "MO", "valid_to": "2026-01-11"}, {5}),
        ({"byday": "MO", "until": "2026-01-05", "valid_to": "2026-03-01"}, {5}),
        ({"freq": "MONTHLY", "bymonthday": "7, 13"}, {7, 13}),
        ({"freq": "MONTHLY", "bymonthday": "-25"}, {7}),
        ({"freq": "WEEKLY", "dtstart": "2026-01-06"}, {6, 13}),
        ({"dtstart": "2026-01-06"}, {6}),
        ({"byday": "MO", "byweekno": "2"}, {5}),
        ({"byday": "MO", "byyearday": "12"}, {12}),
    ],
)
def test_the_days_of_a_rule(given_: dict[str, object], days: set[int]) -> None:
    rule = rule_of(given_)
    assert rule is not None
    assert {day for day in range(5, 14) if rule.holds(date(2026, 1, day))} == days


@pytest.mark.parametrize(
    "given_",
    [
        {},
        {"opens_at": "09:00", "closes_at": "17:00"},
        {"byday": "XX"},
        {"byday": "2TU", "freq": "WEEKLY"},
        {"byday": "MO", "interval": 0},
        {"byday": "MO", "interval": 2},
        {"byday": "MO", "interval": "many"},
        {"byday": "MO", "wkst": "XX"},
        {"byday": "MO", "count": 3},
        {"byday": "MO", "count": 0, "dtstart": "2026-01-05"},
        {"byday": "MO", "opens_at": "25:00"},
        {"byday": "MO", "valid_to": "soon"},
        {"freq": "MONTHLY", "bymonthday": "40"},
        {"freq": "MONTHLY"},
        {"byday": ["MO"], "count": float("inf")},
    ],
)
def test_a_rule_that_cannot_be_read_says_nothing(given_: dict[str, object]) -> None:
    assert rule_of(given_) is None
    assert standing(rules_of([given_]), datetime(2026, 1, 5, 12, tzinfo=HARTFORD), HARTFORD).open is None


OFFICE = {"byday": WEEKDAYS, "opens_at": "09:00", "closes_at": "17:00"}
NIGHT = {"byday": "FR", "opens_at": "22:00", "closes_at": "02:00"}


@pytest.mark.parametrize(
    ("schedules", "now", "is_open", "then"),
    [
        ([OFFICE], "2026-01-05T09:00", True, "2026-01-05T17:00"),
        ([OFFICE], "2026-01-05T08:59", False, "2026-01-05T09:00"),
        ([OFFICE], "2026-01-05T17:00", False, "2026-01-06T09:00"),
        ([OFFICE], "2026-01-09T17:00", False, "2026-01-12T09:00"),
        ([NIGHT], "2026-01-10T01:59", True, "2026-01-10T02:00"),
        ([NIGHT], "2026-01-10T02:00", False, "2026-01-16T22:00"),
        ([{"byday": ",".join(DAYS), "opens_at": "00:00", "closes_at": "23:59"}], "2026-01-05T12:00", True, None),
        ([OFFICE, {**OFFICE, "opens_at": "17:00", "closes_at": "19:00"}], "2026-01-05T12:00", True, "2026-01-05T19:00"),
        ([{**OFFICE, "opens_at": "14:00Z", "closes_at": "22:00Z"}], "2026-01-05T09:00", True, "2026-01-05T17:00"),
        ([{**OFFICE, "timezone": -8}], "2026-01-05T09:00", False, "2026-01-05T12:00"),
        ([{**OFFICE, "timezone": -5}], "2026-07-06T09:00", True, "2026-07-06T17:00"),
        ([{**OFFICE, "valid_to": "2026-01-05"}], "2026-01-05T18:00", False, None),
        ([{"byday": "MO"}], "2026-01-05T12:00", None, None),
        ([{"byday": "MO", "opens_at": "09:00"}], "2026-01-05T12:00", None, None),
    ],
)
def test_whether_it_is_open_and_until_when(
    schedules: list[dict[str, object]], now: str, is_open: bool | None, then: str | None
) -> None:
    found = standing(rules_of(schedules), datetime.fromisoformat(now).replace(tzinfo=HARTFORD), HARTFORD)
    assert found.open is is_open
    told = found.until if is_open else found.opens
    assert (told.replace(tzinfo=None) if told else None) == (datetime.fromisoformat(then) if then else None)


def test_whatever_stands_in_a_schedule_nothing_is_raised() -> None:
    for name, field in KINDS["schedule"].fields.items():
        for value in ("", "x" * 50, "-1", -1, 0, 1e15, "9999-12-31", "0001-01-01", "24:00", "MO," * 99, ["MO"], {}):
            rules = rules_of([{**OFFICE, "dtstart": "2026-01-05", name: value}])
            standing(rules, datetime(2026, 1, 5, 12, tzinfo=HARTFORD), HARTFORD)
        assert field.name == name


def test_a_language_is_known_by_code_and_by_name_in_both_languages() -> None:
    for code, (english, spanish) in NAMES.items():
        assert {code_of(each) for each in (code, english, spanish, spanish.upper(), f"{code}-US")} == {code}
        assert (named(code, "en"), named(code, "es")) == (english, spanish)
        assert code in tags_of(english)
        assert " ".join(english.lower().replace("'", " ").split()) in tags_of(code)
    assert code_of("Quenya") == "quenya"
    assert tags_of("Quenya") == ("quenya",)
    assert tags_of("") == ()
