"""Who of the office is whom at which identity provider: by the provider and the name it knows them by, `sub`."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from charteroak.office.accounts.models import Person, new_handle


class Identity(models.Model):
    """That a person of the office is the one whom a provider knows by this name."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="identities"
    )
    issuer: models.CharField[str, str] = models.CharField(max_length=255)
    subject: models.CharField[str, str] = models.CharField(max_length=255)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="one person an identity")]

    def __str__(self) -> str:
        return self.handle


class Waiting(models.Model):
    """Someone whom a provider knows and nobody here is linked with: they signed on, and were refused."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    issuer: models.CharField[str, str] = models.CharField(max_length=255)
    subject: models.CharField[str, str] = models.CharField(max_length=255)
    name: models.CharField[str, str] = models.CharField(max_length=150)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="waits once")]

    def __str__(self) -> str:
        return self.handle
