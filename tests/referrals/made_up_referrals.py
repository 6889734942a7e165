"""Referrals of an office that there is none of: drawn, from a seed, with a difference planted in them or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np

from charteroak.referrals.referral import CHANNELS, Referral

YEAR = datetime(2025, 1, 1, tzinfo=UTC)
END = datetime(2026, 1, 1, tzinfo=UTC)
LANGUAGES = ("en", "es", "pl", "pt")
_SPOKEN = (0.62, 0.25, 0.08, 0.05)
_CAME = (0.4, 0.35, 0.15, 0.1)

Columns = dict[str, np.ndarray]
Plant = Callable[[Columns, np.random.Generator], None]
"""Changes drawn columns: `days` (waiting), `offered`, `outcome` (0 not reached, 1 reached, 2 declined), `channel`."""


def a_year(
    seed: int, count: int = 3_000, plant: Plant | None = None, *, workers: int = 8, places_differ: float = 0.0
) -> list[Referral]:
    """A year's referrals. Needs differ among themselves, and places where `places_differ` is more than 0; languages
    live in some places rather than in others, and workers serve some needs rather than others: what is to be compared
    is confounded as it is in life.
    """
    random = np.random.default_rng(seed)
    need, day = random.integers(0, 8, count), random.integers(0, 365, count)
    language = random.choice(len(LANGUAGES), count, p=_SPOKEN)
    place = random.integers(0, 6, count)
    place = np.where((language > 0) & (random.random(count) < 0.4), 6 - language, place)
    worker = (random.integers(0, workers, count) + need * (random.random(count) < 0.3)) % workers
    reached = 0.5 + 0.4 * places_differ * place + 0.02 * need
    drawn = {
        "need": need,
        "day": day,
        "language": language,
        "place": place,
        "worker": worker,
        "channel": random.choice(4, count, p=_CAME),
        "days": np.exp(random.normal(0.4 + 0.15 * need + places_differ * place, 0.8)),
        "offered": 2 + random.binomial(4, 0.3 + 0.06 * need),
        "outcome": np.where(random.random(count) < 0.08, 2, (random.random(count) < reached).astype(int)),
        "closing": random.exponential(18, count),
    }
    if plant:
        plant(drawn, random)
    return [_referral(*row) for row in zip(*(column.tolist() for column in drawn.values()), strict=True)]


def _referral(
    need: int,
    day: int,
    language: int,
    place: int,
    worker: int,
    channel: int,
    days: float,
    offered: int,
    outcome: int,
    closing: float,
) -> Referral:
    asked = YEAR + timedelta(days=day)
    made = asked + timedelta(minutes=5 * round(days * 288))
    closed = made + timedelta(days=round(closing) + 1)
    known = closed < END
    return Referral(
        need=f"need-{need}",
        place=f"place-{place}",
        language=LANGUAGES[language],
        worker=f"w{worker:03}",
        channel=CHANNELS[channel],
        asked=asked,
        made=made,
        offered=offered,
        outcome=("not_reached", "reached", "declined")[outcome] if known else "open",
        closed=closed if known else None,
    )
