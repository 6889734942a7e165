"""What the interface says: services, their definitions, and requests, in the specification's own fields and order.

A request is said in two ways. To whoever has its tracking code, whole, but for what they said of themselves. In the
public list, with what tells nobody who asked: no words, no address, no photo, no hour, and a place that is rounded to
some hundred meters.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time

from django.urls import reverse

from charteroak.office.service_requests.models import LISTS, Attribute, ServiceRequest, ServiceType
from charteroak.office.service_requests.open311.wire import FORMS, Many, Value, beginning, moment
from charteroak.office.service_requests.words import request_words

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
_MILLION, _ROUNDED = 1_000_000, 3
_LANGUAGES, KINDS_OF_ANSWER = ("en", "es"), tuple(FORMS.values())


def discovery(base: str, changed: datetime, contact: str, keys: str) -> Mapping[str, Value]:
    """The discovery: this interface, once in each language. `base` is the site's address without a closing slash."""
    changeset = moment(changed)

    def endpoint(language: str) -> Mapping[str, Value]:
        found = reverse("open311_services", kwargs={"language": language, "form": "xml"})
        return {
            "specification": SPECIFICATION,
            "url": base + found.rpartition("/")[0],
            "changeset": changeset,
            "type": "production",
            "formats": Many("format", [*KINDS_OF_ANSWER]),
        }

    return {
        "changeset": changeset,
        "contact": contact,
        "key_service": keys,
        "endpoints": Many("endpoint", [endpoint(each) for each in _LANGUAGES]),
    }


def service(of: ServiceType, language: str, *, asks: bool) -> Mapping[str, Value]:
    """A type of request. `asks` is whether it has a definition with more."""
    return {
        "service_code": of.code,
        "service_name": of.said("name", language),
        "description": of.said("about", language),
        "metadata": asks,
        "type": of.answers,
        "keywords": of.keywords,
        "group": of.said("group", language),
    }


def definition(of: ServiceType, language: str) -> Mapping[str, Value]:
    """What a type asks beyond what and where."""
    attributes: list[Attribute] = list(of.attributes.all())  # type: ignore[attr-defined]
    return {
        "service_code": of.code,
        "attributes": Many("attribute", [_attribute(at, each, language) for at, each in enumerate(attributes, 1)]),
    }


def _attribute(at: int, each: Attribute, language: str) -> Mapping[str, Value]:
    found: dict[str, Value] = {
        "variable": each.variable,
        "code": each.code,
        "datatype": each.datatype,
        "required": each.required,
        "datatype_description": each.said("hint", language) or None,
        "order": at,
        "description": each.said("about", language),
    }
    if each.datatype in LISTS:
        found["values"] = Many("value", [{"key": key, "name": name} for key, name in each.values(language)])
    return found


def whole(kept: ServiceRequest, named: str, language: str, base: str) -> Mapping[str, Value]:
    """A request as whoever has its code (`named`) sees it."""
    photo = ""
    if kept.photo:
        route = {"language": "en", "record": kept.photo, "form": kept.photo_kind}
        photo = base + reverse("open311_media", kwargs=route)
    return {
        **_begun(named, kept, language, kept.note),
        "description": kept.description or None,
        **_done(kept, language),
        "requested_datetime": moment(kept.came),
        "updated_datetime": moment(kept.changed),
        "expected_datetime": _expected(kept),
        "address": kept.place or None,
        "address_id": kept.place_id or None,
        "zipcode": None,
        "lat": None if kept.lat is None else kept.lat / _MILLION,
        "long": None if kept.long is None else kept.long / _MILLION,
        "media_url": photo or None,
    }


def public(kept: ServiceRequest, language: str) -> Mapping[str, Value]:
    """A request as everyone sees it."""
    changed = kept.changed.astimezone(UTC).date()
    return {
        **_begun(kept.id, kept, language, ""),
        "description": None,
        **_done(kept, language),
        "requested_datetime": beginning(kept.day),
        "updated_datetime": beginning(changed),
        "expected_datetime": _expected(kept),
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": None if kept.lat is None else round(kept.lat / _MILLION, _ROUNDED),
        "long": None if kept.long is None else round(kept.long / _MILLION, _ROUNDED),
        "media_url": None,
    }


def _begun(named: str, kept: ServiceRequest, language: str, note: str) -> dict[str, Value]:
    reason = request_words(language).reasons[kept.reason] if kept.reason else ""
    return {
        "service_request_id": named,
        "status": kept.status,
        "status_notes": " ".join(each for each in (reason and f"{reason}.", note) if each) or None,
        "service_name": kept.of.said("name", language),
        "service_code": kept.of.code,
    }


def _done(kept: ServiceRequest, language: str) -> dict[str, Value]:
    return {
        "agency_responsible": request_words(language).agencies[kept.agency],
        "service_notice": kept.of.said("notice", language) or None,
    }


def _expected(kept: ServiceRequest) -> str | None:
    return moment(datetime.combine(kept.expected, time(23, 59, 59), UTC)) if kept.expected else None
