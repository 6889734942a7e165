"""What counsel proposes of a reading, what became of it, and what the ledger has of it. All of it is public in the end.

A proposal is open until a second of counsel signs it, its proposer withdraws it, or what it was proposed on changes. To
sign is in two steps, each of which stands by itself: first the entry's very bytes are kept here (`signing`), then the
ledger is given them, and then it is `settled`. Whatever breaks off in between, the ledger tells which of both it is.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import models

from charteroak.office.accounts.models import Person, new_handle

OPEN, SIGNING, SETTLED, WITHDRAWN, LAPSED = "open", "signing", "settled", "withdrawn", "lapsed"
STATES = (OPEN, SIGNING, SETTLED, WITHDRAWN, LAPSED)
LONGEST_REASON = 2000


class Proposal(models.Model):
    """That a reading be settled as a choice, or unsettled (`choice` is empty), from a day on."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    reading: models.CharField[str, str] = models.CharField(max_length=40, db_index=True)
    choice: models.CharField[str, str] = models.CharField(max_length=40, blank=True)
    since: models.DateField[date, date] = models.DateField()
    reason: models.TextField[str, str] = models.TextField(max_length=LONGEST_REASON)
    basis: models.CharField[str, str] = models.CharField(max_length=64)
    """A digest of what it was proposed on (`settling.basis`)."""
    state: models.CharField[str, str] = models.CharField(
        max_length=10, default=OPEN, choices=[(each, each) for each in STATES]
    )
    proposed_by: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)
    signed_by: models.ForeignKey[Person | None, Person | None] = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    """When it was signed, withdrawn, or found to have lapsed."""
    entry: models.BinaryField[bytes, bytes] = models.BinaryField(default=b"")
    """The entry that the ledger is given, or was."""
    details: models.BinaryField[bytes, bytes] = models.BinaryField(default=b"")
    """What the entry commits to."""
    key: models.BinaryField[bytes, bytes] = models.BinaryField(default=b"")
    """The key that opens the commitment: these are public."""
    index: models.BigIntegerField[int | None, int | None] = models.BigIntegerField(null=True, unique=True)
    """The entry's place in the ledger, once it is there."""

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.handle

    @property
    def chosen(self) -> str | None:
        """The choice; None to unsettle."""
        return self.choice or None


class StoodBack(models.Model):
    """That someone of counsel will not sign a proposal. They cannot take it back: another has to sign."""

    proposal: models.ForeignKey[Proposal, Proposal] = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="stood_back"
    )
    person: models.ForeignKey[Person, Person] = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="stood back once")]

    def __str__(self) -> str:
        return self.proposal.handle
