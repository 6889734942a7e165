"""What is kept of disclosures: classes, grounds, times, roles and commitments. Not the records, nor whom they are of.

Every field is a word of a closed list, a random handle, a digest, a time or a number, but for the note on a necessity,
which is screened, at most 300 characters, and erased when the request closes.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models

from charteroak.ledger.commitment import new_record
from charteroak.office.accounts.models import new_handle
from charteroak.office.disclosures.machine import State


def new_record_id() -> str:
    """A new record id of the ledger, in hex."""
    return new_record().hex()


class Request(models.Model):
    """A request for confidential information."""

    handle: models.CharField[str, str] = models.CharField(max_length=16, unique=True, default=new_handle)
    record: models.CharField[str, str] = models.CharField(max_length=32, unique=True, default=new_record_id)
    """The ledger's id of the matter, in hex."""
    state: models.CharField[str, str] = models.CharField(max_length=24, default=State.DRAFT.value)
    version: models.IntegerField[int, int] = models.IntegerField(default=0)
    """How many things have happened to it: what a page was made from."""
    entries: models.IntegerField[int, int] = models.IntegerField(default=0)
    """How many entries the ledger has of it, as far as is known here."""

    requester: models.CharField[str, str] = models.CharField(max_length=40)
    channel: models.CharField[str, str] = models.CharField(max_length=20)
    service: models.CharField[str, str] = models.CharField(max_length=40)
    department: models.CharField[str, str] = models.CharField(max_length=40)
    employee: models.CharField[str, str] = models.CharField(max_length=20)
    received: models.DateField[date, date] = models.DateField()
    paper: models.CharField[str, str] = models.CharField(max_length=30)
    paper_found: models.CharField[str, str] = models.CharField(max_length=30, blank=True, default="")
    """The kind of paper as it was read, where one was; `paper` is the kind as a person confirmed it."""
    issuer: models.CharField[str, str] = models.CharField(max_length=20, blank=True, default="")
    criminal: models.BooleanField[bool | None, bool | None] = models.BooleanField(null=True)
    requires: models.BooleanField[bool | None, bool | None] = models.BooleanField(null=True)

    commitment: models.CharField[str, str] = models.CharField(max_length=64, blank=True, default="")
    """To the records, under `key`: without it no one can tell which file it was."""
    key: models.CharField[str, str] = models.CharField(max_length=64, blank=True, default="")
    """Erased when the request closes."""
    whole: models.CharField[str, str] = models.CharField(max_length=40, blank=True, default="")
    """The class of which the records are as a whole, where the screener says so."""
    sent: models.CharField[str, str] = models.CharField(max_length=64, blank=True, default="")
    """The digest of what was sent for approval."""
    routine: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    """The ids of the routines that stood for the supervisor's approval."""

    entered_by: models.CharField[str, str] = models.CharField(max_length=16)
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    changed_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    closed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        # The list, newest first, in each of its ways (`finding`): of everyone, of a department, of a person.
        indexes = [
            models.Index(
                fields=[*of, *state, "changed_at", "id"], name=f"disclosures_{name}{'_state' if state else ''}"
            )
            for name, of in (("all", ()), ("department", ("department",)), ("person", ("entered_by",)))
            for state in ((), ("state",))
        ]

    def __str__(self) -> str:
        return self.handle


class Item(models.Model):
    """One class of information: asked for, or standing in the records beside what was asked."""

    handle: models.CharField[str, str] = models.CharField(max_length=16, unique=True, default=new_handle)
    request: models.ForeignKey[Request, Request] = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="items"
    )
    topic: models.CharField[str, str] = models.CharField(max_length=40)
    asked: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    found: models.BooleanField[bool | None, bool | None] = models.BooleanField(null=True)
    """Whether the screener found it in the records; None before they were given."""
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """What was answered of `necessary_to_service` and `required_by_law`; None where it was said to be not known."""
    outcome: models.CharField[str, str] = models.CharField(max_length=20, default="unknown")
    clauses: models.JSONField[Any, Any] = models.JSONField(default=list)
    readings: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """The readings that the answer was given under."""
    decision: models.CharField[str, str] = models.CharField(max_length=10, blank=True, default="")
    """release or withhold; nothing before it is decided."""
    authority: models.CharField[str, str] = models.CharField(max_length=64, blank=True, default="")
    basis: models.CharField[str, str] = models.CharField(max_length=30, blank=True, default="")
    """The ground as the ledger has it."""
    necessity: models.CharField[str, str] = models.CharField(max_length=40, blank=True, default="")
    note: models.CharField[str, str] = models.CharField(max_length=300, blank=True, default="")
    recorded: models.CharField[str, str] = models.CharField(max_length=64, blank=True, default="")
    """The digest of the decision that the ledger has of it last."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "topic"], name="a class once in a request")]
        indexes = [models.Index(fields=["authority"], name="disclosures_by_authority")]
        ordering = ["-asked", "id"]

    def __str__(self) -> str:
        return self.handle


class Approval(models.Model):
    """What an approver said, or that it no longer stands."""

    request: models.ForeignKey[Request, Request] = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="approvals"
    )
    person: models.CharField[str, str] = models.CharField(max_length=16)
    role: models.CharField[str, str] = models.CharField(max_length=20)
    digest: models.CharField[str, str] = models.CharField(max_length=64)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    answer: models.CharField[str, str] = models.CharField(max_length=12)
    """given, not_given, or lapsed."""
    reason: models.CharField[str, str] = models.CharField(max_length=30, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "role"], condition=models.Q(answer="given"), name="one approval of a role stands"
            ),
            models.UniqueConstraint(
                fields=["request", "person"], condition=models.Q(answer="given"), name="never the same person twice"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.role} {self.answer}"


class Line(models.Model):
    """One thing that happened to a request, by words: its history, and who has worked on it."""

    request: models.ForeignKey[Request, Request] = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="lines"
    )
    version: models.IntegerField[int, int] = models.IntegerField()
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    person: models.CharField[str, str] = models.CharField(max_length=16)
    role: models.CharField[str, str] = models.CharField(max_length=20)
    event: models.CharField[str, str] = models.CharField(max_length=20)
    about: models.CharField[str, str] = models.CharField(max_length=40, blank=True, default="")
    """What of it: a class, or a word of `words.ABOUT`."""
    to: models.CharField[str, str] = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "version"], name="one thing at a time")]
        ordering = ["version"]

    def __str__(self) -> str:
        return self.event


class Handing(models.Model):
    """That the package of a request was handed over: there is one, or none."""

    request: models.OneToOneField[Request, Request] = models.OneToOneField(
        Request, on_delete=models.CASCADE, related_name="handing"
    )
    person: models.CharField[str, str] = models.CharField(max_length=16)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    release: models.JSONField[Any, Any] = models.JSONField(default=list)
    """The classes that were released."""

    def __str__(self) -> str:
        return str(self.at)
