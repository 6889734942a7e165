"""The quarters and years that reports are of. Their days are those of UTC, as the ledger's are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charteroak.ledger.codec import to_time
from charteroak.logic.errors import BadInput

_NAME = re.compile(r"([0-9]{4})(?:-?[Qq]([1-4]))?\Z", re.ASCII)
_FIRST_YEAR = 1971  # entries have no time before 1970


@dataclass(frozen=True, order=True)
class Period:
    """A quarter of a year, from 1 to 4; the whole of it where `quarter` is 0."""

    year: int
    quarter: int = 0

    @classmethod
    def parse(cls, name: str, field: str = "period") -> Period:
        """The period of a name, as "2026Q3", "2026-q3" or "2026". BadInput where it is none."""
        found = _NAME.match(name)
        if not found or not _FIRST_YEAR <= int(found[1]) < datetime.MAXYEAR:
            raise BadInput(field, "no quarter or year", ["a quarter, as 2026Q3", "a year, as 2026"])
        return cls(int(found[1]), int(found[2] or 0))

    @property
    def name(self) -> str:
        """Its name: "2026Q3", "2026"."""
        return f"{self.year}Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def slug(self) -> str:
        """Its name in addresses and files: "2026-q3", "2026"."""
        return f"{self.year}-q{self.quarter}" if self.quarter else str(self.year)

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.year, max(1, self.quarter * 3 - 2), 1)

    @property
    def after(self) -> datetime.date:
        """The first day that is not in it any more."""
        month = (self.quarter or 4) * 3
        return datetime.date(self.year + month // 12, month % 12 + 1, 1)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return self.after - datetime.timedelta(days=1)

    @property
    def span(self) -> tuple[int, int]:
        """From which time to before which, as entries have times."""
        return _time(self.first), _time(self.after)

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of a year; none of a quarter."""
        return () if self.quarter else tuple(Period(self.year, each) for each in (1, 2, 3, 4))

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return not self.quarter


def ended(today: datetime.date) -> Iterator[Period]:
    """The quarters and years that have ended, the latest first: of a day, a year comes before its last quarter."""
    year, quarter = today.year, (today.month - 1) // 3
    while year >= _FIRST_YEAR:
        if not quarter:
            year, quarter = year - 1, 4
            yield Period(year)
        yield Period(year, quarter)
        quarter -= 1


def current(today: datetime.date) -> tuple[Period, Period]:
    """The quarter and the year that a day is in."""
    return Period(today.year, (today.month + 2) // 3), Period(today.year)


def _time(day: datetime.date) -> int:
    return to_time(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC))
