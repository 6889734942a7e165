"""A report that one person has asked to publish, and that waits for another to agree. What is published is no row."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from charteroak.office.accounts.models import Person


class Draft(models.Model):
    """The very report that was looked at: the ledger grows meanwhile, and the second person agrees to this one."""

    period: models.CharField[str, str] = models.CharField(max_length=6, unique=True)
    data: models.TextField[str, str] = models.TextField()
    asked_by: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="reports_asked"
    )
    role: models.CharField[str, str] = models.CharField(max_length=20)
    asked_on: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.period
