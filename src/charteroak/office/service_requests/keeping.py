"""Requests taken in, found, listed, treated and closed. Of two who treat one at once, one is told to look again."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from charteroak.logic.clock import now
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person, is_handle
from charteroak.office.accounts.sealing import NotOpened, digest, seal, unseal
from charteroak.office.service_requests import album
from charteroak.office.service_requests.codes import hashed, new_code
from charteroak.office.service_requests.giving import Given
from charteroak.office.service_requests.models import Answer, ApiKey, ServiceRequest

CONTACT = "contact of a service request"
KEY = "key of the open311 interface"
MOST, SPAN = 1000, timedelta(days=90)
"""Of the specification: requests in an answer, and days that a search spans."""
_CONTACT = msgspec.json.Decoder(dict[str, str])
_JSON = msgspec.json.Encoder()


class Moved(Exception):
    """The request is not as it was shown, or it is closed."""


def take(given: Given, record: bytes = b"") -> tuple[ServiceRequest, str]:
    """Keep a request that was looked at and screened, and give it with its tracking code.

    The code is empty where the same form (`record`) was sent before: then that request is given. OSError where its
    photo cannot be written: then nothing is kept.
    """
    code, came = new_code(), now()
    kept = ServiceRequest(
        record=record or secrets.token_bytes(16),
        code=hashed(code),
        of=given.of,
        came=came,
        changed=came,
        day=came.date(),
        expected=came.date() + timedelta(given.of.days) if given.of.days else None,
        agency=given.of.agency,
        description=given.description,
        place=given.place,
        place_id=given.place_id,
        lat=given.lat,
        long=given.long,
        channel=given.channel,
        language=given.language,
        client=given.client,
    )
    if said := {name: text for name, text in given.contact.items() if text}:
        kept.contact = seal(_JSON.encode(said), kept.id, CONTACT)
    if there := ServiceRequest.objects.filter(record=kept.record).first():
        return there, ""
    if given.photo is not None:  # before the row: a file that no row names is swept away, a row without its file lies
        kept.photo, kept.photo_kind = album.keep(given.photo), given.photo.kind
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
            Answer.objects.bulk_create(
                Answer(request=kept, code=name, value=value)
                for name, values in given.answers.items()
                for value in values
            )
    except IntegrityError:
        album.remove(kept.photo)
        return ServiceRequest.objects.get(record=kept.record), ""  # the same form, sent twice at once
    return kept, code


def find(named: str) -> tuple[ServiceRequest | None, bool]:
    """The request of a tracking code, and True; or of a public id where its type is in the public list, and False."""
    requests = ServiceRequest.objects.select_related("of")
    if is_handle(named):
        return requests.filter(id=named, of__in_list=True).first(), False
    code = hashed(named)
    return (requests.filter(code=code).first() if code else None), True


def of_photo(name: str) -> ServiceRequest | None:
    """The request whose photo has this name."""
    return ServiceRequest.objects.filter(photo=name).exclude(photo="").first()


def public_list(
    first: date, last: date, *, types: Iterable[str] = (), statuses: Iterable[str] = (), skip: int = 0, most: int = MOST
) -> list[ServiceRequest]:
    """The requests in the public list that came within some days, the newest first, and among those of a day in the
    order of their random ids: the list tells no hour.
    """
    found = ServiceRequest.objects.select_related("of").filter(of__in_list=True, day__gte=first, day__lte=last)
    if types:
        found = found.filter(of__code__in=list(types))
    wanted = set(statuses)
    if wanted == {"closed"}:
        found = found.filter(state="closed")
    elif wanted == {"open"}:
        found = found.exclude(state="closed")
    return list(found.order_by("-day", "-id")[skip : skip + most])


def open_ones() -> Q:
    """What waits for the staff."""
    return Q(state__in=("received", "accepted", "assigned"))


def listed(show: str, type_: str) -> QuerySet[ServiceRequest]:
    """The requests as the staff lists them: those that are open with the oldest first, or those closed."""
    found = ServiceRequest.objects.select_related("of")
    found = found.filter(of__code=type_) if type_ else found
    if show == "open":
        return found.filter(open_ones()).order_by("day", "id")
    return found.filter(state=show).order_by(*(("-day", "-id") if show == "closed" else ("day", "id")))


def treat(person: Person, shown: ServiceRequest, step: str, said: Mapping[str, Any], day: date) -> None:
    """Accept, assign, note or close a request as it was shown (its version). Moved where it is another by now."""
    with transaction.atomic():
        kept = ServiceRequest.objects.select_for_update().get(id=shown.id)
        if kept.version != shown.version or kept.state == "closed":
            raise Moved
        if step == "accept" and kept.state == "received":
            kept.state = "accepted"
        elif step == "assign":
            kept.state, kept.agency = "assigned", said["agency"]
        elif step == "close":
            kept.state, kept.reason, kept.closed_on = "closed", said["reason"], day
        kept.note = said["note"] or kept.note
        kept.expected = said["expected"] or kept.expected
        kept.version, kept.changed = kept.version + 1, now()
        kept.save()
        audit.done(person, f"service_request_{step}", about=kept.id)


def contact(kept: ServiceRequest) -> dict[str, str] | None:
    """What someone said of themselves; None where they did not, or it cannot be opened any more."""
    if not kept.contact:
        return None
    try:
        return _CONTACT.decode(unseal(kept.contact, kept.id, CONTACT))
    except (NotOpened, msgspec.MsgspecError):
        return None


def new_key(person: Person, name: str) -> tuple[ApiKey, str]:
    """A new key of the interface, and what is shown of it once."""
    plain = secrets.token_urlsafe(24)
    return ApiKey.objects.create(name=name, digest=digest(plain, KEY), made_by=person.handle), plain


def key_of(plain: str) -> ApiKey | None:
    """The key that somebody sends, where it is one and was not revoked."""
    return ApiKey.objects.filter(digest=digest(plain, KEY), revoked_on=None).first()
