"""The authorities that an act can rest on: what the pages choose from, and what something that is closed cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from charteroak.office.authorities.models import GROUNDS, Authority, Effect
from charteroak.office.authorities.seeding import seeded

_REFUSALS = ("provide_service", "refuse_service")


@dataclass(frozen=True)
class AuthorityChoice:
    """An authority as a choice, or as something that was cited."""

    id: str
    """The version's id: what is cited."""
    citation: str
    """As "8 U.S.C. 1373(a)"."""
    kind: str
    """What it is: a value of `models.Source`. One of the ledger's legal bases where `requires`."""
    says: str
    """What it says, in a sentence, in English."""
    reviewed: bool
    """Whether a person of counsel has reviewed this version."""
    expires: date | None
    """The last day on which it holds; None where none is known."""
    superseded: bool
    """Whether another version, or another entry, has taken its place."""
    requires: bool
    """Whether it requires the act it was asked for: only a statute, a regulation, a treaty, an order or a warrant can,
    and a permission, a request or a court's opinion does not. For the two acts about a service, whether it requires
    that the service be refused, as the fact `required_by_law` asks there.
    """
    of_whom: str = ""
    """Of whom it requires, forbids or permits it."""
    mark: str = ""
    """How far it was checked before counsel saw it: a value of `models.Mark`."""


def choices(act: str, classes: Iterable[str], day: date) -> list[AuthorityChoice]:
    """The authorities in force on a day that bear on an act and on one of these classes; on any, where none is given.

    Those that require the act come first, then those that counsel has reviewed, then by citation.
    """
    seeded()
    wanted = frozenset(classes)
    found = [
        _choice(row, act)
        for row in Authority.objects.filter(current=True, superseded_by="")
        if row.holds_on(day) and _bears_on(row, act, wanted)
    ]
    return sorted(found, key=lambda each: (not each.requires, not each.reviewed, each.citation))


def requiring(act: str, classes: Iterable[str], day: date) -> list[AuthorityChoice]:
    """Those of `choices` that require the act."""
    return [each for each in choices(act, classes, day) if each.requires]


def cited(id: str, day: date) -> AuthorityChoice | None:  # noqa: A002 - the interface's own name
    """The version of that id, whatever has become of it since; None where there is none.

    `superseded` says whether it still stands on the day: not where another version or entry has taken its place, or
    where its days are over. `requires` is said of any of its acts.
    """
    row = Authority.objects.filter(id=id).first()
    if row is None:
        return None
    choice = _choice(row, *row.acts)
    over = row.until_day is not None and row.until_day < day
    return replace(choice, superseded=choice.superseded or over)


def _bears_on(row: Authority, act: str, wanted: frozenset[str]) -> bool:
    acts = _REFUSALS if act in _REFUSALS else (act,)
    return any(each in row.acts for each in acts) and (not wanted or not row.classes or bool(wanted & set(row.classes)))


def _choice(row: Authority, *acts: str) -> AuthorityChoice:
    return AuthorityChoice(
        id=row.id,
        citation=row.citation,
        kind=row.kind,
        says=row.says,
        reviewed=bool(row.reviewed_by),
        expires=row.until_day,
        superseded=not row.current or bool(row.superseded_by),
        requires=any(_requires(row, act) for act in acts),
        of_whom=row.of_whom,
        mark=row.mark,
    )


def _requires(row: Authority, act: str) -> bool:
    """Whether an entry requires an act. What forbids a service requires that it be refused."""
    if row.kind not in GROUNDS:
        return False
    effect = row.requires_or_permits
    if act in _REFUSALS:
        forbids = effect == Effect.FORBIDS and "provide_service" in row.acts
        return forbids or (effect == Effect.REQUIRES and "refuse_service" in row.acts)
    return effect == Effect.REQUIRES and act in row.acts
