"""What is kept of complaints: closed words, months and days. What a person wrote is here sealed, or not at all."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models

from charteroak.office.accounts.models import new_handle
from charteroak.recording.matter_words import COMPLAINTS_ABOUT
from charteroak.recording.words import DEPARTMENTS

STATES = ("received", "answered", "referred", "closed")
ANSWERS = ("followed", "not_followed", "mended", "cannot_tell", "not_covered")
"""What an auditor can say came of it."""
REFERRALS = ("counsel", "department_head", "another_agency")
"""To whom an auditor can refer it."""
HOLDS = ("litigation", "subpoena", "records_request")
"""Why counsel can stop that it is shredded."""


class AuditorKey(models.Model):
    """A public key of an auditor. Its private half is in nobody's hands here."""

    id: models.CharField[str, str] = models.CharField(
        primary_key=True, max_length=16, default=new_handle, editable=False
    )
    person: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    """The auditor's handle."""
    public: models.BinaryField[bytes, bytes] = models.BinaryField()
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)
    proven: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    """Whether its owner has shown that they can open its file. Until then nothing is sealed for it."""
    retired_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    """From when on nothing is sealed for it any more. What was, it still opens."""

    def __str__(self) -> str:
        return self.id


class Complaint(models.Model):
    """A complaint. No name, no word of its own, no hour: who has this table knows what kind of thing was said, when."""

    id: models.CharField[str, str] = models.CharField(
        primary_key=True, max_length=16, default=new_handle, editable=False
    )
    record: models.BinaryField[bytes, bytes] = models.BinaryField(max_length=16, unique=True)
    """The record id of its entries in the ledger."""
    about: models.CharField[str, str] = models.CharField(
        max_length=20, choices=[(each, each) for each in COMPLAINTS_ABOUT]
    )
    department: models.CharField[str, str] = models.CharField(
        max_length=40, blank=True, choices=[(each, each) for each in DEPARTMENTS]
    )
    month: models.CharField[str, str] = models.CharField(max_length=7, blank=True)
    """When it happened, as "2026-11", or "earlier"; empty where it was not said."""
    received_on: models.DateField[date, date] = models.DateField()
    state: models.CharField[str, str] = models.CharField(max_length=10, default="received")
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    """How often it was changed: what a page was made from."""
    answer: models.CharField[str, str] = models.CharField(max_length=20, blank=True)
    referred_to: models.CharField[str, str] = models.CharField(max_length=20, blank=True)
    note: models.CharField[str, str] = models.CharField(max_length=300, blank=True)
    """What the auditor adds for whoever has the code, as the screener let it through."""
    closed_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    code: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    """The SHA-256 of the tracking code, which is 120 random bits."""
    content: models.BinaryField[bytes, bytes] = models.BinaryField(default=b"")
    """What was written, sealed; empty where nothing was, or once it is shredded."""
    commitment: models.BinaryField[bytes, bytes] = models.BinaryField(default=b"")
    shredded_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    hold: models.CharField[str, str] = models.CharField(max_length=20, blank=True)
    hold_until: models.DateField[date | None, date | None] = models.DateField(null=True)
    hold_by: models.CharField[str, str] = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "received_on", "id"], name="complaints_by_state")]

    def __str__(self) -> str:
        return self.id


class WrappedKey(models.Model):
    """The data key of a complaint, wrapped to an auditor's key."""

    complaint: models.ForeignKey[Complaint, Complaint] = models.ForeignKey(
        Complaint, on_delete=models.CASCADE, related_name="wrapped"
    )
    key: models.ForeignKey[AuditorKey, AuditorKey] = models.ForeignKey(
        AuditorKey, on_delete=models.PROTECT, related_name="wraps"
    )
    wrapped: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "key"], name="a wrapped key once")]

    def __str__(self) -> str:
        return str(self.pk)
