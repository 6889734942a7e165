"""How an entry of the register stands on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps

from charteroak.office.authorities.models import Authority

SOON = timedelta(days=60)
"""How long before its last day an entry is said to expire soon."""
STATES = ("in_force", "not_yet", "expires_soon", "expired", "superseded", "unreviewed")
"""How an entry can stand. Unreviewed stands beside one of the others."""


def states(row: Authority, day: date) -> tuple[str, ...]:
    """How an entry stands: first whether it holds, and then whether nobody has reviewed it."""
    return (_standing(row, day), *(() if row.reviewed_by else ("unreviewed",)))


def _standing(row: Authority, day: date) -> str:
    if row.superseded_by or not row.current:
        return "superseded"
    if row.from_day is not None and day < row.from_day:
        return "not_yet"
    if row.until_day is not None and row.until_day < day:
        return "expired"
    return "expires_soon" if expires_soon(row.until_day, day) else "in_force"


def expires_soon(until: date | None, day: date) -> bool:
    """Whether what holds on a day ends within SOON of it; `until` is its last day, None where none is known."""
    return until is not None and until - day <= SOON


@dataclass(frozen=True)
class Used:
    """Where the versions of an entry are used."""

    disclosures: int
    """How many disclosures cite one of them."""
    routines: int
    """How many routines rest on one of them."""


def used(ids: Collection[str]) -> Used:
    """How often these versions are cited, by what is kept of disclosures and of routines.

    Their models say so in a field named `authority`, which holds a version's id.
    """
    return Used(_counted("disclosures", ids), _counted("routines", ids))


def _counted(app: str, ids: Collection[str]) -> int:
    models: list[Any] = [each for each in apps.get_app_config(app).get_models() if hasattr(each, "authority")]
    return sum(model.objects.filter(authority__in=ids).count() for model in models)
