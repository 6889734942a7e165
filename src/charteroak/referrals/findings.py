"""What an audit of referrals finds: figures, comparisons of like with like, charts and drift, and how sure each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LEAST_SHOWN = 5
"""No figure is of fewer referrals than this: the limit of the public report (`recording.reporting.core.LEAST`)."""
LEAST_COMPARED = 20
"""A group with fewer referrals that have a like one in another group is too small to say anything of."""

BY = ("need", "place", "language", "worker", "channel")
"""What groups are made by: the fields of a referral that name one."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is measured of each referral it is of."""

    name: str
    kind: str
    """`time` (days, skewed: medians and ranks), `count` (means and ranks) or `share` (yes or no)."""


MEASURES = (
    Measure("waiting", "time"),
    Measure("offered", "count"),
    Measure("reached", "share"),
    Measure("declined", "share"),
    Measure("open_late", "share"),
    Measure("channel_counter", "share"),
    Measure("channel_phone", "share"),
    Measure("channel_online", "share"),
    Measure("channel_visit", "share"),
)
"""Waiting is from asked to made, in days. `reached` and `declined` are shares of what is closed; `open_late` is the
share that was still open after `Settings.late_days`, of those made that long ago; the channels are shares of all."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How an audit is made. The defaults are what the page shows."""

    rate: float = 0.05
    """How often an audit of a period in which nothing differs may raise any flag at all: one in twenty. Half of it is
    for the comparisons of the whole period, half for drift within it. The charts of the office as a whole have the
    same rate by themselves."""
    period: str = "month"
    """What a point of a chart is of: `week` (ISO 8601, beginning on Monday) or `month`. UTC."""
    late_days: int = 30
    """After how many days a referral that is still open counts as late."""
    within: tuple[str, ...] = ("need", "place")
    """Which fields two referrals have in common to be alike. A group by one of them is compared within the rest."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the interval of 95% in which it lies. `n` is how many referrals it is of; of figures that are
    reweighted, how many unweighted ones would say as much."""

    value: float
    low: float
    high: float
    n: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group, a measure, and how its referrals went beside like ones of the other groups."""

    by: str
    group: str
    measure: str
    n: int
    """Of how many referrals the measure is known in this group."""
    figure: Figure | None
    """The group's figure; none where it would be of fewer than `LEAST_SHOWN`."""
    verdict: str
    """`differs` (the flag), `no_difference_shown`, `too_few` to say, or `not_compared` (needs are not alike)."""
    comparable: int = 0
    """How many of them have a like one in another group: only these are compared."""
    own: Figure | None = None
    """The group's figure over those."""
    others: Figure | None = None
    """The others' figure, reweighted to this group's needs and places."""
    difference: Figure | None = None
    """Own less others. The intervals of the differences of one audit hold all together, at 1 - rate/2."""
    z: float = 0.0
    """The stratified statistic, as a normal deviate."""
    chance: float = 1.0
    """How often an audit in which nothing differs shows a difference as unlikely as this anywhere (adjusted)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A period on a chart. `nan` stands where there is too little to say."""

    period: str
    """`2025-W31` or `2025-07`."""
    n: int
    value: float
    center: float
    low: float
    high: float
    z: float
    """How far from the middle, in standard deviations."""
    ewma: float
    """The exponentially weighted mean of z up to here."""
    ewma_limit: float
    signals: tuple[str, ...] = ()
    """`limit` (the point is beyond its limits), `ewma` (it has drifted)."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart. Of the office as a whole `by` and `group` are empty; of a group, z is against like referrals of
    the others in the same period."""

    measure: str
    kind: str
    """`xbar` (mean of the logarithm of waiting, with S), `p` (Laney's p'), `u` (Laney's u') or `parity`."""
    points: tuple[Point, ...]
    limit: float
    """The limits of the points, in standard deviations."""
    by: str = ""
    group: str = ""
    spread: float = 1.0
    """Laney's sigma z: how much more the periods vary than chance within them would have it. One for `parity`."""

    @property
    def fired(self) -> tuple[Point, ...]:
        """The points with a signal, in their order."""
        return tuple(point for point in self.points if point.signals)


@dataclass(frozen=True, slots=True)
class Drift:
    """A chart that fired, when the change most likely began, and how large it has been since."""

    chart: Chart
    first: str
    """The period of the first signal."""
    since: str
    """The period in which the change most likely began (maximum likelihood)."""
    until: str
    """The last period of the change: the end of the chart, or where it most likely ended."""
    own: Figure
    """The figure from `since` to `until`."""
    others: Figure
    """What it is measured by: like referrals of the others in the same time, or the office before `since`."""
    difference: Figure
    """Own less others. Its interval is of 1 - rate/2 for all drifts together."""
    chance: float
    """How often a period in which nothing differs has a signal as strong as this on any of the charts."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit of the referrals that were asked for from `since` until before `until`."""

    since: datetime
    until: datetime
    n: int
    settings: Settings
    critical: float
    """Beyond how many standard deviations a comparison is flagged."""
    compared: int
    """How many comparisons were made."""
    comparisons: tuple[Comparison, ...]
    """By group (in the order of `BY`, then by name) and measure."""
    charts: tuple[Chart, ...]
    """The office's charts, a measure each."""
    parity: tuple[Chart, ...]
    """The charts of groups beside the others."""
    drifts: tuple[Drift, ...]
    """What fired of either."""
    monitored: int = 0
    """How many parity charts were kept."""
    unmatched: int = 0
    """How many referrals have no like one in any other group of some kind."""
    notes: tuple[str, ...] = ()
    """`empty`, or `short`: fewer than `charts.FEWEST` periods, so that there are no charts."""

    @property
    def flagged(self) -> tuple[Comparison, ...]:
        """The comparisons that differ, the surest first."""
        return tuple(
            sorted((c for c in self.comparisons if c.verdict == "differs"), key=lambda c: (c.chance, -abs(c.z)))
        )
