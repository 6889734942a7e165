"""What is kept of authorities: every version of every entry, each readable for good, as what cited it goes on to.

An entry is what a statute, a regulation or an order says, in a sentence. A change makes a new version with a name of
its own; the old one stays as it was. What is closed cites the version that held then.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import models

from charteroak.office.accounts.models import new_handle


class Source(StrEnum):
    """What an entry is, in law. The first seven are the grounds that the ledger has a word for (`recording.words`)."""

    FEDERAL_STATUTE = "federal_statute"
    FEDERAL_REGULATION = "federal_regulation"
    STATE_STATUTE = "state_statute"
    STATE_REGULATION = "state_regulation"
    COURT_ORDER = "court_order"
    JUDICIAL_WARRANT = "judicial_warrant"
    TREATY = "treaty"
    CASE = "case"
    OTHER = "other"


GROUNDS = tuple(Source)[:7]
"""The kinds that can require something by law, as an entry of the ledger says it: `basis`."""


class Effect(StrEnum):
    """What an entry does. What informs neither requires, forbids nor permits by itself: a definition, a request, and
    what a court said of another law.
    """

    REQUIRES = "requires"
    FORBIDS = "forbids"
    PERMITS = "permits"
    INFORMS = "informs"


class Mark(StrEnum):
    """How far what an entry says was checked before counsel saw it."""

    VERIFIED = "verified"
    PART = "part"
    MEMORY = "memory"
    CITY = "city"
    """Written by this city's counsel: it comes from no background."""


def _choices(names: type[StrEnum]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in names]


class Authority(models.Model):
    """One version of an entry. Nothing of it changes afterwards but `current`, and the review, which is given once."""

    id: models.CharField[str, str] = models.CharField(
        primary_key=True, max_length=16, default=new_handle, editable=False
    )
    entry: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    """What all versions of an entry share: the name it has in addresses."""
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    current: models.BooleanField[bool, bool] = models.BooleanField(default=True, db_index=True)
    """Whether no version comes after this one."""
    seed: models.CharField[str, str] = models.CharField(max_length=60, blank=True)
    """The key of the row of the seed that it came from; empty in later versions, and where the city wrote it."""
    kind: models.CharField[str, str] = models.CharField(max_length=20, choices=_choices(Source))
    citation: models.CharField[str, str] = models.CharField(max_length=200)
    requires_or_permits: models.CharField[str, str] = models.CharField(max_length=10, choices=_choices(Effect))
    says: models.CharField[str, str] = models.CharField(max_length=700)
    of_whom: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    acts: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """The acts of the article that it bears on."""
    classes: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """The classes of information that it bears on, as values of `topic`; none where it bears on any."""
    from_day: models.DateField[date | None, date | None] = models.DateField(null=True)
    until_day: models.DateField[date | None, date | None] = models.DateField(null=True)
    """The last day on which it holds."""
    source: models.CharField[str, str] = models.CharField(max_length=300, blank=True)
    mark: models.CharField[str, str] = models.CharField(max_length=10, choices=_choices(Mark))
    reviewed_by: models.CharField[str, str] = models.CharField(max_length=16, blank=True)
    """The handle of the person of counsel who did; empty until somebody has."""
    reviewed_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    superseded_by: models.CharField[str, str] = models.CharField(max_length=16, blank=True)
    """The entry that took its place."""
    made_by: models.CharField[str, str] = models.CharField(max_length=16, blank=True)
    """The handle of who wrote this version; empty where it came with the program."""
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "version"], name="a version once"),
            models.UniqueConstraint(fields=["entry"], condition=models.Q(current=True), name="one current version"),
            models.UniqueConstraint(fields=["seed"], condition=~models.Q(seed=""), name="a row of the seed once"),
        ]

    def __str__(self) -> str:
        return self.id

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day, as far as its days say."""
        begun = self.from_day is None or self.from_day <= day
        return begun and (self.until_day is None or day <= self.until_day) and not self.superseded_by

    def said(self) -> dict[str, Any]:
        """What a version says, by field: what a change may change."""
        return {name: getattr(self, name) for name in SAID}


SAID = (
    "kind",
    "citation",
    "requires_or_permits",
    "says",
    "of_whom",
    "acts",
    "classes",
    "from_day",
    "until_day",
    "source",
    "mark",
    "superseded_by",
)
"""The fields that say what the law is; the others say who wrote it down, and who looked at it."""
