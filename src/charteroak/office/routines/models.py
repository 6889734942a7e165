"""What is kept of routines: closed words, days, roles, and who approved. No person concerned is in them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models

from charteroak.logic.clock import now
from charteroak.office.accounts.models import Person, new_handle
from charteroak.office.noting import LONGEST


class Routine(models.Model):
    """A necessity of a city service to give information that returns: who gives what to whom, why, and until when."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    record: models.CharField[str, str] = models.CharField(max_length=32, unique=True, editable=False)
    """Its record id in the ledger, in hex."""
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    """How often its facts were changed, from 1: an approval is of one version."""
    service: models.CharField[str, str] = models.CharField(max_length=40)
    classes: models.CharField[str, str] = models.CharField(max_length=250)
    """The classes of information, in the article's order, with spaces between."""
    requester: models.CharField[str, str] = models.CharField(max_length=40)
    necessity: models.CharField[str, str] = models.CharField(max_length=40)
    note: models.CharField[str, str] = models.CharField(max_length=LONGEST, blank=True)
    """Why, in a sentence that was screened before it was stored."""
    until: models.DateField[date, date] = models.DateField()
    """The last day on which it holds."""
    proposer: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="routines"
    )
    proposed: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=now)
    closed: models.CharField[str, str] = models.CharField(max_length=10, blank=True)
    """`declined`, `ended`, `lapsed` or `expired`, where it is; nothing opens it again."""
    closed_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    closed_by: models.CharField[str, str] = models.CharField(max_length=20, blank=True)
    """The role of whoever closed it; `system` where nobody did."""

    class Meta:
        ordering = ["service", "requester", "handle"]

    def __str__(self) -> str:
        return self.handle

    @property
    def topics(self) -> tuple[str, ...]:
        """The classes of information."""
        return tuple(self.classes.split())


class Approval(models.Model):
    """That a person approved a version of a routine, in a role, under the readings that were in force."""

    routine: models.ForeignKey[Routine, Routine] = models.ForeignKey(
        Routine, on_delete=models.CASCADE, related_name="approvals"
    )
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    role: models.CharField[str, str] = models.CharField(max_length=20)
    person: models.ForeignKey[Person, Person] = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day: models.DateField[date, date] = models.DateField()
    readings: models.CharField[str, str] = models.CharField(max_length=64)
    """The digest of the readings that bear on disclosing, in hex."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["routine", "version", "role"], name="routine: a role approves once"),
            models.UniqueConstraint(fields=["routine", "version", "person"], name="routine: a person approves once"),
        ]

    def __str__(self) -> str:
        return f"{self.routine_id}"  # type: ignore[attr-defined]  # Django makes it


class Use(models.Model):
    """That something was given under a routine: when, by which role, and under which record id of the ledger."""

    routine: models.ForeignKey[Routine, Routine] = models.ForeignKey(
        Routine, on_delete=models.CASCADE, related_name="uses"
    )
    record: models.CharField[str, str] = models.CharField(max_length=32)
    role: models.CharField[str, str] = models.CharField(max_length=20)
    day: models.DateField[date, date] = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["routine", "record"], name="routine: a use is counted once")]

    def __str__(self) -> str:
        return self.record
