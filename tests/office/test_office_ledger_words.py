"""The ledger's words in both languages, its periods and its charts."""

from __future__ import annotations

import datetime
import itertools
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import charteroak.office.ledger
from charteroak.ledger.entry import SHAPES, Kind
from charteroak.logic.norm import Outcome
from charteroak.office.assets import FOLDER
from charteroak.office.ledger.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Column, chart
from charteroak.office.ledger.overview import NARROW, SERIES, WIDE
from charteroak.office.ledger.periods import MOST, periods
from charteroak.office.ledger.said import fact_row
from charteroak.office.ledger.words import LedgerWords, ledger_words
from charteroak.office.record.words import record_words
from charteroak.recording.matter_words import MATTER_FACTS
from charteroak.recording.words import BASES, DEPARTMENTS, ROLES

HERE = Path(charteroak.office.ledger.__file__).parent
EN, ES = ledger_words("en"), ledger_words("es")
SOURCES = [
    path.read_text() for path in [*HERE.rglob("*.html"), *HERE.glob("*.py")] if not path.name.startswith("words_")
]
SCRIPT = (Path(FOLDER) / "ledger.js").read_text()
TABLES = ["ui", "checks", "kinds", "subjects", "roles", "bases"]


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_have_the_same_words_with_the_same_places_to_fill(name: str) -> None:
    english, spanish = getattr(EN, name), getattr(ES, name)
    assert list(english) == list(spanish)
    assert {key: places(said) for key, said in english.items()} == {key: places(said) for key, said in spanish.items()}


def test_nothing_is_left_in_english() -> None:
    same = {key for name in TABLES for key, said in getattr(EN, name).items() if said == getattr(ES, name)[key]}
    assert same == {"witnessed", "hours", "minutes", "seconds"}


def test_every_word_that_is_used_is_there_and_every_word_is_used() -> None:
    text = "\n".join(SOURCES)
    in_templates = set(re.findall(r"page\.say\.(\w+)", text))
    put_together = {f"{why}_{end}" for why in ("none", "unreadable") for end in ("title", "text")}
    put_together |= {f"by_{name}" for name in ("clause", "act", "kind")} | {
        f"unit_{unit}" for unit in ("day", "week", "month", "year")
    }
    put_together |= {f"series_{name}{end}" for name in ("none", "other") for end in ("", "_text")}
    named = {word for word in re.findall(r"[\"'](\w+)[\"']", text) if word in EN.ui}
    assert in_templates <= set(EN.ui)
    assert set(EN.ui) - in_templates - put_together - named == set()


def test_the_script_has_every_word_that_it_says() -> None:
    said = {word for word in re.findall(r"[\"'](\w+)[\"']", SCRIPT) if word in EN.checks}
    said |= set(re.findall(r"WORDS\.(\w+)", SCRIPT))
    assert said == set(EN.checks)
    called = {*re.findall(r"fails\(\"(\w+)\"\)", SCRIPT), *re.findall(r"say\(\"\w+\", \"(\w+)\"", SCRIPT)}
    assert called
    assert called <= set(EN.checks)


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_every_name_an_entry_can_have_has_its_words(own: LedgerWords) -> None:
    assert set(own.kinds) == {kind.name.lower() for kind in Kind}
    assert set(own.subjects) == {kind.name.lower() for kind, (needed, _) in SHAPES.items() if "subject" in needed}
    assert set(own.bases) == set(BASES)
    assert {*own.roles, *record_words(own.language).roles} == set(ROLES)
    assert set(record_words(own.language).departments) == set(DEPARTMENTS)
    assert set(SERIES) == {*(outcome.value for outcome in Outcome), "none", "other"}
    assert len(set(own.short_months)) == 12


def test_each_part_of_a_bar_has_a_pattern_of_its_own() -> None:
    """Without any colour, the parts are still told apart."""
    drawn = (HERE / "templates" / "ledger" / "patterns.html").read_text()
    found = dict(re.findall(r'id="p-(\w+)".*?>(.*)</pattern>', drawn))
    assert set(found) == set(SERIES)
    assert len({re.sub(r"\b[0-9.]+", "", each) for each in found.values()}) >= 6
    assert len(set(found.values())) == len(SERIES)
    assert all(f'class="{name}"' in drawn for name in SERIES)


# Periods.

days = st.dates(datetime.date(1970, 1, 1), datetime.date(9999, 12, 31))


def check(first: datetime.date, last: datetime.date) -> None:
    for language in ("en", "es"):
        found = periods(language, first, last).periods
        starts = [each.start for each in found]
        assert 1 <= len(found) <= MOST
        assert starts == sorted(set(starts))
        assert starts[0] <= first
        assert starts[-1] <= last
        assert len({each.name for each in found}) == len(found)
        gaps = [after - before for before, after in itertools.pairwise(starts)]
        # Periods are as long as each other, and the last reaches to the last day.
        assert not gaps or max(gaps) - min(gaps) <= max(datetime.timedelta(days=3), max(gaps) / 100)
        assert not gaps or last - starts[-1] < max(gaps) + datetime.timedelta(days=3)


def test_spans_of_up_to_ten_years() -> None:
    first = datetime.date(2024, 2, 27)
    for length in (*range(400), *range(400, 3700, 7)):
        check(first, first + datetime.timedelta(days=length))


@given(first=days, last=days)
def test_spans_of_any_length(first: datetime.date, last: datetime.date) -> None:
    check(min(first, last), max(first, last))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2026-03-01", "2026-03-02", ["March 1, 2026", "March 2, 2026"]),
        ("2026-03-01", "2026-04-11", ["Week of February 23, 2026", "Week of April 6, 2026"]),
        ("2025-12-31", "2026-12-01", ["December 2025", "December 2026"]),
        ("2008-08-11", "2026-01-01", ["2008", "2026"]),
        ("1970-01-01", "2069-12-31", ["1970 to 1972", "2069 to 2069"]),
    ],
)
def test_the_shortest_periods_that_fit_are_named(first: str, last: str, names: list[str]) -> None:
    found = periods("en", datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)).periods
    assert [found[0].name, found[-1].name] == names


def test_in_spanish_they_are_named_in_spanish() -> None:
    found = periods("es", datetime.date(2025, 12, 31), datetime.date(2026, 12, 1)).periods
    assert (found[0].name, found[0].tick) == ("diciembre de 2025", "dic 2025")
    [day] = periods("es", datetime.date(2026, 1, 9), datetime.date(2026, 1, 9)).periods
    assert (day.name, day.tick) == ("9 de enero de 2026", "9 ene")


# Charts.

columns = st.lists(
    st.lists(st.integers(1, 10**9), max_size=len(SERIES)).map(
        lambda counts: Column("tick", "says", list(zip(SERIES, counts, strict=False)))
    ),
    min_size=1,
    max_size=MOST,
).filter(lambda found: any(column.counts for column in found))


@given(columns=columns, width=st.sampled_from([WIDE, NARROW]))
def test_bars_are_as_high_as_their_numbers_and_inside_the_frame(columns: list[Column], width: int) -> None:
    drawn = chart(width, columns)
    most = int(drawn.lines[-1].label.replace(",", ""))
    assert drawn.lines[0].label == "0"
    assert 2 <= len(drawn.lines) <= 6
    room = HEIGHT - TOP - BOTTOM
    right = float(LEFT)
    for bar, column in zip(drawn.bars, columns, strict=True):
        base = float(HEIGHT - BOTTOM)
        for part, (series, count) in zip(bar.segments, column.counts, strict=True):
            assert part.series == series
            assert part.height == pytest.approx(count * room / most, abs=0.01)
            assert part.y + part.height == pytest.approx(base, abs=0.05)
            assert right <= part.x + 0.1
            assert part.x + part.width <= width - RIGHT + 0.1
            base = part.y
        assert base >= TOP - 0.05
        right = max([right, *(part.x + part.width for part in bar.segments)])
    assert all(0 < tick.at < width for tick in drawn.ticks)
    assert all(after.at - before.at >= 80 for before, after in itertools.pairwise(drawn.ticks))
    assert drawn.ticks


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_every_fact_of_the_citys_own_matters_and_each_of_its_values_has_its_words(own: LedgerWords) -> None:
    assert {name: tuple(values) for name, values in own.values.items()} == dict(MATTER_FACTS)
    assert set(own.questions) == set(dict(MATTER_FACTS))


def test_the_facts_of_the_citys_own_matters_are_in_spanish() -> None:
    assert all(said != ES.questions[key] for key, said in EN.questions.items())
    assert all(said != ES.values[fact][key] for fact, values in EN.values.items() for key, said in values.items())


@pytest.mark.parametrize(("language", "answer"), [("en", "A court"), ("es", "Un tribunal")])
def test_an_entry_says_who_asked_in_words(language: str, answer: str) -> None:
    assert fact_row(language, "disclose", "requester", "court").answer == answer
    assert fact_row(language, "disclose", "requester", "no such word").answer == "no such word"
