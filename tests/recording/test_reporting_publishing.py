"""Publishing: what is there is frozen, what was broken off is none, and periods are what they are named."""

from __future__ import annotations

import datetime
import itertools

import pytest
from fixtures.reporting_city import city, in_order, written

from charteroak.ledger.errors import LedgerError, Unavailable
from charteroak.logic.errors import BadInput
from charteroak.recording.matters import Step
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import Recorder
from charteroak.recording.reporting.periods import Period, current, ended
from charteroak.recording.reporting.publishing import Refused, made, publish, published, published_of
from charteroak.recording.reporting.report import Report, make

FIRST, YEAR = Period(2025, 1), Period(2025)
TODAY = datetime.date(2026, 6, 1)


def report_of(place: Place, period: Period) -> Report:
    reader = Reader(place)
    try:
        return make(reader, period, made(published(reader)))
    finally:
        reader.close()


def there(place: Place, period: Period) -> bytes | None:
    reader = Reader(place)
    try:
        found = published_of(reader, period)
        return None if found is None else found.data
    finally:
        reader.close()


def publishing(place: Place, report: Report, today: datetime.date = TODAY) -> None:
    recorder = Recorder(place, {})
    try:
        publish(place, report, "auditor", ("auditor", "supervisor"), recorder.append, today)
    finally:
        recorder.close()


def broken(_steps: list[Step]) -> None:
    raise Unavailable("the disk is full")


def test_what_was_broken_off_is_none_and_the_next_one_stands(ledger: Place) -> None:
    written(ledger, in_order(city(51, months=3)))
    first = report_of(ledger, FIRST)
    with pytest.raises(Unavailable):
        publish(ledger, first, "auditor", ("auditor", "supervisor"), broken, TODAY)  # type: ignore[arg-type]  # it fails
    assert there(ledger, FIRST) is None
    written(ledger, in_order(city(52, months=3)))
    second = report_of(ledger, FIRST)
    assert second.data != first.data
    publishing(ledger, second)
    assert there(ledger, FIRST) == second.data


def test_there_is_one_report_of_a_period_and_none_of_a_quarter_after_its_year(ledger: Place) -> None:
    written(ledger, in_order(city(53, months=3)))
    publishing(ledger, report_of(ledger, FIRST))
    again = report_of(ledger, FIRST)
    with pytest.raises(Refused, match="published already"):
        publishing(ledger, again)
    with pytest.raises(Refused, match="not ended"):
        publishing(ledger, report_of(ledger, Period(2026, 2)))
    publishing(ledger, report_of(ledger, YEAR))
    with pytest.raises(Refused, match="of its year"):
        publishing(ledger, report_of(ledger, Period(2025, 2)))


def test_a_report_that_is_lost_is_not_made_anew(ledger: Place) -> None:
    written(ledger, in_order(city(54, months=3)))
    publishing(ledger, report_of(ledger, FIRST))
    (ledger.public / "reports" / "2025-q1.json").unlink()
    with pytest.raises(LedgerError, match="missing"):
        there(ledger, FIRST)
    with pytest.raises(Refused, match="published already"):
        publishing(ledger, report_of(ledger, FIRST))


@pytest.mark.parametrize("name", ["2026Q3", "2026-q3", "2026q3", "2026-Q3"])
def test_a_quarter_is_known_by_each_of_its_names(name: str) -> None:
    found = Period.parse(name)
    assert (found.name, found.slug, found.first, found.last) == (
        "2026Q3", "2026-q3", datetime.date(2026, 7, 1), datetime.date(2026, 9, 30),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", "26", "2026Q0", "2026Q5", "2026-3", "1970", "9999", "٢٠٢٦", "2026Q3 "])
def test_what_is_no_period_is_refused_without_being_repeated(name: str) -> None:
    with pytest.raises(BadInput) as found:
        Period.parse(name)
    assert not name or f"{name!r}" not in str(found.value)


def test_periods_end_one_after_the_other_without_a_gap() -> None:
    for day in (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31), datetime.date(2026, 11, 23)):
        found = [next_ for next_, _ in zip(ended(day), range(9), strict=False)]
        quarters = [each for each in found if not each.is_year]
        assert all(before.first == after.after for before, after in itertools.pairwise(quarters))
        assert quarters[0].after == current(day)[0].first <= day < current(day)[0].after
        assert all(each.after <= day for each in found)
        assert {each.year for each in found if each.is_year} <= {2025, 2024}
