"""What is kept of training: who has to learn, what, and what they completed. Of answers only how many were right."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from charteroak.logic.clock import now
from charteroak.office.accounts.models import Person, new_handle


class Learner(models.Model):
    """Someone on the roster, with an account here or without."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    number: models.CharField[str, str] = models.CharField(max_length=200, unique=True)
    """The City's own id for them: an employee or badge number."""
    name: models.CharField[str, str] = models.CharField(max_length=200)
    role: models.CharField[str, str] = models.CharField(max_length=200)
    """A role of the roster, as the City calls it."""
    unit: models.CharField[str, str] = models.CharField(max_length=200)
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True)
    """When they left."""
    person: models.OneToOneField[Person | None, Person | None] = models.OneToOneField(
        Person, on_delete=models.SET_NULL, null=True, related_name="learner"
    )
    """Their account, where they have one."""

    class Meta:
        ordering = ["name", "number"]
        indexes = [
            models.Index(fields=["name", "number"], name="learner: by name"),
            models.Index(fields=["unit", "name", "number"], name="learner: by unit"),
        ]

    def __str__(self) -> str:
        return self.handle


class Assignment(models.Model):
    """A course that roles or units have to take, and by when (`training.learning.Assignment`)."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    form: models.CharField[str, str] = models.CharField(max_length=32, unique=True, editable=False)
    """The random id of the form that it was made by: sent twice, there is one."""
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    """How often it was changed, from 1."""
    course: models.CharField[str, str] = models.CharField(max_length=40)
    roles: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """None means every role."""
    units: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """None means every unit."""
    days: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=90)
    renew_years: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(null=True, default=3)
    on_new_version: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    pass_mark: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=80)
    attempts: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(null=True)
    """How often the test may be tried; None for without end."""
    since: models.DateField[date, date] = models.DateField()
    ended: models.DateField[date | None, date | None] = models.DateField(null=True)

    class Meta:
        ordering = ["course", "since", "handle"]

    def __str__(self) -> str:
        return self.handle


class CourseVersion(models.Model):
    """A version of a course, and the day since which it is the one to learn."""

    course: models.CharField[str, str] = models.CharField(max_length=40)
    version: models.CharField[str, str] = models.CharField(max_length=64)
    since: models.DateField[date, date] = models.DateField()
    clauses: models.JSONField[list[str], list[str]] = models.JSONField(default=list)

    class Meta:
        ordering = ["course", "since"]
        constraints = [models.UniqueConstraint(fields=["course", "since"], name="training: a version a day")]

    def __str__(self) -> str:
        return self.version


class Attempt(models.Model):
    """A test that someone began: its questions are drawn by the seed. Which answers were given is not kept."""

    handle: models.CharField[str, str] = models.CharField(
        max_length=16, unique=True, default=new_handle, editable=False
    )
    learner: models.ForeignKey[Learner, Learner] = models.ForeignKey(
        Learner, on_delete=models.CASCADE, related_name="tries"
    )
    course: models.CharField[str, str] = models.CharField(max_length=40)
    version: models.CharField[str, str] = models.CharField(max_length=64)
    """That of the course when it began: the questions are its."""
    seed: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    began: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=now)
    ended: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    score: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(null=True)
    """Per cent."""
    passed: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    right: models.JSONField[dict[str, list[int]], dict[str, list[int]]] = models.JSONField(default=dict)
    """By clause: how many were right, of how many. It says what to teach again."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"], condition=Q(ended__isnull=True), name="training: one open test"
            )
        ]
        indexes = [models.Index(fields=["course", "ended"], name="training: tests ended")]

    def __str__(self) -> str:
        return self.handle


class Completion(models.Model):
    """That someone completed a version of a course, as the ledger has it."""

    learner: models.ForeignKey[Learner, Learner] = models.ForeignKey(
        Learner, on_delete=models.CASCADE, related_name="completions"
    )
    course: models.CharField[str, str] = models.CharField(max_length=40)
    version: models.CharField[str, str] = models.CharField(max_length=64)
    on: models.DateField[date, date] = models.DateField()
    way: models.CharField[str, str] = models.CharField(max_length=10)
    """One of `training.learning.WAYS`."""
    score: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(null=True)
    record: models.CharField[str, str] = models.CharField(max_length=32, unique=True)
    """Its record id in the ledger, in hex."""
    details: models.TextField[str, str] = models.TextField()
    """What the ledger's entry commits to, as it was: JSON with the name, the number and what was completed."""
    opening: models.CharField[str, str] = models.CharField(max_length=64)
    """The key of that commitment, in hex: with the details it shows whose entry it is."""

    class Meta:
        ordering = ["-on", "course"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course", "version", "on", "way"], name="training: completed once a day"
            )
        ]
        indexes = [models.Index(fields=["course", "on"], name="training: completions")]

    def __str__(self) -> str:
        return self.record


class Import(models.Model):
    """That a file was taken in: a roster, or what another system says was completed."""

    kind: models.CharField[str, str] = models.CharField(max_length=10)
    """`roster`, `csv` or `xapi`."""
    digest: models.CharField[str, str] = models.CharField(max_length=64)
    """SHA-256 of the file, in hex."""
    person: models.CharField[str, str] = models.CharField(max_length=16)
    """The handle of whoever did it."""
    time: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=now)
    taken: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    """How many rows were taken in."""
    rejected: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()

    class Meta:
        ordering = ["-time"]
        indexes = [models.Index(fields=["-time"], name="training: imports")]

    def __str__(self) -> str:
        return self.digest
