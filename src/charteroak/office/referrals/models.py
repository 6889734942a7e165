"""What is kept of a referral: closed words, days, and which services were offered. No name, no note, no hour.

There is no column in which two people with one need could be told apart by what they are, and
`tests/office/test_referrals_alike.py` holds that none is added.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import models

from charteroak.office.accounts.models import new_handle

STATES = ("listed", "handed", "closed", "lapsed")
"""How far it is: the list was made; handed over; its outcome is known; nobody waits for that any more."""
CALLED = ("called", "no_answer", "not_wanted")
"""What came of calling an agency together, which is offered to everyone."""


class Referral(models.Model):
    """A referral, and its steps: asked, list handed over, agency called together, outcome."""

    id: models.CharField[str, str] = models.CharField(
        primary_key=True, max_length=16, default=new_handle, editable=False
    )
    record: models.CharField[str, str] = models.CharField(max_length=32, unique=True)
    """The id of the form that it came by: sent twice, it is one referral."""
    worker: models.CharField[str, str] = models.CharField(max_length=16)
    """The handle of who makes it."""
    need: models.CharField[str, str] = models.CharField(max_length=40)
    """A need of the catalogue."""
    place: models.CharField[str, str] = models.CharField(max_length=40)
    """A key of `asking.PLACES`, or `asking.ANYWHERE`."""
    language: models.CharField[str, str] = models.CharField(max_length=8)
    """A key of `asking.LANGUAGES`."""
    channel: models.CharField[str, str] = models.CharField(max_length=10)
    """One of `asking.CHANNELS`."""
    state: models.CharField[str, str] = models.CharField(max_length=10, default="listed")
    """One of `STATES`."""
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    """How often it was changed: what a page was made from."""
    asked_on: models.DateField[date, date] = models.DateField()
    """The day on which the person asked."""
    begun: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    """When the list was made; forgotten once it is handed over, as the minutes that it took are then known."""
    waited: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(null=True)
    """Minutes from asking to the list, up to the next five: a finer time could tell who it was."""
    catalogue: models.CharField[str, str] = models.CharField(max_length=64)
    """The digest of the catalogue that the list was made from (`catalogue.store.Store.digest`)."""
    listed: models.CharField[str, str] = models.CharField(max_length=64)
    """The digest of the list (`listing.Listed.digest`): who has the catalogue makes it again, and compares."""
    offered: models.CharField[str, str] = models.CharField(max_length=300, blank=True)
    """The services on the list, in its order: their ids in hex, with spaces between."""
    called: models.CharField[str, str] = models.CharField(max_length=10, blank=True)
    """One of `CALLED`, once the list is handed over."""
    outcome: models.CharField[str, str] = models.CharField(max_length=12, default="open")
    """One of `asking.OUTCOMES`."""
    closed_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    """The day on which the outcome was known, or on which nobody waited for it any more."""
    code: models.CharField[str, str] = models.CharField(max_length=64, blank=True, db_index=True)
    """The SHA-256 of the code by which the person can say what became of it; forgotten once it is closed."""

    class Meta:
        indexes = [
            models.Index(fields=["worker", "state", "asked_on", "id"], name="referrals_of_worker"),
            models.Index(fields=["state", "asked_on"], name="referrals_by_state"),
            models.Index(fields=["asked_on", "id"], name="referrals_by_day"),
        ]

    def __str__(self) -> str:
        return self.id
