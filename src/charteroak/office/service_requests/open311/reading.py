"""A POST of the interface, read into what `keeping.take` keeps. What is wrong names fields and kinds, never values.

Fields that the specification does not have are passed over, as clients send what other cities take. So are `device_id`
and `account_id`, which nobody here needs, and `media_url`: nothing is fetched from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.http import HttpRequest

from charteroak.office.service_requests import keeping, settings
from charteroak.office.service_requests.giving import CONTACT, Given, Wrong, degrees
from charteroak.office.service_requests.models import ApiKey, ServiceType
from charteroak.office.service_requests.photos import BadPhoto, cleaned

REDACT = "charteroak_redact"
"""Our own field: whether what is confidential is to be taken out, and the rest kept."""
MEDIA = "media"
_ATTRIBUTE = re.compile(r"attribute\[([A-Za-z0-9_-]{1,40})\](\[\d*\])?\Z")
_ONCE = ("service_code", "lat", "long", "address_string", "address_id", "description", "api_key", REDACT, *CONTACT)


class Refused(Exception):
    """The request cannot be taken: what is wrong with it."""

    def __init__(self, *wrong: Wrong) -> None:
        self.wrong = wrong
        super().__init__(", ".join(each.code for each in wrong))


def jurisdiction(sent: Mapping[str, str]) -> None:
    """See that it is this city that is meant. Refused where it is another."""
    named = sent.get("jurisdiction_id", "")
    if named and named != settings.jurisdiction():
        raise Refused(Wrong("jurisdiction_id", "not_found", 404))


def read(request: HttpRequest, language: str) -> Given:
    """What was sent, whole and screened in nothing. Refused with all that is wrong with it."""
    sent = request.POST
    jurisdiction(sent)
    client = _client(sent.get("api_key", ""))
    twice = [Wrong(name, "twice") for name in _ONCE if len(sent.getlist(name)) > 1]
    given = Given(of=_type(sent.get("service_code", "")), language=language, client=client)
    given.description = sent.get("description", "").replace("\r\n", "\n").strip()
    given.place, given.place_id = sent.get("address_string", "").strip(), sent.get("address_id", "").strip()
    given.contact = {name: sent.get(name, "").strip() for name in CONTACT}
    wrong = [*twice, *_located(given, sent), *_answered(given, request), *_pictured(given, request)]
    wrong += [each for each in given.wrong() if each not in wrong]
    if wrong:
        raise Refused(*wrong)
    return given


def _client(plain: str) -> ApiKey | None:
    """The client by its key. Refused where the key is none, or none came and one is needed."""
    key = keeping.key_of(plain) if plain else None
    if key is None and (plain or settings.need_key()):
        raise Refused(Wrong("api_key", "bad_key" if plain else "no_key", 403))
    return key


def _type(code: str) -> ServiceType:
    if not code:
        raise Refused(Wrong("service_code", "required"))
    found = ServiceType.objects.prefetch_related("attributes").filter(code=code[:41], retired=False).first()
    if found is None or "\0" in code:
        raise Refused(Wrong("service_code", "not_found", 404))
    return found


def _located(given: Given, sent: Mapping[str, str]) -> Iterator[Wrong]:
    """The position. Both or neither; where one is wrong there is none."""
    texts = {name: sent.get(name, "").strip() for name in ("lat", "long")}
    found = {name: degrees(texts[name], most) for name, most in (("lat", 90), ("long", 180))}
    for name, text in texts.items():
        if text and found[name] is None:
            yield Wrong(name, "degrees")
        elif not text and any(texts.values()):
            yield Wrong(name, "both")
    if None not in found.values():
        given.lat, given.long = found["lat"], found["long"]


def _answered(given: Given, request: HttpRequest) -> Iterator[Wrong]:
    """The attributes: `attribute[CODE]`, and `attribute[CODE][]` where there may be several."""
    for name, values in request.POST.lists():
        if not name.startswith("attribute"):
            continue
        found = _ATTRIBUTE.match(name)
        if found is None:
            yield Wrong("attribute", "unknown")
            continue
        given.answers.setdefault(found[1], []).extend(each.strip() for each in values if each.strip())
    given.answers = {code: values for code, values in given.answers.items() if values}


def _pictured(given: Given, request: HttpRequest) -> Iterator[Wrong]:
    for name, files in request.FILES.lists():
        if name != MEDIA or len(files) > 1:
            yield Wrong(MEDIA, "one_file")
            continue
        try:
            given.photo = cleaned(files[0].read())
        except BadPhoto as bad:
            yield Wrong(MEDIA, f"photo_{bad.why}")
