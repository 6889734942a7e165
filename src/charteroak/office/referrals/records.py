"""The referrals as the audit sees them (`charteroak.referrals`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from charteroak.office.referrals.asking import ANYWHERE
from charteroak.office.referrals.models import Referral as Kept
from charteroak.referrals.referral import Referral

_AT_ONCE = 2_000


def referrals(since: date, until: date) -> Iterable[Referral]:
    """The referrals that were handed over of those asked for from a day to a day, both among them, by day.

    The hour is not kept: `asked` is the day's beginning in UTC, and `made` as many minutes later as it took. Where
    nobody learned what became of one, it stays `open`.
    """
    return _read(since, until)


def _read(since: date, until: date) -> Iterator[Referral]:
    kept = Kept.objects.filter(asked_on__gte=since, asked_on__lte=until).exclude(state="listed")
    for each in kept.order_by("asked_on", "id").iterator(chunk_size=_AT_ONCE):
        yield _seen(each)


def _seen(kept: Kept) -> Referral:
    asked = _midnight(kept.asked_on)
    made = asked + timedelta(minutes=kept.waited or 0)
    return Referral(
        need=kept.need,
        place="" if kept.place == ANYWHERE else kept.place,
        language=kept.language,
        worker=kept.worker,
        channel=kept.channel,
        asked=asked,
        made=made,
        offered=len(kept.offered.split()),
        outcome=kept.outcome,
        closed=max(made, _midnight(kept.closed_on)) if kept.closed_on and kept.state == "closed" else None,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
