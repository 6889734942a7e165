"""What the office keeps of services: which authority is cited where one turns on immigration status.

The services themselves are no tables of the office: they are the catalogue's (`shelf`).
"""

from __future__ import annotations

from datetime import date

from django.db import models

from charteroak.logic.clock import today


class Cited(models.Model):
    """That an authority is cited for words of a service. It is for these words: when they change, it is for nothing."""

    service: models.CharField[str, str] = models.CharField(max_length=36)
    """The service's id in the catalogue."""
    where: models.CharField[str, str] = models.CharField(max_length=40)
    """The part of the service that the words stand in: one of `conflicts.PARTS`."""
    words: models.CharField[str, str] = models.CharField(max_length=64)
    """The digest of the words, in hex."""
    authority: models.CharField[str, str] = models.CharField(max_length=16)
    """The version of the authority that is cited, by its id."""
    by: models.CharField[str, str] = models.CharField(max_length=16)
    """The handle of who cited it."""
    on: models.DateField[date, date] = models.DateField(default=today)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "where", "words"], name="service: words are answered for once")
        ]

    def __str__(self) -> str:
        return self.service
