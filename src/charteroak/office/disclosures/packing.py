"""From a request that was approved to the package that `package` makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.law.law import law, today
from charteroak.logic.norm import Outcome
from charteroak.office.disclosures.cover import CoverFacts, Ground, Reason
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.models import Item
from charteroak.office.disclosures.package import NotPackaged, package

_WHY = {Outcome.COUNSEL.value: "counsel", Outcome.PROHIBITED.value: "no_ground", Outcome.UNKNOWN.value: "undetermined"}


@dataclass(frozen=True)
class Packed:
    """The package, or why there is none."""

    content: bytes = b""
    """A ZIP."""
    trouble: str = ""
    """Why there is none, by kind."""


def packed(held: Held, records: bytes, name: str, language: str, *, drop_unread: bool = False) -> Packed:
    """The package of a request: what is approved stays in the copy, and nothing else that is confidential."""
    request = held.request
    about = CoverFacts(
        record=request.record,
        requester=request.requester,
        paper=request.paper,
        day=today(),
        department=request.department,
        grounds=tuple(map(_ground, held.released)),
        readings={name: law().readings[name] for item in held.released for name in item.readings},
        names_withheld=request.requester == "court",
    )
    released = frozenset(item.topic for item in held.released)
    withhold = {item.topic: Reason(_reason(item)) for item in held.items if item.topic not in released}
    try:
        made = package(records, name, released, withhold, about, language, drop_unread=drop_unread)
    except NotPackaged as error:
        return Packed(trouble=error.why)
    return Packed(made.content)


def _ground(item: Item) -> Ground:
    cited = parts().cited(item.authority, today()) if item.authority else None
    return Ground(item.topic, item.basis, cited.citation if cited else "", item.necessity)


def _reason(item: Item) -> str:
    return _WHY.get(item.outcome, "not_approved") if item.asked else "not_asked_for"
