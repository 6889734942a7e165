"""The audit of referrals without status: does it go alike for everyone who needs alike, and has it drifted?

2-927(b): "Referrals to medical or social service agencies will be made in the same manner for all residents, without
regard to immigration status." Nobody is asked for status and nothing here knows it. What can be seen without it is
whether a referral went otherwise by language, place, worker or channel, for the same need in the same place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from charteroak.referrals.charts import FEWEST, office_charts
from charteroak.referrals.columns import columns
from charteroak.referrals.comparing import compared
from charteroak.referrals.drifting import group_drift, office_drift, parity_charts
from charteroak.referrals.findings import BY, MEASURES, Audit, Settings
from charteroak.referrals.intervals import NORMAL
from charteroak.referrals.referral import Referral
from charteroak.referrals.standing import Values

_BY_DEFAULT = Settings()


def audit(
    referrals: Iterable[Referral],
    since: datetime,
    until: datetime,
    *,
    by: Iterable[str] = BY,
    settings: Settings = _BY_DEFAULT,
) -> Audit:
    """The audit of the referrals asked for from `since` until before `until` (aware times), by these kinds of groups.

    It is the same in whatever order they come. ValueError where a kind, a setting or a referral is none.
    """
    kinds = tuple(kind for kind in BY if kind in set(by))
    if unknown := set(by) - set(BY) | set(settings.within) - set(BY):
        raise ValueError(f"there are no groups by {min(unknown)}")
    if not 0 < settings.rate < 1:
        raise ValueError("a rate is between 0 and 1")
    cols = columns(referrals, since, until, settings)
    if not len(cols):
        return Audit(since, until, 0, settings, float("inf"), 0, (), (), (), (), notes=("empty",))
    values = [Values(cols.values[:, m], cols.known[:, m], measure.kind) for m, measure in enumerate(MEASURES)]
    beside = compared(cols, kinds, values, settings)
    office = office_charts(cols, settings.rate)
    parity = parity_charts(cols, kinds, settings)
    at = {measure.name: m for m, measure in enumerate(MEASURES)}
    # Every drift's interval is widened for as many as might have fired.
    wide = NORMAL.inv_cdf(1 - settings.rate / 4 / max(len(parity), 1))
    wide_office = NORMAL.inv_cdf(1 - settings.rate / 2 / len(MEASURES))
    drifts = [
        *(
            group_drift(cols, each, made, values[each.measure], settings, wide)
            for each, made in parity
            if made.chart.fired
        ),
        *(office_drift(cols, made, values[at[made.chart.measure]], wide_office) for made in office if made.chart.fired),
    ]
    return Audit(
        since,
        until,
        len(cols),
        settings,
        beside.critical,
        beside.count,
        beside.comparisons,
        tuple(made.chart for made in office),
        tuple(made.chart for _, made in parity),
        tuple(sorted((drift for drift in drifts if drift), key=lambda drift: drift.chance)),
        len(parity),
        beside.unmatched,
        ("short",) if len(cols.periods) < FEWEST else (),
    )
