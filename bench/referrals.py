"""`make bench ARGS="--only referrals"`: the parity audit of 100,000 referrals of a year, by month and by week.

There is no peer that does the same: what is near to it compares one pair of groups by one measure at a time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread, seconds
from charteroak.referrals.audit import audit
from charteroak.referrals.findings import Settings
from charteroak.referrals.referral import CHANNELS, Referral

COUNT = 100_000
_FIRST, _LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
_LANGUAGES = ("en", "es", "pl", "pt", "ht", "vi", "ar", "so")


def referrals(effort: Effort, _check_all: bool) -> list[Section]:
    """The audit, with twenty needs, twenty-three places, eight languages and forty workers."""
    rows = _year(COUNT)
    goal, lines = Goal("ours", "<", 2), []
    for period in ("month", "week"):
        settings = Settings(period=period)
        times = [
            seconds(lambda settings=settings: audit(rows, _FIRST, _LAST, settings=settings))  # type: ignore[misc]
            for _ in range(max(3, effort.passes // 6))
        ]
        lines.append(Line(f"with charts by {period}", Spread.of(times), unit="s", goal=goal))
    return [Section(f"The parity audit of {COUNT:,} referrals", ["Processor time, warm, from the records."], lines)]


def _year(count: int) -> list[Referral]:
    random = np.random.default_rng(927)
    columns = (
        random.integers(0, 20, count),
        random.integers(0, 23, count),
        random.integers(0, len(_LANGUAGES), count),
        random.integers(0, 40, count),
        random.integers(0, len(CHANNELS), count),
        random.integers(0, 365, count),
        np.exp(random.normal(3, 0.8, count)),
        random.integers(1, 9, count),
        random.choice(3, count, p=(0.3, 0.6, 0.1)),
        random.exponential(18, count),
    )
    return [_one(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _one(
    need: int,
    place: int,
    language: int,
    worker: int,
    channel: int,
    day: int,
    minutes: float,
    offered: int,
    outcome: int,
    closing: float,
) -> Referral:
    asked = _FIRST + timedelta(days=day)
    made = asked + timedelta(minutes=5 * round(minutes / 5) + 5)
    closed = made + timedelta(days=closing)
    return Referral(
        need=f"need {need}",
        place=f"place {place}",
        language=_LANGUAGES[language],
        worker=f"worker {worker}",
        channel=CHANNELS[channel],
        asked=asked,
        made=made,
        offered=offered,
        outcome=("not_reached", "reached", "declined")[outcome] if closed < _LAST else "open",
        closed=closed if closed < _LAST else None,
    )
