"""What is kept of requests for service: what was asked for and where, screened; and sealed, how to call someone back.

Nobody has to say who they are. What they say of themselves is sealed under a key of the site, shown in no list, and
destroyed some days after the request is closed (`shredding`).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models

from charteroak.logic.clock import now
from charteroak.office.accounts.models import new_handle
from charteroak.office.noting import LONGEST

ANSWERS = ("realtime", "batch", "blackbox")
"""How a POST is answered, by the words of GeoReport: with the id, with a token that leads to it, or with neither."""
DATATYPES = ("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")
LISTS = frozenset({"singlevaluelist", "multivaluelist"})
AGENCIES = (
    "public_works",
    "inspections",
    "health",
    "parks",
    "parking",
    "police",
    "fire",
    "water_district",
    "state",
    "utility",
    "other",
)
"""Who does the work, of the City and beside it."""
STATES = ("received", "accepted", "assigned", "closed")
REASONS = ("done", "duplicate", "not_found", "not_the_citys", "cannot_be_done")
"""Why a request is closed."""
CHANNELS = ("page", "open311")
DESCRIPTION, PLACE, VALUE = 4000, 300, 4000
"""Characters that a description may have (the specification's limit), an address, and an answer."""

if TYPE_CHECKING:
    Text = models.CharField[str, str]


def _published(longest: int, *, blank: bool = False) -> Text:
    return models.CharField(max_length=longest, blank=blank)


class ServiceType(models.Model):
    """A type of request: what the specification calls a service."""

    code: Text = models.CharField(max_length=40, unique=True)
    name_en: Text = _published(100)
    name_es: Text = _published(100)
    about_en: Text = _published(500)
    about_es: Text = _published(500)
    group_en: Text = _published(60)
    group_es: Text = _published(60)
    keywords: Text = _published(300, blank=True)
    """Words that people look for it by, in both languages, with commas between."""
    notice_en: Text = _published(300, blank=True)
    notice_es: Text = _published(300, blank=True)
    """What is going to be done, for whoever asked."""
    agency: Text = models.CharField(max_length=20, choices=[(each, each) for each in AGENCIES])
    answers: Text = models.CharField(max_length=10, choices=[(each, each) for each in ANSWERS], default="realtime")
    in_list: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    """Whether requests of this type are in the public list. What is asked for at someone's home is not."""
    days: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=0)
    """Days in which it is expected to be done; 0 where that is not said."""
    retired: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    changed_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=now)

    class Meta:
        ordering = ["group_en", "name_en", "code"]

    def __str__(self) -> str:
        return self.code

    def said(self, what: str, language: str) -> str:
        """One of `name`, `about`, `group`, `notice`, in a language."""
        return str(getattr(self, f"{what}_{language}"))


class Attribute(models.Model):
    """A question of a type, beyond what and where."""

    of: models.ForeignKey[ServiceType, ServiceType] = models.ForeignKey(
        ServiceType, on_delete=models.CASCADE, related_name="attributes"
    )
    code: Text = models.CharField(max_length=40)
    datatype: Text = models.CharField(max_length=20, choices=[(each, each) for each in DATATYPES])
    variable: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    """Whether it is asked; else it only tells something."""
    required: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    place: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    """Its place among the type's, from 1."""
    about_en: Text = _published(300)
    about_es: Text = _published(300)
    hint_en: Text = _published(200, blank=True)
    hint_es: Text = _published(200, blank=True)
    options: Text = _published(4000, blank=True)
    """Of a list, its values: a line each, as `key | English | Spanish`."""

    class Meta:
        ordering = ["place", "code"]
        constraints = [
            models.UniqueConstraint(fields=["of", "code"], name="an attribute once in a type"),
        ]

    def __str__(self) -> str:
        return self.code

    def said(self, what: str, language: str) -> str:
        """One of `about`, `hint`, in a language."""
        return str(getattr(self, f"{what}_{language}"))

    def values(self, language: str) -> tuple[tuple[str, str], ...]:
        """The keys of a list, each with what people read."""
        rows = [[part.strip() for part in line.split("|")] for line in self.options.splitlines() if line.strip()]
        return tuple((row[0], row[2 if language == "es" else 1]) for row in rows)


class ApiKey(models.Model):
    """A key by which a client of the interface says who it is."""

    id: Text = models.CharField(primary_key=True, max_length=16, default=new_handle, editable=False)
    name: Text = models.CharField(max_length=100)
    """What the client is called, by the administrator."""
    digest: Text = models.CharField(max_length=64, unique=True)
    made_by: Text = models.CharField(max_length=16)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=now)
    revoked_on: models.DateField[date | None, date | None] = models.DateField(null=True)

    def __str__(self) -> str:
        return self.id


class ServiceRequest(models.Model):
    """A request. Its `id` stands in the public list; the tracking code, which opens the rest, is nowhere."""

    id: Text = models.CharField(primary_key=True, max_length=16, default=new_handle, editable=False)
    record: models.BinaryField[bytes, bytes] = models.BinaryField(max_length=16, unique=True)
    """What its form was given when it was shown: sent twice, it is one request."""
    code: Text = models.CharField(max_length=64, unique=True)
    """The SHA-256 of the tracking code, which is 110 random bits."""
    of: models.ForeignKey[ServiceType, ServiceType] = models.ForeignKey(
        ServiceType, on_delete=models.PROTECT, related_name="requests"
    )
    state: Text = models.CharField(max_length=10, default="received")
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    came: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    day: models.DateField[date, date] = models.DateField()
    """The day of that in UTC: the public list knows no hour."""
    changed: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    expected: models.DateField[date | None, date | None] = models.DateField(null=True)
    closed_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    reason: Text = models.CharField(max_length=20, blank=True)
    note: Text = models.CharField(max_length=LONGEST, blank=True)
    """What the staff tells whoever has the code, screened."""
    agency: Text = models.CharField(max_length=20)
    description: models.TextField[str, str] = models.TextField(blank=True)
    place: models.TextField[str, str] = models.TextField(blank=True)
    """The address or cross streets, as typed and screened."""
    place_id: Text = models.CharField(max_length=60, blank=True)
    """The City's own id of the address, where a client has it."""
    lat: models.IntegerField[int | None, int | None] = models.IntegerField(null=True)
    long: models.IntegerField[int | None, int | None] = models.IntegerField(null=True)
    """Millionths of a degree, WGS 84."""
    channel: Text = models.CharField(max_length=10)
    language: Text = models.CharField(max_length=2)
    client: models.ForeignKey[ApiKey | None, ApiKey | None] = models.ForeignKey(
        ApiKey, on_delete=models.PROTECT, null=True, related_name="+"
    )
    contact: models.BinaryField[bytes, bytes] = models.BinaryField(default=b"")
    """Name, telephone and e-mail, sealed with a key of the site; empty where none was given or once it is destroyed."""
    photo: Text = models.CharField(max_length=32, blank=True)
    """The random name of the photo's file; empty where there is none."""
    photo_kind: Text = models.CharField(max_length=4, blank=True)
    shredded_on: models.DateField[date | None, date | None] = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "day", "id"], name="requests_by_state"),
            models.Index(fields=["day", "id"], name="requests_by_day"),
            models.Index(fields=["of", "day", "id"], name="requests_by_type"),
            models.Index(fields=["closed_on", "shredded_on"], name="requests_to_shred"),
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def status(self) -> str:
        """How it stands to the outside: open or closed."""
        return "closed" if self.state == "closed" else "open"


class Answer(models.Model):
    """What was answered to a question of the type; of several values, one."""

    request: models.ForeignKey[ServiceRequest, ServiceRequest] = models.ForeignKey(
        ServiceRequest, on_delete=models.CASCADE, related_name="answers"
    )
    code: Text = models.CharField(max_length=40)
    value: models.TextField[str, str] = models.TextField()

    def __str__(self) -> str:
        return self.code
