"""Who works here. A person's name is for the office alone: the ledger knows roles, and the audit knows handles."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from charteroak.office.roles import Role
from charteroak.recording.words import DEPARTMENTS


def new_handle() -> str:
    """A new random name by which the audit and the pages' addresses know a person or a thing."""
    return secrets.token_hex(8)


def is_handle(given: str) -> bool:
    """Whether a text can be such a name. What else is sent for one is asked of no database, which may fail of it."""
    return re.fullmatch(r"[0-9a-f]{16}", given) is not None


class Person(AbstractBaseUser):
    """Someone who works here and can sign in."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    login: models.CharField[str, str] = models.CharField(max_length=150, unique=True)
    name: models.CharField[str, str] = models.CharField(max_length=150)
    department: models.CharField[str, str] = models.CharField(
        max_length=40, choices=[(name, name) for name in DEPARTMENTS]
    )
    language: models.CharField[str, str] = models.CharField(max_length=2, default="en")
    is_active: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    locked: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = []

    def __str__(self) -> str:
        return self.handle

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles they have now; none where they are no longer active."""
        held = Holding.objects.filter(person=self).values_list("role", flat=True)
        return frozenset(map(Role, held)) if self.is_active else frozenset()


class Holding(models.Model):
    """That a person has a role."""

    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="holdings"
    )
    role: models.CharField[str, str] = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Role]
    )
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="a role once")]

    def __str__(self) -> str:
        return self.role


class Totp(models.Model):
    """The authenticator of a person: its key, sealed, and the last step of time whose code was used."""

    person: models.OneToOneField[Person, Person] = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="totp"
    )
    sealed: models.BinaryField[bytes, bytes] = models.BinaryField()
    last_step: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return "totp"


class Passkey(models.Model):
    """A passkey of a person: its public key, and what it is called by them."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="passkeys"
    )
    name: models.CharField[str, str] = models.CharField(max_length=60)
    credential: models.CharField[str, str] = models.CharField(max_length=1400, unique=True)
    public_key: models.BinaryField[bytes, bytes] = models.BinaryField()
    uses: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.handle


class RecoveryCode(models.Model):
    """A code that stands in for a lost factor, once. Only its digest is kept."""

    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="recovery_codes"
    )
    digest: models.CharField[str, str] = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return "recovery code"


class OneTimeCode(models.Model):
    """The code by which a person begins: given by an administrator, used once, and only for some days."""

    in_backup = False

    person: models.OneToOneField[Person, Person] = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="one_time_code"
    )
    digest: models.CharField[str, str] = models.CharField(max_length=64)
    until: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    def __str__(self) -> str:
        return "one-time code"


class Failure(models.Model):
    """That signing in as a person, or proving to be them, was tried. What succeeds takes it away again."""

    in_backup = False

    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="failures"
    )
    time: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    def __str__(self) -> str:
        return "failure"


class Sitting(models.Model):
    """A session of a person: how they signed in, since when, and when they were last seen in it."""

    in_backup = False

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="sittings"
    )
    session: models.CharField[str, str] = models.CharField(max_length=40, unique=True)
    way: models.CharField[str, str] = models.CharField(max_length=20)
    began: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    seen: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    def __str__(self) -> str:
        return self.handle


class AuditLine(models.Model):
    """That somebody did or read something: who by handle, what by the names of routes and ids. Never what it said."""

    time: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True, db_index=True)
    person: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    event: models.CharField[str, str] = models.CharField(max_length=40, db_index=True)
    route: models.CharField[str, str] = models.CharField(max_length=40)
    about: models.CharField[str, str] = models.CharField(max_length=64)
    outcome: models.CharField[str, str] = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.event} {self.route}"


_claimed = False


def is_claimed() -> bool:
    """Whether the office has an administrator. Once it has, it always has: the last one cannot be taken away."""
    global _claimed
    if not _claimed:
        _claimed = Holding.objects.filter(role=Role.ADMINISTRATOR).exists()
    return _claimed
