"""An entry of the register as the pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from charteroak.law.words import words
from charteroak.office.accounts.models import Person
from charteroak.office.authorities.models import Authority
from charteroak.office.authorities.standing import states
from charteroak.office.authorities.words import authority_words
from charteroak.office.pages import Place


@dataclass(frozen=True)
class StateRow:
    """How an entry stands."""

    name: str
    """The state, by name."""
    label: str
    """The word for it."""
    means: str
    """What it means."""


@dataclass(frozen=True)
class VersionRow:
    """One version of an entry."""

    id: str
    """Its id: what cites it, cites this."""
    number: str
    """Which it is, as "Version 2"."""
    current: bool
    """Whether it is the one that holds."""
    kind: str
    """What it is, in law."""
    citation: str
    """Its citation."""
    effect: str
    """What it does."""
    effect_means: str
    """What that means."""
    says: str
    """What it says, in English."""
    of_whom: str
    """Of whom; or that it is not said."""
    acts: str
    """The acts that it bears on."""
    classes: str
    """The information that it bears on."""
    days: str
    """From when until when."""
    source: str
    """Where it was read."""
    mark: str
    """How far it was checked."""
    review: str
    """Whether counsel has reviewed it, and when."""
    written: str
    """When it was written, or that it came with the program."""
    superseded: str
    """The citation of what took its place, or nothing."""
    superseded_href: str
    """Where that is."""
    states: tuple[StateRow, ...]
    """How it stands."""
    href: str
    """The entry's page."""


def row(language: str, kept: Authority, day: date, viewer: Person | None = None) -> VersionRow:
    """A version as it is shown. Who reviewed it is named to those who work here, and to no one else."""
    own, city = authority_words(language), words(language)
    effect, means = own.effects[kept.requires_or_permits]
    by = Authority.objects.filter(entry=kept.superseded_by, current=True).first() if kept.superseded_by else None
    written = own.ui["made"].format(day=city.date(kept.made_at.date())) if kept.made_by else own.ui["came"]
    return VersionRow(
        id=kept.id,
        number=own.ui["version"].format(number=kept.version),
        current=kept.current,
        kind=own.kinds[kept.kind],
        citation=kept.citation,
        effect=effect,
        effect_means=means,
        says=kept.says,
        of_whom=kept.of_whom or own.ui["everyone"],
        acts=", ".join(city.acts[each].name for each in kept.acts) or own.ui["no_act"],
        classes=", ".join(city.values["topic"][each] for each in kept.classes) or own.ui["any_class"],
        days=_days(language, kept),
        source=kept.source or own.ui["no_source"],
        mark=own.marks[kept.mark],
        review=_review(language, kept, viewer),
        written=written,
        superseded=by.citation if by else "",
        superseded_href=_href(language, by.entry) if by else "",
        states=tuple(StateRow(each, *own.states[each]) for each in states(kept, day)),
        href=_href(language, kept.entry),
    )


def _href(language: str, entry: str) -> str:
    return Place("authority", record=entry).address(language)


def _days(language: str, kept: Authority) -> str:
    ui, city = authority_words(language).ui, words(language)
    said = [ui[name].format(day=city.date(day)) for name, day in _given(kept) if day is not None]
    return ", ".join(said) or ui["no_days"]


def _given(kept: Authority) -> tuple[tuple[str, date | None], ...]:
    return (("from", kept.from_day), ("until", kept.until_day))


def _review(language: str, kept: Authority, viewer: Person | None) -> str:
    ui = authority_words(language).ui
    if not kept.reviewed_by or kept.reviewed_on is None:
        return ui["unreviewed"]
    day = words(language).date(kept.reviewed_on)
    reviewer = Person.objects.filter(handle=kept.reviewed_by).first() if viewer else None
    return ui["reviewed_by"].format(name=reviewer.name, day=day) if reviewer else ui["reviewed"].format(day=day)
