"""What an audit found, in words: sentences with their intervals and how sure they are, and numbers in their units."""

from __future__ import annotations

import math
from dataclasses import dataclass

from charteroak.catalogue.needs import NEEDS
from charteroak.office.referrals.asking import PLACES
from charteroak.office.referrals.audit_words import AuditWords, audit_words
from charteroak.office.referrals.words import place_name, referral_words, spoken_name
from charteroak.referrals.findings import MEASURES, Comparison, Drift, Figure

KIND = {measure.name: measure.kind for measure in MEASURES}
MINUS = "\u2212"
_UNITS = (("minutes", 1440.0, 2 / 24), ("hours", 24.0, 2.0), ("days", 1.0, math.inf))


@dataclass(frozen=True)
class Names:
    """What groups are called, for who reads. Workers are numbers; `people` names them for who may know."""

    language: str
    people: dict[str, str]

    def group(self, by: str, group: str) -> str:
        """What a group is called."""
        ui = audit_words(self.language).ui
        if by == "need":
            return NEEDS[group].name(self.language) if group in NEEDS else group
        if by == "place":
            return place_name(self.language, group) if group in PLACES else group or ui["anywhere"]
        if by == "language":
            return spoken_name(self.language, group)
        if by == "channel":
            return referral_words(self.language).channels[group]
        name = self.people.get(group, "")
        return ui["worker_named" if name else "worker"].format(number=group, name=name)


def measured(say: AuditWords, measure: str, value: float, unit: str = "") -> str:
    """A figure in its unit; of a difference in shares, `unit` is what it is called."""
    kind = KIND[measure]
    if kind == "share":
        return f"{value * 100:.1f} {unit}" if unit else f"{value * 100:.1f}%"
    if kind == "count":
        return f"{value:.2f}"
    name, times = unit_of(abs(value)) if not unit else (unit, _times(unit))
    return f"{value * times:.1f} {say.units[name]}"


def short(say: AuditWords, measure: str, value: float) -> str:
    """A figure for the side of a chart."""
    if KIND[measure] != "time":
        return measured(say, measure, value)
    name, times = unit_of(abs(value))
    return f"{value * times:.1f} {say.short[name]}"


def unit_of(days: float) -> tuple[str, float]:
    """The unit of time in which this is easily read, and how many of it a day has."""
    return next((name, times) for name, times, below in _UNITS if days < below)


def _times(unit: str) -> float:
    return next(times for name, times, _ in _UNITS if name == unit)


def ranged(say: AuditWords, measure: str, figure: Figure | None, *, difference: bool = False) -> str:
    """A figure with its interval, in one unit."""
    if figure is None:
        return say.ui["unknown"]
    size, low, high = _sized(say, measure, figure, difference=difference)
    return f"{size} ({say.ui['range'].format(low=low, high=high)})"


def _sized(say: AuditWords, measure: str, figure: Figure, *, difference: bool) -> tuple[str, str, str]:
    """The figure with its unit, and the ends of its interval without."""
    kind, unit = KIND[measure], ""
    if kind == "time":
        unit = unit_of(max(abs(figure.value), abs(figure.low), abs(figure.high)))[0]
    elif kind == "share" and difference:
        unit = say.ui["points"]
    size = measured(say, measure, figure.value, unit)
    ends = [measured(say, measure, end, unit).removesuffix("%").split(" ")[0] for end in (figure.low, figure.high)]
    return _minus(size), _minus(ends[0]), _minus(ends[1])


def _minus(text: str) -> str:
    zero = text.startswith("-") and not any(digit in "123456789" for digit in text)
    return text[1:] if zero else text.replace("-", MINUS)


def difference_told(say: AuditWords, measure: str, gap: Figure, *, office: bool = False) -> str:
    """A difference in words: how much more or less, from where to where, than whom."""
    more = gap.value >= 0
    shown = gap if more else Figure(-gap.value, -gap.high, -gap.low, gap.n)
    size, low, high = _sized(say, measure, shown, difference=True)
    told = say.told.get(measure) or say.told["share"]
    than = say.ui["before" if office else "like"]
    return told[0 if more else 1].format(
        size=size,
        range=say.ui["range"].format(low=low, high=high),
        than=than,
        among=than if office else say.ui["like_among"],
        measure=say.measures[measure],
    )


def chance_told(say: AuditWords, chance: float) -> str:
    """How often chance would do it, in words."""
    if chance > 0.5:
        return say.ui["chance_often"]
    if chance < 1e-6:
        return say.ui["chance_never"]
    often = 1 / chance
    step = 10 ** max(math.floor(math.log10(often)) - 1, 0)
    return say.ui["chance"].format(count=f"{int(often // step * step):,}")


def period_told(say: AuditWords, period: str) -> str:
    """A period of a chart, in words."""
    year, _, rest = period.partition("-")
    if rest.startswith("W"):
        return say.ui["week_of"].format(week=int(rest[1:]), year=year)
    return say.ui["month_of"].format(month=say.months[int(rest) - 1], year=year)


def comparison_told(names: Names, found: Comparison) -> str:
    """A comparison that stands out, as a sentence or two."""
    say = audit_words(names.language)
    if found.difference is None:
        return ""
    who = say.of[found.by].format(group=names.group(found.by, found.group))
    told = difference_told(say, found.measure, found.difference)
    return f"{who}: {told}. {chance_told(say, found.chance)}"


def drift_told(names: Names, drift: Drift) -> str:
    """What changed, since when, by how much, and how sure that is."""
    say, chart = audit_words(names.language), drift.chart
    who = say.of[chart.by].format(group=names.group(chart.by, chart.group)) if chart.by else say.ui["office"]
    told = difference_told(say, chart.measure, drift.difference, office=not chart.by)
    first = say.ui["first_signal"].format(period=period_told(say, drift.first))
    return f"{who}: {told}, {_when(say, drift)}. {chance_told(say, drift.chance)} {first}"


def _when(say: AuditWords, drift: Drift) -> str:
    first, last = drift.chart.points[0].period, drift.chart.points[-1].period
    if (drift.since, drift.until) == (first, last):
        return say.ui["throughout"]
    since, until = period_told(say, drift.since), period_told(say, drift.until)
    return say.ui["since" if drift.until == last else "from_to"].format(since=since, until=until)
