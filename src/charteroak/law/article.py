"""The article as a rulebook, and its versions by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from charteroak.law import sec_2_925, sec_2_926, sec_2_927, sec_2_928, sec_2_929
from charteroak.law.provision import Provision
from charteroak.law.readings import READINGS
from charteroak.law.terms import ACTS, NOBODYS_CHOICE
from charteroak.logic.norm import Rulebook

PROVISIONS: tuple[Provision, ...] = (
    *sec_2_925.PROVISIONS,
    *sec_2_926.PROVISIONS,
    *sec_2_927.PROVISIONS,
    *sec_2_928.PROVISIONS,
    *sec_2_929.PROVISIONS,
)
"""Every clause of the article, in order."""

RULEBOOK = Rulebook(
    acts=ACTS,
    norms=tuple(norm for provision in PROVISIONS for norm in provision.norms),
    readings=READINGS,
    fixed=NOBODYS_CHOICE,
)


@dataclass(frozen=True, slots=True)
class Version:
    """The article as it stood from a date on, until the next version."""

    in_force_from: date
    ordinance: str
    provisions: tuple[Provision, ...]
    rulebook: Rulebook


VERSIONS = (Version(date(2008, 8, 11), "20-08", PROVISIONS, RULEBOOK),)
"""The versions, oldest first. An amendment is a new version here, beside the old."""


def version_at(day: date) -> Version | None:
    """The version in force on `day`, or None before there was one."""
    in_force = [version for version in VERSIONS if version.in_force_from <= day]
    return in_force[-1] if in_force else None
